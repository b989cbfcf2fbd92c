package dev.signalbox.console.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What this program is to whoever types commands. */
public final class Program {
    private static final String LAUNCHER = "jpackage.app-path";

    private Program() {}

    /** The launcher of an installed program; empty when it is run from its sources. */
    public static Optional<Path> launcher() {
        return Optional.ofNullable(System.getProperty(LAUNCHER)).map(Path::of);
    }

    /** How it is started, as people type it on this computer. */
    public static String command() {
        return command(launcher(), System.getProperty("os.name"));
    }

    /** On Windows the program of the desktop has no terminal, and on macOS none is on the path. */
    static String command(Optional<Path> launcher, String os) {
        String system = os.toLowerCase(Locale.ROOT);
        if (launcher.isEmpty()) {
            return system.contains("win") ? "signalbox.cmd" : "./signalbox";
        }
        if (system.contains("win")) {
            return "signalbox-terminal";
        }
        return system.contains("mac") ? launcher.get().toString() : "signalbox";
    }
}
