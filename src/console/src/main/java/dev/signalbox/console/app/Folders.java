package dev.signalbox.console.app;

import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this user's Signalbox keeps things.
 *
 * @param data what cannot be had again: the local cloud, ledger, archive, transfers
 * @param config what was chosen or entered: preferences, environments
 * @param cache what can be made again
 * @param logs for whoever looks for a defect
 */
public record Folders(Path data, Path config, Path cache, Path logs) {
    /** Beside the program it makes the installation a portable one. */
    public static final String PORTABLE = "signalbox-data";
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
    private static final String NAME = "Signalbox";

    /** Everything in one folder, as {@code --data-folder} wants it. */
    public static Folders in(Path folder) {
        return new Folders(folder, folder, folder.resolve("cache"), folder.resolve("logs"));
    }

    /** Those of whoever runs this process: beside the program if it is portable, else where the operating system wants them. */
    public static Folders usual() {
        return Optional.of(portable(Home.beside())).filter(f -> f.data().toFile().isDirectory()).orElseGet(() -> of(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    }

    /** Beside the program, whether the folder is there yet or not. */
    public static Folders portable() {
        return portable(Home.beside());
    }

    private static Folders portable(Path beside) {
        return in(beside.resolve(PORTABLE));
    }

    /** By the convention of the operating system. */
    static Folders of(Map<String, String> environment, String os, String home) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            Path local = set(environment, "LOCALAPPDATA").orElse(Path.of(home)).resolve(NAME);
            Path roaming = set(environment, "APPDATA").map(p -> p.resolve(NAME)).orElse(local);
            return new Folders(local, roaming, local.resolve("cache"), local.resolve("logs"));
        }
        if (system.contains("mac")) {
            Path library = Path.of(home, "Library");
            Path support = library.resolve("Application Support").resolve(NAME);
            return new Folders(support, support, library.resolve("Caches").resolve(NAME), library.resolve("Logs")
                    .resolve(NAME));
        }
        return new Folders(xdg(environment, "XDG_DATA_HOME", Path.of(home, ".local", "share")), xdg(environment,
                "XDG_CONFIG_HOME", Path.of(home, ".config")), xdg(environment, "XDG_CACHE_HOME", Path.of(home,
                        ".cache")), xdg(environment, "XDG_STATE_HOME", Path.of(home, ".local", "state")).resolve(
                                "logs"));
    }

    /** The XDG base directory specification has relative ones ignored. */
    private static Path xdg(Map<String, String> environment, String name, Path usual) {
        return set(environment, name).filter(Path::isAbsolute).orElse(usual).resolve("signalbox");
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
    }

    /** Makes those that are not there, for this user alone; who cannot write is told by whoever needs to. */
    void make() {
        for (Path each : List.of(data, config, cache, logs)) {
            try {
                OwnerOnly.folder(each);
            } catch (IOException e) {
                LOG.info("The folder {} cannot be made: {}", each, e.toString());
            }
        }
    }

    /** What belongs to one environment that is not the local cloud, by the name of its folder. */
    Folders environment(String name) {
        return new Folders(of(data, name), of(config, name), of(cache, name), of(logs, name));
    }

    private static Path of(Path folder, String name) {
        return folder.resolve("environments").resolve(name);
    }
}
