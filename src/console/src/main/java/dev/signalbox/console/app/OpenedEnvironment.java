package dev.signalbox.console.app;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Identity;
import dev.signalbox.localcloud.RunningCloud;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Opens an environment that was entered in Settings, or a profile of {@code ~/.aws}. What the console keeps of it lies in a folder
 * of its own, so that windows of other environments may be open beside it. At an endpoint that somebody typed, the key is that of a
 * local cloud on this computer, or one that means nothing; a profile's credentials go to AWS, and elsewhere only with consent.
 */
final class OpenedEnvironment {
    private static final String ANY_KEY = "test";
    private final Folders all;
    private final EnvironmentChoice choice;
    private final AwsFiles files;
    private final Accounts accounts;

    OpenedEnvironment(Folders all, EnvironmentChoice choice, AwsFiles files, Accounts accounts) {
        this.all = all;
        this.choice = choice;
        this.files = files;
        this.accounts = accounts;
    }

    /**
     * Opens it.
     *
     * @throws CannotOpenException in words for the operator
     */
    Session open(Preferences preferences) {
        SavedEnvironments entered = SavedEnvironments.in(all.config());
        SavedEnvironment saved = new EnvironmentFinder(entered, files).find(choice);
        EnvironmentLockFile lock = EnvironmentLockFile.take(folders().data(), saved.name());
        Session.Ground ground = orElse(lock::release, () -> saved.isAccount() ? account(saved, entered, preferences,
                lock)
                : endpoint(saved, entered, lock));
        return orElse(ground.onClose(), () -> Session.at(ground, preferences));
    }

    /** Whatever goes wrong, the next one finds the environment free. */
    private static <T> T orElse(Runnable undo, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            undo.run();
            throw e;
        }
    }

    /** Where preferences, archive and ledger of it are. */
    Folders folders() {
        return all.environment(switch (choice) {
            case EnvironmentChoice.Local() -> throw new IllegalStateException(
                    "the local cloud is no other environment");
            case EnvironmentChoice.Saved(String name) -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
            case EnvironmentChoice.Profile(String name, var region) -> "profile." + escaped(name) + region.map(r -> "."
                    + escaped(r)).orElse("");
        });
    }

    /** A name of its own also where files of other case are the same. */
    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        name.chars().forEach(c -> escaped.append("abcdefghijklmnopqrstuvwxyz0123456789-".indexOf(c) >= 0 ? String
                .valueOf((char) c) : "_" + Integer.toHexString(c)));
        return escaped.toString();
    }

    /** Why it cannot be opened, as far as files tell it: there is no such environment, for example. */
    Optional<String> problem() {
        try {
            new EnvironmentFinder(SavedEnvironments.in(all.config()), files).find(choice);
            return Optional.empty();
        } catch (CannotOpenException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Session.Ground account(SavedEnvironment saved, SavedEnvironments entered, Preferences preferences,
            EnvironmentLockFile lock) {
        refuseLocal(saved);
        AwsProfile profile = new EnvironmentFinder(entered, files).profile(saved.profile()).orElseThrow(
                () -> new CannotOpenException("There is no profile " + saved
                        .profile() + " in " + files.config() + " any more."));
        Map<String, URI> endpoints = new TreeMap<>(profile.endpoints());
        if (!saved.endpoint().isEmpty()) {
            endpoints.put("", address(saved));
        }
        Set<EndpointConsent> trusted = new HashSet<>(entered.all().latest().consents());
        List<EndpointConsent> unasked = endpoints.values().stream().distinct().map(e -> new EndpointConsent(profile
                .name(), e)).filter(c -> !trusted.contains(c)).toList();
        URI shown = Optional.ofNullable(endpoints.get("")).orElse(EnvironmentInfo.AWS);
        String account = Optional.of(preferences.get(Identity.ACCOUNT)).filter(a -> !a.isEmpty()).or(profile::account)
                .orElse("");
        EnvironmentInfo info = new EnvironmentInfo(saved.kind(), saved.name().toUpperCase(Locale.ROOT), saved.name(),
                account, saved.region(), shown, new EnvironmentInfo.Entrance(Optional.of(profile.name()), saved
                        .colour(), saved.locked()));
        Accounts.Door door = accounts.door(saved, trusted);
        return new Session.Ground(door.connection(), info, folders(), entered, files, Optional.of(new Session.Account(
                profile,
                door.signIn(), unasked)), () -> {
                    try {
                        door.end().run();
                    } finally {
                        lock.release();
                    }
                });
    }

    /** What is local is never locked, and nothing is asked before it is changed. */
    private static void refuseLocal(SavedEnvironment saved) {
        if (saved.kind() == EnvironmentInfo.Kind.LOCAL) {
            throw new CannotOpenException("The environment " + saved.name() + " says that it is LOCAL, and that it is "
                    + "the account of profile " + saved.profile() + ". Choose another kind in Settings, Environments.");
        }
    }

    private Session.Ground endpoint(SavedEnvironment saved, SavedEnvironments entered, EnvironmentLockFile lock) {
        AwsConnection connection = connection(saved);
        EnvironmentInfo info = new EnvironmentInfo(saved.kind(), saved.name().toUpperCase(Locale.ROOT), saved.name(),
                account(saved.name(), connection), connection.regionName(), connection.endpoint().orElse(URI.create(
                        saved.endpoint())), new EnvironmentInfo.Entrance(Optional.empty(), saved.colour(), saved
                                .locked()));
        return new Session.Ground(connection, info, folders(), entered, files, Optional.empty(), lock::release);
    }

    private static URI address(SavedEnvironment saved) {
        try {
            return URI.create(saved.endpoint());
        } catch (IllegalArgumentException e) {
            throw new CannotOpenException("The endpoint of the environment " + saved.name() + " is no address: " + saved
                    .endpoint() + ". Change it in Settings, Environments.");
        }
    }

    private static AwsConnection connection(SavedEnvironment saved) {
        if (saved.folder().isEmpty()) {
            return AwsConnection.local(address(saved), saved.region(), ANY_KEY, ANY_KEY);
        }
        RunningCloud cloud = RunningCloud.in(Path.of(saved.folder())).orElseThrow(() -> new CannotOpenException(
                "No local cloud runs in the data folder " + saved.folder() + "."));
        if (!cloud.endpoint().getAuthority().equals(address(saved).getAuthority())) {
            throw new CannotOpenException("The local cloud in " + saved.folder() + " answers at " + cloud.endpoint()
                    + ", not at " + saved.endpoint() + ". Its key is for it alone.");
        }
        return AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey());
    }

    private static String account(String name, AwsConnection connection) {
        try (AwsClients clients = new AwsClients(connection, new OneCall())) {
            return new AwsIdentityGateway(clients).account();
        } catch (GatewayException e) {
            throw new CannotOpenException("The environment " + name + " does not say who we are: " + e.failure()
                    .message());
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
