package dev.signalbox.console.app;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.RunningCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an environment that was entered in Settings. What the console keeps of it lies in a folder of its own, so that a window
 * of another environment may be open beside it. Its key is that of a local cloud on this computer, or one that means nothing: no
 * real one goes to an endpoint that somebody typed.
 */
final class OpenedEnvironment {
    private static final String ANY_KEY = "test";
    private final Path dataFolder;
    private final String name;

    OpenedEnvironment(Path dataFolder, String name) {
        this.dataFolder = dataFolder;
        this.name = name;
    }

    /**
     * Opens it.
     *
     * @throws CannotOpenException in words for the operator
     */
    Session open(Preferences preferences) {
        Path folder = folder();
        SavedEnvironments all = SavedEnvironments.in(dataFolder);
        SavedEnvironment saved = saved(all);
        FileLock lock = lock(folder);
        try {
            AwsConnection connection = connection(saved);
            EnvironmentInfo info = new EnvironmentInfo(saved.kind(), saved.name().toUpperCase(Locale.ROOT), saved
                    .name(), account(connection), connection.regionName(), connection.endpoint().orElse(URI.create(
                            saved.endpoint())), new EnvironmentInfo.Entrance(Optional.empty(), saved.colour(), saved
                                    .locked()));
            return Session.at(new Session.Ground(connection, info, folder, all, () -> release(lock)), preferences);
        } catch (CannotOpenException e) {
            release(lock);
            throw e;
        }
    }

    /** Where preferences, archive and ledger of it are. */
    Path folder() {
        return dataFolder.resolve("environments").resolve(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
    }

    private SavedEnvironment saved(SavedEnvironments all) {
        return all.find(name).orElseThrow(() -> new CannotOpenException(
                "There is no environment named " + name + ". Settings, Environments lists those there are."));
    }

    private static AwsConnection connection(SavedEnvironment saved) {
        if (saved.folder().isEmpty()) {
            return AwsConnection.local(URI.create(saved.endpoint()), saved.region(), ANY_KEY, ANY_KEY);
        }
        RunningCloud cloud = RunningCloud.in(Path.of(saved.folder())).orElseThrow(() -> new CannotOpenException(
                "No local cloud runs in the data folder " + saved.folder() + "."));
        if (!cloud.endpoint().getAuthority().equals(URI.create(saved.endpoint()).getAuthority())) {
            throw new CannotOpenException("The local cloud in " + saved.folder() + " answers at " + cloud.endpoint()
                    + ", not at " + saved.endpoint() + ". Its key is for it alone.");
        }
        return AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey());
    }

    private String account(AwsConnection connection) {
        try (AwsClients clients = new AwsClients(connection, new OneCall())) {
            return new AwsIdentityGateway(clients).account();
        } catch (GatewayException e) {
            throw new CannotOpenException("The environment " + name + " does not say who we are: " + e.failure()
                    .message());
        }
    }

    private FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileLock lock = FileChannel.open(folder.resolve("console.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE).tryLock();
            if (lock == null) {
                throw inUse();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new CannotOpenException("The folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    private CannotOpenException inUse() {
        return new CannotOpenException("The environment " + name + " is open in another window.");
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who we are is asked once, before there is a budget. */
    private static final class OneCall implements CallLimit {
        @Override
        public void take(String api) {
            // Nobody else has asked yet.
        }

        @Override
        public void again(String api) {
            // The SDK tries a few times at most.
        }

        @Override
        public void throttled(String api) {
            // There is nothing to slow down.
        }
    }

    /** Why it cannot be opened, in words for the operator. */
    static final class CannotOpenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotOpenException(String why) {
            super(why);
        }
    }
}
