package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.ScreenEntry.PaletteCommand;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.gateway.StackStartForms;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.gateway.aws.batch.AwsJobsGateway;
import dev.signalbox.console.gateway.archive.KeptExecutions;
import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.gateway.aws.AwsErrorRowsGateway;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.gateway.aws.AwsMapRunsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.screen.executions.ExecutionsScreen;
import dev.signalbox.console.screen.executions.Surroundings;
import dev.signalbox.console.screen.executions.list.ArchiveSection;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.MapRuns;
import dev.signalbox.console.store.StateLogs;
import dev.signalbox.console.store.Uploads;
import dev.signalbox.console.store.archive.ArchiveStore;
import dev.signalbox.console.store.archive.HistoryFill;
import dev.signalbox.console.store.overview.RecentFailures;
import dev.signalbox.console.store.overview.RunRecord;
import dev.signalbox.console.store.bulk.BulkStore;
import dev.signalbox.deploy.PipelineCatalogue;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Wires Executions. */
final class ExecutionsWiring {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
    private static final int OFFERED = 50;
    private static final int FOUND = 20;
    private static final Duration FILLING = Duration.ofSeconds(1);
    /** At most 360 executions an hour, and none while the budget is short. */
    private static final Duration EVENTS = Duration.ofSeconds(10);

    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;
    private final ExecutionsStore store;
    private final ArchiveStore archive;
    private final BulkStore bulk;
    private final RunRecord record;
    private final RecentFailures failures;

    ExecutionsWiring(Session session, Navigator navigator, Executor fxThread, StacksGateway stacks,
            PipelineCatalogue catalogue) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
        var file = new SqliteArchive(session.dataFolder().resolve("archive").resolve(fileName(session
                .environment()) + ".db"), session.clock());
        session.workers().afterwards(file::close);
        var worker = session.workers().serial("archive");
        var cloud = new KeptExecutions(new AwsExecutionsGateway(session.clients()), file, worker, session
                .clock());
        archive = new ArchiveStore(file, cloud, worker, session.clock(), session.preferences());
        bulk = new BulkStore(cloud, session.tasks(), session.dataFolder().resolve("bulk").resolve(fileName(session
                .environment())), session.workers().serial("bulk"), session.clock());
        session.poller().every(FILLING, "DescribeExecution", archive::fill);
        var events = new HistoryFill(file, new AwsExecutionsGateway(session.clients()), session.worker(
                "archived events"));
        session.poller().every(EVENTS, "GetExecutionHistory", events::next, events::isIdle);
        store = new ExecutionsStore(cloud, new StackStartForms(stacks, catalogue),
                new AwsErrorRowsGateway(session.clients()),
                session.work("executions"), session.clock());
        // Whatever was listed is kept, whichever screen asked for the list.
        store.list().subscribe(next -> next.newest().map(ExecutionList::executions).ifPresent(archive::saw));
        record = new RunRecord(file, worker, session.clock());
        failures = new RecentFailures(cloud, file, session.worker("root causes"), session.clock());
        NoticeWiring.executions(session, store, cloud);
    }

    /** What is listed, for the overview. */
    ExecutionsStore store() {
        return store;
    }

    /** What the archive tells of earlier runs. */
    RunRecord record() {
        return record;
    }

    RecentFailures failures() {
        return failures;
    }

    /** Each account and Region has an archive of its own. */
    private static String fileName(EnvironmentInfo environment) {
        return environment.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-") + "-" + environment.account()
                + "-" + environment.region();
    }

    /** @param waits all that is known to wait for a callback */
    ScreenEntry executions(Uploads uploads, Topic<Loadable<List<PendingCallback>>> waits) {
        Surroundings around = new Surroundings(session.environment(), navigator, session.poller(), session.clock(),
                fxThread, uploads, new StateLogs(new AwsJobsGateway(session.clients(), session.clock()),
                        new AwsLogsGateway(session.clients()), session.worker("state logs"), session.clock()), archive,
                session.preferences(), bulk, new MapRuns(new AwsMapRunsGateway(session.clients()),
                        new AwsExecutionsGateway(session.clients()), session.worker("map runs"), session.clock()),
                session.news().watch(), waits);
        return new ScreenEntry(Place.EXECUTIONS, new Destination.Executions(Optional.empty()),
                () -> ExecutionsScreen.load(store, around, this::name), Optional.empty(), this::commands,
                Optional.of(this::find));
    }

    /** How much is kept, for Settings. */
    SettingsSection archiveSection() {
        return new ArchiveSection(archive, session.environment(), fxThread).section();
    }

    /** Readable, sortable, and unlike any other. */
    String name() {
        LocalDateTime now = LocalDateTime.ofInstant(session.clock().instant(), ZoneId.systemDefault());
        return STAMP.format(now) + "-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    }

    /** Executions that are not listed, by any text of theirs. */
    private void find(String query, Consumer<List<PaletteCommand>> found) {
        archive.findOnce(new ArchiveQuery(TextFilter.of(query), Optional.empty(), FOUND), kept -> {
            List<PaletteCommand> commands = kept.stream().map(k -> command(k.summary().id())).toList();
            fxThread.execute(() -> found.accept(commands));
        });
    }

    private PaletteCommand command(ExecutionId id) {
        return new PaletteCommand(id.name(), id.stateMachineName(), () -> navigator.go(new Destination.Execution(id
                .arn())));
    }

    private List<PaletteCommand> commands(String query) {
        List<PaletteCommand> commands = new ArrayList<>();
        commands.add(new PaletteCommand(Texts.text("executions.start"), "", () -> navigator.go(
                new Destination.StartExecution(Optional.empty()))));
        store.list().latest().newest().map(ExecutionList::executions).orElse(List.of()).stream().limit(OFFERED)
                .forEach(e -> commands.add(command(e.id())));
        return commands;
    }
}
