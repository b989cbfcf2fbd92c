package dev.signalbox.console.app;

import java.nio.file.Path;

/** The folder of this installation, or of the source checkout, where pipelines and worker jars are found. */
final class Home {
    private Home() {}

    /** From the system property {@code signalbox.home}, which the launcher sets; else the current folder. */
    static Path path() {
        return Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().normalize();
    }

    static Path pipelines() {
        return path().resolve("infra-templates");
    }
}
