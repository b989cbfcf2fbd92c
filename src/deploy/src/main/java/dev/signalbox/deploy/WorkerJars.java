package dev.signalbox.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the worker jars that pipelines name as artifact sources: in an installed Signalbox below {@code artifacts/},
 * in a source checkout where Maven's {@code package} phase leaves them.
 */
public final class WorkerJars {
    private final Path home;

    /** @param home the installation's or the checkout's folder */
    public WorkerJars(Path home) {
        this.home = home;
    }

    /** @throws DeployException naming what to run when the jar is not there */
    public Path find(String source) {
        var installed = home.resolve("artifacts").resolve(source + ".jar");
        if (Files.isRegularFile(installed)) {
            return installed;
        }
        var target = home.resolve("src").resolve(source).resolve("target");
        var built = target.resolve(jarName(source));
        if (Files.isRegularFile(built)) {
            return built;
        }
        throw new DeployException("The worker jar of " + source + " is neither at " + installed + " nor at " + built
                + ". In a source checkout, run: mvn -DskipTests package");
    }

    /** Jars of workers are called after what works, such as {@code batch}, other ones after what they are. */
    private static String jarName(String source) {
        var name = source.replaceFirst("-workers?$", "");
        return "signalbox-" + source + "-" + Version.current() + "-" + name.substring(name.lastIndexOf('-') + 1)
                + ".jar";
    }
}
