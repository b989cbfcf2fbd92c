package dev.signalbox.console.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the console was started.
 *
 * @param port the local cloud's port when one was asked for
 */
public record Settings(Path dataFolder, Optional<Integer> port) {
    private static final String DATA_FOLDER = "data-folder";
    private static final String PORT = "port";

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

    /** As arguments, because JavaFX makes the application object itself and hands it only strings. */
    String[] arguments() {
        String folder = "--" + DATA_FOLDER + "=" + dataFolder;
        return port.map(p -> new String[]{folder, "--" + PORT + "=" + p}).orElseGet(() -> new String[]{folder});
    }

    static Settings of(Map<String, String> named) {
        return new Settings(Path.of(named.getOrDefault(DATA_FOLDER, ".")), Optional.ofNullable(named.get(PORT)).map(
                Integer::valueOf));
    }
}
