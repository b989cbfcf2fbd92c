package dev.signalbox.deploy;

import dev.signalbox.deploy.parts.WholeJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the worker jars that pipelines name as artifact sources: in an installed Signalbox below {@code artifacts/}, where
 * they are in parts, in a source checkout where Maven's {@code package} phase leaves them.
 */
public final class WorkerJars {
    private final Path home;
    private final Optional<Path> cache;

    /** @param home the checkout's folder, or that of an installation whose worker jars are whole */
    public WorkerJars(Path home) {
        this(home, Optional.empty());
    }

    /**
     * @param home the installation's or the checkout's folder
     * @param cache worker jars that were installed in parts are kept whole below it
     */
    public WorkerJars(Path home, Path cache) {
        this(home, Optional.of(cache));
    }

    private WorkerJars(Path home, Optional<Path> cache) {
        this.home = home;
        this.cache = cache;
    }

    /** @throws DeployException naming what to run when the jar is not there */
    public Path find(String source) {
        var installed = home.resolve("artifacts").resolve(source + ".jar");
        if (Files.isRegularFile(installed)) {
            return installed;
        }
        var parts = installed.resolveSibling(source + WholeJar.ENDING);
        if (cache.isPresent() && Files.isRegularFile(parts)) {
            return new WholeJar(home, cache.get().resolve("workers")).of(parts);
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
