package dev.signalbox.console.app;

import dev.signalbox.console.model.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The folder of this installation, or of the source checkout, where pipelines and worker jars are found. */
public final class Home {
    private Home() {}

    /** From the system property {@code signalbox.home}, which the launcher sets; else the current folder. */
    public static Path path() {
        return Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().normalize();
    }

    /** The folder of the bundled pipelines. */
    public static Path pipelines() {
        return path().resolve("infra-templates");
    }

    /** The folder that somebody who carries the program about would take: an own folder in it goes along. */
    static Path beside() {
        return Program.launcher().map(Home::around).orElseGet(Home::path);
    }

    /** Whether what lies beside the program goes when that is updated or removed: jpackage's {@code .msi} deletes its folder whole. */
    static boolean goesWithTheProgram(Path home, String os) {
        return os.toLowerCase(Locale.ROOT).contains("win") && Files.exists(home.resolve(".package"));
    }

    /** jpackage puts the launcher into {@code bin} on Linux, into {@code X.app/Contents/MacOS} on macOS, and on top on Windows. */
    static Path around(Path launcher) {
        @Nullable
        Path folder = launcher.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return launcher;
        }
        boolean mac = folder.endsWith(Path.of("Contents", "MacOS"));
        int up = mac ? 3 : folder.endsWith("bin") ? 1 : 0;
        return folder.resolve("../".repeat(up)).normalize();
    }
}
