package dev.signalbox.console.app;

import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
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
public record Settings(Folders folders, Optional<Integer> port, boolean enforcing, Optional<String> link,
        EnvironmentChoice environment, AwsFiles files) {
    /** On the embedded local cloud, with everything in one folder. */
    public Settings(Path folder, Optional<Integer> port) {
        this(Folders.in(folder), port, false, Optional.empty(), new EnvironmentChoice.Local(), AwsFiles.ofThisUser());
    }

    /** The same with policies enforced. */
    public Settings enforcingIam() {
        return new Settings(folders, port, true, link, environment, files);
    }

    /** The same for another environment; what the first window was to open is its own matter. */
    public Settings opening(EnvironmentChoice choice) {
        return new Settings(folders, port, enforcing, Optional.empty(), choice, files);
    }

    /** The same, and goes there first. */
    Settings showing(Optional<String> what) {
        return new Settings(folders, port, enforcing, what, environment, files);
    }

    /** The environment that is wanted instead of the embedded local cloud. */
    Optional<OpenedEnvironment> opened() {
        return environment instanceof EnvironmentChoice.Local ? Optional.empty()
                : Optional.of(new OpenedEnvironment(
                        folders, environment, files, new ProfileAccounts(files)));
    }

    /** Where the console keeps what is its own: each environment has folders. */
    Folders own() {
        return opened().map(OpenedEnvironment::folders).orElse(folders);
    }

    Path ownFolder() {
        return own().data();
    }

    /** Of the local cloud, and of all environments. */
    Path dataFolder() {
        return folders.data();
    }

    /** Those of the environment. One that is opened for the first time looks as the local cloud does. Reads files. */
    Preferences preferences() {
        Path own = own().config();
        boolean first = !own.equals(folders.config()) && !Files.exists(own().data());
        Preferences preferences = Preferences.in(own);
        if (first) {
            try (Preferences all = Preferences.in(folders.config())) {
                PortableSettings.copy(all, preferences);
            }
        }
        return preferences;
    }

    /** How the local cloud is to be started. */
    LocalCloudOptions localCloud() {
        var options = port.map(p -> new LocalCloudOptions(dataFolder(), p)).orElseGet(
                () -> new LocalCloudOptions(dataFolder()));
        return enforcing ? options.enforcingIam() : options;
    }
}
