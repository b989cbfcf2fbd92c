package dev.signalbox.console.app;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsPermissionsGateway;
import dev.signalbox.console.model.EnvironmentInfo;
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
import dev.signalbox.console.store.tasks.TaskHistory;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.deploy.PipelineCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One environment, open: who we are there, the SDK clients, and what all stores share. Blocks while it starts the local cloud, so
 * it is made off the FX thread.
 *
 * @param questions what the screens have asked and not heard yet
 * @param workers the threads that wait for the cloud; they end before the clients do
 * @param history what ended, also before this start
 * @param environments those that can be opened
 * @param dataFolder where the console keeps what is its own: preferences, archive, ledger, logs
 * @param catalogue the bundled pipelines
 * @param onClose what else ends with the session, such as the local cloud
 */
public record Session(EnvironmentInfo environment, AwsClients clients, Poller poller, OpenQuestions questions,
        Workers workers, Tasks tasks, TaskHistory history, Clock clock, Path dataFolder, Preferences preferences,
        SavedEnvironments environments, Ledger ledger, EnvironmentLock lock, Permissions permissions,
        CloudHealth health,
        News news,
        PipelineCatalogue catalogue, Runnable onClose) implements AutoCloseable {
    /** No environment that is entered has a space in its name. */
    private static final String EMBEDDED = "local cloud";
    /** What IAM said is kept for a quarter of an hour. */
    private static final Duration PERMISSIONS = Duration.ofMinutes(5);
    /** The local cloud is ours alone, so its budget only keeps the console itself from running hot. */
    private static final ApiRates LOCAL_RATES = ApiRates.all(500, 200);

    /** As {@link #start(Settings, Preferences)}, with the preferences of the data folder. */
    public static Session start(Settings settings) {
        return start(settings, Preferences.in(settings.ownFolder()));
    }

    /**
     * Starts the embedded local cloud and opens it, or the environment that is wanted instead.
     *
     * @throws dev.signalbox.localcloud.LocalCloudStartException when folder or port cannot be had
     */
    public static Session start(Settings settings, Preferences preferences) {
        if (settings.opened().isPresent()) {
            LogFile.in(settings.ownFolder());
            return settings.opened().get().open(preferences);
        }
        DueReset.of(settings.dataFolder());
        LocalCloud cloud = LocalCloud.start(settings.localCloud());
        LogFile.in(settings.dataFolder());
        return on(cloud, settings.dataFolder(), preferences);
    }

    private static Session on(LocalCloud cloud, Path dataFolder, Preferences preferences) {
        return at(AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey()),
                new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", EMBEDDED, cloud.account(), cloud.region(),
                        cloud.endpoint(), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL)), dataFolder,
                preferences, cloud::close);
    }

    /** Opens an environment that is there, in the data folder of the local cloud. */
    static Session at(AwsConnection connection, EnvironmentInfo environment, Path dataFolder, Preferences preferences,
            Runnable onClose) {
        return at(new Ground(connection, environment, dataFolder, SavedEnvironments.in(dataFolder), onClose),
                preferences);
    }

    /**
     * Where a session takes place.
     *
     * @param folder of this environment alone
     * @param onClose what else ends with the session
     */
    record Ground(AwsConnection connection, EnvironmentInfo environment, Path folder, SavedEnvironments environments,
            Runnable onClose) {}

    /** Opens an environment that is there. */
    static Session at(Ground ground, Preferences preferences) {
        EnvironmentInfo environment = ground.environment;
        Path dataFolder = ground.folder;
        Clock clock = Clock.systemUTC();
        OpenQuestions questions = new OpenQuestions();
        TimeSource time = new RealTime();
        Budget budget = new Budget(LOCAL_RATES, time);
        if (environment.kind() != EnvironmentInfo.Kind.LOCAL) {
            PollingShare.follow(preferences, environment.region(), budget);
        }
        Ledger ledger = new Ledger(dataFolder, environment, clock);
        Tasks tasks = new Tasks(clock);
        Workers workers = new Workers();
        EnvironmentLock lock = new EnvironmentLock(environment, environment.entrance().locked(), noted(ledger, workers
                .serial("lock")), LockClocks.of(time));
        ChangeGuard guard = environment.entrance().locked() ? lock : ChangeGuard.OPEN;
        AwsClients clients = new AwsClients(ground.connection, budget, ledger, guard);
        Poller poller = new Poller(budget, questions, time);
        Permissions permissions = permissions(clients, workers.serial("permissions"), clock);
        if (environment.kind() != EnvironmentInfo.Kind.LOCAL) {
            poller.every(PERMISSIONS, "SimulatePrincipalPolicy", permissions::refresh);
        }
        return new Session(environment, clients, poller, questions, workers, tasks, TaskHistory.in(dataFolder, tasks),
                clock, dataFolder,
                preferences, ground.environments, ledger, lock, permissions, health(clients, poller, clock), News.of(
                        clock), PipelineCatalogue.in(Home
                                .pipelines()),
                ground.onClose);
    }

    /** While a service is silent, polling is slower. */
    private static CloudHealth health(AwsClients clients, Poller poller, Clock clock) {
        CloudHealth health = new CloudHealth(clock);
        clients.watch(health);
        health.state().subscribe(now -> poller.troubled(now.isSilent()));
        return health;
    }

    /** Every call teaches, in whatever environment; IAM is only asked where there is one. */
    private static Permissions permissions(AwsClients clients, Executor worker, Clock clock) {
        Permissions permissions = new Permissions(new AwsPermissionsGateway(clients), worker, clock);
        clients.refusals(permissions);
        return permissions;
    }

    /** The lock is pressed on the FX thread, where no file is written. */
    private static ChangeLog noted(Ledger ledger, Executor worker) {
        return (action, target, id, result) -> worker.execute(() -> ledger.note(action, target, id, result));
    }

    /** Whether it is the local cloud of this process. */
    boolean embedded() {
        return environment.alias().equals(EMBEDDED);
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
        poller.close();
        workers.close();
        clients.close();
        history.close();
        preferences.close();
        onClose.run();
    }
}
