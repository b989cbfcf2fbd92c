package dev.signalbox.console.screen.frame.welcome;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.StackSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Whether the welcome is due, and what comes of it. On AWS it never is. FX thread only. */
public final class WelcomeViewModel implements AutoCloseable {
    /** Whether somebody has answered it in this data folder, or was here before there was one. */
    public static final Preference<Boolean> ANSWERED = new Preference<>("frame.welcomed", Boolean.class, false);

    private final SamplePipeline sample;
    private final Stores stores;
    private final Navigator navigator;
    private final Preferences preferences;
    private final Executor fxThread;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Runnable due = () -> {};
    private Phase phase = Phase.IDLE;
    private Optional<Destination.StartExecution> asked = Optional.empty();

    private enum Phase {
        IDLE, DEPLOYING, STARTING
    }

    /** @param name of an execution, unlike any other */
    public record Stores(StacksStore stacks, ExecutionsStore executions, Supplier<String> name) {}

    public WelcomeViewModel(SamplePipeline sample, Stores stores, Navigator navigator, Preferences preferences,
            Executor fxThread) {
        this.sample = sample;
        this.stores = stores;
        this.navigator = navigator;
        this.preferences = preferences;
        this.fxThread = fxThread;
        subscriptions.add(stores.stacks.deployments().subscribe(new LatestOnFx<>(fxThread, this::deploying)));
        subscriptions.add(stores.executions.startOutcome().subscribe(new LatestOnFx<>(fxThread, this::starting)));
    }

    /** Told once, if this environment turns out to be empty and nobody has answered yet. */
    public void whenDue(Runnable told) {
        due = told;
        if (!preferences.get(ANSWERED)) {
            subscriptions.add(stores.stacks().stacks().subscribe(new LatestOnFx<>(fxThread, this::found)));
        }
    }

    private void found(Loadable<List<StackSummary>> stacks) {
        stacks.newest().filter(_ -> !preferences.get(ANSWERED)).ifPresent(all -> {
            Runnable tell = due;
            due = () -> {};
            if (!all.isEmpty()) {
                answered();
            } else if (navigator.currentProperty().get() instanceof Destination.Overview) {
                tell.run();
            }
        });
    }

    /** Whatever it was: it is not asked again. */
    void answered() {
        preferences.set(ANSWERED, true);
    }

    /** The title of what would be put up. */
    String title() {
        return sample.pipeline().title();
    }

    /** One click: the sample pipeline is put up, unless it is there, and its first execution started. */
    void tryLocally() {
        answered();
        Optional<StackSummary> there = stores.stacks().stacks().latest().newest().flatMap(all -> all.stream().filter(
                s -> s.name().equals(sample.stack()) && s.usable()).findFirst());
        if (there.isPresent()) {
            start(there.get());
        } else {
            phase = Phase.DEPLOYING;
            stores.stacks().deploy(sample.deployment());
            navigator.go(new Destination.Stack(sample.stack()));
        }
    }

    /** A failure is told on the stack's page, which is open. */
    private void deploying(Map<String, Deployment> all) {
        Optional<Deployment> ours = Optional.ofNullable(all.get(sample.stack())).filter(d -> !d.running());
        if (phase == Phase.DEPLOYING && ours.isPresent()) {
            phase = Phase.IDLE;
            if (ours.get().result().orElse(null) instanceof DeployResult.Deployed(var stack)) {
                start(stack);
            }
        }
    }

    private void start(StackSummary stack) {
        phase = Phase.STARTING;
        String machine = sample.machine(stack);
        String input = sample.input(stack);
        asked = Optional.of(new Destination.StartExecution(Optional.of(machine), Optional.of(input)));
        stores.executions().start(machine, stores.name().get(), input, id -> fxThread.execute(() -> arrived(
                new Destination.Execution(id.arn()))));
    }

    /** What failed is told in the form, where it can be tried again. */
    private void starting(Outcome outcome) {
        if (phase == Phase.STARTING && outcome instanceof Outcome.Failed) {
            asked.ifPresent(this::arrived);
        }
    }

    /** Whoever has gone elsewhere in the meantime is not called back: it waits in a tab. */
    private void arrived(Destination place) {
        phase = Phase.IDLE;
        Destination now = navigator.currentProperty().get();
        if (now instanceof Destination.Overview || now instanceof Destination.Stack) {
            navigator.go(place);
        } else {
            navigator.openBehind(place);
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
