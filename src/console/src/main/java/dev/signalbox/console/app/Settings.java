package dev.signalbox.console.app;

import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the console was started.
 *
 * @param port the local cloud's port when one was asked for
 * @param enforcing whether the local cloud refuses what roles' policies do not allow
 * @param environment what is opened
 * @param link what to open first: an ARN, an {@code s3://} URI or a {@code signalbox://} link
 * @param files where profiles are
 */
public record Settings(Path dataFolder, Optional<Integer> port, boolean enforcing, Optional<String> link,
        EnvironmentChoice environment, AwsFiles files) {
    /** On the embedded local cloud. */
    public Settings(Path dataFolder, Optional<Integer> port) {
        this(dataFolder, port, false, Optional.empty(), new EnvironmentChoice.Local(), AwsFiles.ofThisUser());
    }

    /** The same with policies enforced. */
    public Settings enforcingIam() {
        return new Settings(dataFolder, port, true, link, environment, files);
    }

    /** The same for another environment; what the first window was to open is its own matter. */
    public Settings opening(EnvironmentChoice choice) {
        return new Settings(dataFolder, port, enforcing, Optional.empty(), choice, files);
    }

    /** The environment that is wanted instead of the embedded local cloud. */
    Optional<OpenedEnvironment> opened() {
        return environment instanceof EnvironmentChoice.Local ? Optional.empty()
                : Optional.of(new OpenedEnvironment(
                        dataFolder, environment, files, new ProfileAccounts(files)));
    }

    /** Where the console keeps what is its own: each environment has a folder. */
    Path ownFolder() {
        return opened().map(OpenedEnvironment::folder).orElse(dataFolder);
    }

    /** Those of the environment. One that is opened for the first time looks as the local cloud does. Reads files. */
    Preferences preferences() {
        Path own = ownFolder();
        boolean first = !own.equals(dataFolder) && !Files.exists(own);
        Preferences preferences = Preferences.in(own);
        if (first) {
            try (Preferences all = Preferences.in(dataFolder)) {
                PortableSettings.copy(all, preferences);
            }
        }
        return preferences;
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
