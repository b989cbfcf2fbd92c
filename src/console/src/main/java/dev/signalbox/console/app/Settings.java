package dev.signalbox.console.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the console was started.
 *
 * @param port the local cloud's port when one was asked for
 * @param link what to open first: an ARN, an {@code s3://} URI or a {@code signalbox://} link
 */
public record Settings(Path dataFolder, Optional<Integer> port, Optional<String> link) {
    private static final String DATA_FOLDER = "data-folder";
    private static final String PORT = "port";
    private static final String LINK = "link";

    public Settings(Path dataFolder, Optional<Integer> port) {
        this(dataFolder, port, Optional.empty());
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

    /** As arguments, because JavaFX makes the application object itself and hands it only strings. */
    String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of("--" + DATA_FOLDER + "=" + dataFolder));
        port.ifPresent(p -> arguments.add("--" + PORT + "=" + p));
        link.ifPresent(l -> arguments.add("--" + LINK + "=" + l));
        return arguments.toArray(String[]::new);
    }

    static Settings of(Map<String, String> named) {
        return new Settings(Path.of(named.getOrDefault(DATA_FOLDER, ".")), Optional.ofNullable(named.get(PORT)).map(
                Integer::valueOf), Optional.ofNullable(named.get(LINK)));
    }
}
