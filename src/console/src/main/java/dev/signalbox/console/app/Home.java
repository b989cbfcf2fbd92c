package dev.signalbox.console.app;

import java.nio.file.Path;

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
}
