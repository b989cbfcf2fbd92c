package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.NotedProvider;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.gateway.aws.AwsCallbacksGateway;
import dev.signalbox.console.gateway.aws.AwsChoicesGateway;
import dev.signalbox.console.gateway.aws.AwsLeftOversGateway;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.gateway.aws.AwsStackOperationsGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.KnownWaits;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.gateway.aws.Lazy;
import dev.signalbox.console.gateway.http.HttpProviderGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.callbacks.CallbacksController;
import dev.signalbox.console.screen.callbacks.CallbacksViewModel;
import dev.signalbox.console.screen.callbacks.SimulatorViewModel;
import dev.signalbox.console.screen.pipelines.form.DeployFormViewModel;
import dev.signalbox.console.screen.pipelines.form.RememberedValues;
import dev.signalbox.console.screen.pipelines.PipelinesScreen;
import dev.signalbox.console.screen.pipelines.gallery.GraphPictures;
import dev.signalbox.console.screen.pipelines.gallery.LeftOversViewModel;
import dev.signalbox.console.screen.pipelines.gallery.PipelinesViewModel;
import dev.signalbox.console.screen.pipelines.StackViewModel;
import dev.signalbox.console.screen.pipelines.logs.StackLogsViewModel;
import dev.signalbox.console.screen.pipelines.operations.OperationsViewModel;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.GroupLogs;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.callbacks.Answering;
import dev.signalbox.console.store.callbacks.CallbackSender;
import dev.signalbox.console.store.callbacks.SentJournal;
import dev.signalbox.console.store.callbacks.SentRecord;
import dev.signalbox.console.store.stacks.LeftOversStore;
import dev.signalbox.console.store.stacks.StackOperationsStore;
import dev.signalbox.console.store.stacks.TemplateFormStore;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.WatchTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wires the two screens that know the bundled pipelines: Pipelines and Callbacks. */
final class StackWiring {
    /** What an execution waits for is read from its history, which AWS lets us do 20 times a second for all of an account. */
    private static final Duration AGE_ON_AWS = Duration.ofSeconds(15);
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;
    private final PipelineCatalogue catalogue;
    private final Lazy<Deployer> deployer;
    private final EnvironmentKind kind;
    private final CallbacksStore callbacks;
    private final StacksStore stacks;

    StackWiring(Session session, Navigator navigator, Executor fxThread, PipelineCatalogue catalogue) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
        this.catalogue = catalogue;
        this.kind = session.environment().kind() == EnvironmentInfo.Kind.LOCAL ? EnvironmentKind.LOCAL
                : EnvironmentKind.AWS;
        this.deployer = Deployers.of(session.clients(), kind, Home.path(), session.folders().cache());
        this.callbacks = callbacksStore();
        this.stacks = new StacksStore(gateway(), session.worker("stacks"), session.workers().parallel("deployment"),
                session.tasks(), session.clock());
    }

    /** Stacks and deployments of this session. */
    StacksGateway gateway() {
        return new AwsStacksGateway(session.clients(), deployer);
    }

    ScreenEntry pipelines() {
        var store = stacks;
        var gallery = new PipelinesViewModel(catalogue, store, navigator, kind, fxThread);
        var stack = new StackViewModel(store, fxThread, session.clock());
        var form = form(store);
        var left = new LeftOversStore(new AwsLeftOversGateway(session.clients(), deployer), store, session.work(
                "left-overs"), session.clock());
        var leftOvers = new LeftOversViewModel(left, store, navigator, session.environment(), fxThread);
        left.begin();
        var logs = new StackLogsViewModel(new GroupLogs(new AwsLogsGateway(session.clients()), session.worker(
                "stack logs"), session.clock()), session.poller(), fxThread);
        return new ScreenEntry(Place.PIPELINES, new Destination.Pipelines(), () -> {
            var screen = new PipelinesScreen(gallery, stack, form, new OperationsViewModel(operations(store), fxThread),
                    new PipelinesScreen.Surroundings(navigator, session.poller(), session.environment(), catalogue,
                            new GraphPictures(session.workers().parallel("graph-picture"), fxThread), leftOvers, logs));
            return new ScreenEntry.Loaded(screen.root(), screen);
        });
    }

    private DeployFormViewModel form(StacksStore store) {
        return new DeployFormViewModel(store, new TemplateFormStore(gateway(), new AwsChoicesGateway(session
                .clients()), session.worker("template-form"), session.clock()), new RememberedValues(session
                        .preferences(), session.environment()), kind, fxThread);
    }

    private StackOperationsStore operations(StacksStore stacks) {
        var times = WatchTimes.of(kind);
        return new StackOperationsStore(new AwsStackOperationsGateway(session.clients(), deployer), stacks, session
                .work(
                        "stack-operations"), new StackOperationsStore.Following(session.workers().parallel(
                                "stack-operation"), session.tasks(),
                                times.pause(), times.limit()), session.clock());
    }

    private CallbacksStore callbacksStore() {
        var waits = new KnownWaits(kind == EnvironmentKind.LOCAL ? Duration.ZERO : AGE_ON_AWS, session.clock());
        var gateway = new AwsCallbacksGateway(session.clients(), catalogue, deployer, waits);
        var answering = new Answering(new CallbackSender(gateway, new NotedProvider(new HttpProviderGateway(session
                .clock(), session.clients().guard()), session.ledger()), session
                        .clock()), new SentRecord(SentJournal.in(session.dataFolder())), session.tasks());
        var store = new CallbacksStore(gateway, answering, session.work("callbacks"), session.clock());
        store.recall();
        NoticeWiring.callbacks(session, store);
        return store;
    }

    /** The stacks, for the overview. */
    StacksStore stacks() {
        return stacks;
    }

    /** What waits for a callback, for the overview. */
    CallbacksStore inbox() {
        return callbacks;
    }

    /** All that is known to wait for a callback. */
    Topic<Loadable<List<PendingCallback>>> waits() {
        return callbacks.pending();
    }

    ScreenEntry callbacks() {
        var store = callbacks;
        var inbox = new CallbacksViewModel(store, fxThread, session.clock());
        var simulator = new SimulatorViewModel(store, fxThread);
        // The pill in the sidebar counts from everywhere; the screen itself looks more often.
        session.poller().every(BEHIND, "ListExecutions", store::refresh);
        return new ScreenEntry(Place.CALLBACKS, new Destination.Callbacks(), () -> ScreenEntry.Loaded.of(
                Views.CALLBACKS, new CallbacksController(inbox, simulator, new CallbacksController.Surroundings(
                        navigator,
                        session.poller(), session.environment(), session.clock()))),
                Optional.of(new ScreenEntry.Count(store.waiting(), Tone.WAITING)), _ -> List.of());
    }
}
