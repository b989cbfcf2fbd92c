package dev.signalbox.console.app;

import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the console was started.
 *
 * @param port the local cloud's port when one was asked for
 * @param enforcing whether the local cloud refuses what roles' policies do not allow
 * @param environment the name of one that was entered in Settings, to open instead of the embedded local cloud
 * @param link what to open first: an ARN, an {@code s3://} URI or a {@code signalbox://} link
 */
public record Settings(Path dataFolder, Optional<Integer> port, boolean enforcing, Optional<String> link,
        Optional<String> environment) {
    public Settings(Path dataFolder, Optional<Integer> port) {
        this(dataFolder, port, false, Optional.empty(), Optional.empty());
    }

    /** The same with policies enforced. */
    public Settings enforcingIam() {
        return new Settings(dataFolder, port, true, link, environment);
    }

    /** The environment that is wanted instead of the embedded local cloud. */
    Optional<OpenedEnvironment> opened() {
        return environment.map(name -> new OpenedEnvironment(dataFolder, name));
    }

    /** Where the console keeps what is its own: each environment has a folder. */
    Path ownFolder() {
        return opened().map(OpenedEnvironment::folder).orElse(dataFolder);
    }

    /** How the local cloud is to be started. */
    LocalCloudOptions localCloud() {
        var options = port.map(p -> new LocalCloudOptions(dataFolder, p)).orElseGet(() -> new LocalCloudOptions(
                dataFolder));
        return enforcing ? options.enforcingIam() : options;
    }

    /** The usual data folder of whoever runs this process. */
    public static Path usualDataFolder() {
        return usualDataFolder(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** The per-user data folder that the operating system wants. */
    static Path usualDataFolder(Map<String, String> environment, String os, String home) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home), "Signalbox");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Signalbox");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? Path.of(home, ".local", "share") : Path.of(data)).resolve("signalbox");
    }
}
