package dev.signalbox.console.app;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.gateway.aws.AwsPermissionsGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsProfilesGateway;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.OpenQuestions;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.Workers;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.PollingShare;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.budget.TimeSource;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.health.CloudHealth;
import dev.signalbox.console.store.ledger.Ledger;
import dev.signalbox.console.store.notices.News;
import dev.signalbox.console.store.permissions.Permissions;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Access;
import dev.signalbox.console.store.signin.Identity;
import dev.signalbox.console.store.signin.Profiles;
import dev.signalbox.console.store.signin.SignIn;
import dev.signalbox.console.store.tasks.TaskHistory;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.deploy.PipelineCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * One environment, open: who we are there, the SDK clients, and what all stores share. Blocks while it starts the local cloud, so
 * it is made off the FX thread.
 *
 * @param questions what the screens have asked and not heard yet
 * @param workers the threads that wait for the cloud; they end before the clients do
 * @param history what ended, also before this start
 * @param environments those that can be opened
 * @param folders where the console keeps what is its own: preferences, archive, ledger, logs
 * @param catalogue the bundled pipelines
 * @param profiles those of this computer
 * @param access to an AWS account; empty where no real key is used
 * @param onClose what else ends with the session, such as the local cloud
 */
public record Session(EnvironmentInfo environment, AwsClients clients, Poller poller, OpenQuestions questions,
        Workers workers, Tasks tasks, TaskHistory history, Clock clock, Folders folders, Preferences preferences,
        SavedEnvironments environments, Ledger ledger, EnvironmentLock lock, Permissions permissions,
        CloudHealth health, News news, PipelineCatalogue catalogue, Profiles profiles, Optional<Access> access,
        Runnable onClose) implements AutoCloseable {
    /** No environment that is entered has a space in its name. */
    private static final String EMBEDDED = "local cloud";
    private static final Duration FORGETTING = Duration.ofMinutes(1);
    /** What IAM said is kept for a quarter of an hour. */
    private static final Duration PERMISSIONS = Duration.ofMinutes(5);
    /** The local cloud is ours alone, so its budget only keeps the console itself from running hot. */
    private static final ApiRates LOCAL_RATES = ApiRates.all(500, 200);

    /** As {@link #start(Settings, Preferences)}, with the preferences of the data folder. */
    public static Session start(Settings settings) {
        return start(settings, settings.preferences());
    }

    /**
     * Starts the embedded local cloud and opens it, or the environment that is wanted instead.
     *
     * @throws dev.signalbox.localcloud.LocalCloudStartException when folder or port cannot be had
     */
    public static Session start(Settings settings, Preferences preferences) {
        if (settings.opened().isPresent()) {
            LogFile.in(settings.own().logs());
            return settings.opened().get().open(preferences);
        }
        DueReset.of(settings.dataFolder());
        LocalCloud cloud = LocalCloud.start(settings.localCloud());
        LogFile.in(settings.folders().logs());
        return at(new Ground(AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", EMBEDDED, cloud.account(),
                        cloud.region(), cloud.endpoint(), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL)),
                settings.folders(), SavedEnvironments.in(settings.folders().config()), settings.files(), Optional
                        .empty(),
                cloud::close), preferences);
    }

    /** Opens an environment that is there, in the data folder of the local cloud. */
    static Session at(AwsConnection connection, EnvironmentInfo environment, Path dataFolder, Preferences preferences,
            Runnable onClose) {
        return at(new Ground(connection, environment, Folders.in(dataFolder), SavedEnvironments.in(dataFolder), AwsFiles
                .ofThisUser(), Optional.empty(), onClose), preferences);
    }

    /**
     * Where a session takes place.
     *
     * @param folders of this environment alone
     * @param account the account that is entered, if a real key is used
     * @param onClose what else ends with the session
     */
    record Ground(AwsConnection connection, EnvironmentInfo environment, Folders folders,
            SavedEnvironments environments,
            AwsFiles files, Optional<Account> account, Runnable onClose) {}

    /** @param unasked endpoints that its credentials may not go to yet */
    record Account(AwsProfile profile, SignInGateway signIn, List<EndpointConsent> unasked) {
        private Access access(Identity identity, EnvironmentLock lock, Poller poller) {
            Access access = new Access(profile, new SignIn(signIn), identity, unasked);
            access.holds(poller);
            access.begin(lock);
            return access;
        }
    }

    /** Opens an environment that is there. Of an account it asks at once who we are, and nothing can be changed before the answer. */
    static Session at(Ground ground, Preferences preferences) {
        EnvironmentInfo environment = ground.environment;
        Clock clock = Clock.systemUTC();
        OpenQuestions questions = new OpenQuestions();
        TimeSource time = new RealTime();
        Budget budget = new Budget(LOCAL_RATES, time);
        if (environment.kind() != EnvironmentInfo.Kind.LOCAL) {
            PollingShare.follow(preferences, environment.region(), budget);
        }
        Ledger ledger = new Ledger(ground.folders.data(), environment, clock);
        Tasks tasks = new Tasks(clock);
        Workers workers = new Workers();
        EnvironmentLock lock = new EnvironmentLock(environment, environment.entrance().locked(), noted(ledger, workers
                .serial("lock")), LockClocks.of(time));
        ChangeGuard guard = environment.entrance().locked() || ground.account.isPresent() ? lock : ChangeGuard.OPEN;
        AwsClients clients = new AwsClients(ground.connection, budget, ledger, guard);
        Poller poller = new Poller(budget, questions, time);
        ground.account.ifPresent(_ -> poller.hold()); // nobody is asked for more before it is certain whom we ask
        Permissions permissions = permissions(clients, workers.serial("permissions"), clock);
        askedAgain(permissions, environment, poller);
        Optional<Access> access = ground.account.map(a -> a.access(new Identity(new AwsIdentityGateway(clients),
                preferences, workers.serial("identity"), workers.parallel("alias")), lock, poller));
        access.ifPresent(a -> a.signIn().whenSignedIn(permissions::refresh));
        return new Session(environment, clients, poller, questions, workers, tasks, TaskHistory.in(ground.folders
                .data(),
                tasks), clock, ground.folders, preferences, ground.environments, ledger, lock, permissions, health(
                        clients, poller, clock, time), News.of(clock), PipelineCatalogue.in(Home.pipelines()),
                new Profiles(
                        new AwsProfilesGateway(ground.files)), access, ground.onClose);
    }

    /** While a service is silent, polling is slower. */
    private static CloudHealth health(AwsClients clients, Poller poller, Clock clock, TimeSource time) {
        CloudHealth health = new CloudHealth(clock);
        clients.watch(health);
        health.state().subscribe(now -> poller.troubled(now.isSilent()));
        forgetSoon(health, time);
        return health;
    }

    private static void forgetSoon(CloudHealth health, TimeSource time) {
        time.after(FORGETTING, () -> {
            health.forgetOld();
            forgetSoon(health, time);
        });
    }

    /** Every call teaches, in whatever environment; IAM is only asked where there is one. */
    private static Permissions permissions(AwsClients clients, Executor worker, Clock clock) {
        Permissions permissions = new Permissions(new AwsPermissionsGateway(clients), worker, clock);
        clients.refusals(permissions);
        return permissions;
    }

    private static void askedAgain(Permissions permissions, EnvironmentInfo environment, Poller poller) {
        if (environment.kind() != EnvironmentInfo.Kind.LOCAL) {
            poller.every(PERMISSIONS, "SimulatePrincipalPolicy", permissions::refresh);
        }
    }

    /** The lock is pressed on the FX thread, where no file is written. */
    private static ChangeLog noted(Ledger ledger, Executor worker) {
        return (action, target, id, result) -> worker.execute(() -> ledger.note(action, target, id, result));
    }

    Path dataFolder() {
        return folders.data();
    }

    /** Whether it is the local cloud of this process. */
    boolean embedded() {
        return environment.alias().equals(EMBEDDED) && access.isEmpty();
    }

    /** A worker for what screens ask: it does one thing after the other. */
    Executor worker(String name) {
        return questions.counted(workers.serial(name));
    }

    /** Workers for a store's lists, details and commands. */
    Work work(String name) {
        return new Work(worker(name), worker(name + "-detail"), worker(name + "-command"));
    }

    @Override
    public void close() {
        access.ifPresent(Access::close);
        profiles.close();
        poller.close();
        workers.close();
        clients.close();
        history.close();
        preferences.close();
        onClose.run();
        LogFile.out(folders.logs());
    }
}
