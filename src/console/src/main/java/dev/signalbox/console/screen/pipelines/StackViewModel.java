package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.stack.ResourceTree;
import dev.signalbox.console.model.stack.TreeProgress;
import dev.signalbox.console.model.stack.TreeRow;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One stack: its resources over time, its events, operations and outputs, and what this session does to it. */
public final class StackViewModel implements AutoCloseable {
    private final StacksStore store;
    private final Executor fxThread;
    private final Clock clock;
    private final ObservableList<StackEvent> events = FXCollections.observableArrayList();
    private final ObservableList<StackOperation> operations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<StackDetail>> detail = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<Deployment>> deployment = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final ReadOnlyObjectWrapper<Optional<TreeRow>> tree = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TreeProgress> progress = new ReadOnlyObjectWrapper<>(TreeProgress.none());
    private final ReadOnlyObjectWrapper<Optional<StackOperation>> past = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription deployments;
    private String name = "";
    private String counted = "";
    private @Nullable LiveValue<StackDetail> live;
    private @Nullable Subscription subscription;

    public StackViewModel(StacksStore store, Executor fxThread, Clock clock) {
        this.store = store;
        this.fxThread = fxThread;
        this.clock = clock;
        deployments = store.deployments().subscribe(new LatestOnFx<>(fxThread, this::deploying));
    }

    /** The stack with all that is in it, during the operation that is looked at; empty when there is no stack. */
    public ReadOnlyObjectProperty<Optional<TreeRow>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** Of the last operation. */
    public ReadOnlyObjectProperty<TreeProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The operation that is looked at instead of the last one. */
    public ReadOnlyObjectProperty<Optional<StackOperation>> pastProperty() {
        return past.getReadOnlyProperty();
    }

    /** Newest first, those of nested stacks too. */
    public ObservableList<StackEvent> events() {
        return events;
    }

    /** Newest first. */
    public ObservableList<StackOperation> operations() {
        return operations;
    }

    public ReadOnlyObjectProperty<Loadable<StackDetail>> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** What this session does or did to the stack. */
    public ReadOnlyObjectProperty<Optional<Deployment>> deploymentProperty() {
        return deployment.getReadOnlyProperty();
    }

    public String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    /** Looks at another stack. */
    public void open(String stackName) {
        if (!stackName.equals(name)) {
            closeDetail();
            name = stackName;
            forget();
            var value = store.detail(stackName);
            live = value;
            subscription = value.topic().subscribe(new LatestOnFx<>(fxThread, d -> show(stackName, d)));
            deploying(store.deployments().latest());
        }
        refresh();
    }

    private void forget() {
        detail.set(new Loadable.Loading<>());
        tree.set(Optional.empty());
        past.set(Optional.empty());
        progress.set(TreeProgress.none());
        counted = "";
        events.clear();
        operations.clear();
    }

    public void refresh() {
        if (live != null) {
            live.refresh();
        }
    }

    /** Brings the stack up to date; its plan waits for an answer. */
    public void update(DeployRequest request) {
        store.deploy(request);
    }

    /** The answer to the plan that waits; before it is there, false gives the deployment up. */
    public void answer(boolean execute) {
        store.answer(deployment.get().map(Deployment::stackName).orElse(name), execute);
    }

    /** Looks at what one operation did; empty goes back to the last. */
    public void lookAt(Optional<StackOperation> operation) {
        past.set(operation);
        detail.get().newest().flatMap(StackDetail::story).ifPresent(this::render);
    }

    private void show(String stackName, Loadable<StackDetail> next) {
        if (!stackName.equals(name)) {
            return;
        }
        next.newest().flatMap(StackDetail::story).ifPresent(this::render);
        detail.set(next);
    }

    private void render(StackStory story) {
        LiveRows.update(events, all(story).sorted(Comparator.comparing(StackEvent::time)).toList().reversed(),
                StackEvent::id);
        LiveRows.update(operations, story.operations().reversed(), StackOperation::id);
        if (past.get().filter(p -> story.operations().stream().noneMatch(o -> o.id().equals(p.id()))).isPresent()) {
            past.set(Optional.empty()); // another stack of the same name
        }
        var last = story.lastOperation();
        count(ResourceTree.of(story, last), last.map(StackOperation::id).orElse(""));
        tree.set(Optional.of(ResourceTree.of(story, past.get().or(() -> last))));
    }

    private void count(TreeRow stack, String operation) {
        var before = operation.equals(counted) ? progress.get() : TreeProgress.none();
        counted = operation;
        progress.set(TreeProgress.of(stack, before, planned()));
    }

    /** A nested stack and what is in it are both in the plan; only what is in it is counted. */
    private int planned() {
        return deployment.get().filter(Deployment::running).flatMap(Deployment::plan).map(p -> (int) p.changes()
                .stream()
                .filter(c -> !c.type().equals("AWS::CloudFormation::Stack") || p.unseen().contains(String.join(" / ",
                        path(c)))).count()).orElse(0);
    }

    private static List<String> path(ResourceChange change) {
        return Stream.concat(change.stack().stream(), Stream.of(change.logicalId())).toList();
    }

    private static Stream<StackEvent> all(StackStory story) {
        return Stream.concat(story.events().stream(), story.nested().stream().flatMap(StackViewModel::all));
    }

    /** A stack is known by its name here, whatever it was opened by. */
    private void deploying(Map<String, Deployment> all) {
        var called = detail.get().newest().flatMap(StackDetail::stack).map(s -> s.name()).orElse(name);
        deployment.set(Optional.ofNullable(all.get(called)));
    }

    private void closeDetail() {
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void close() {
        closeDetail();
        deployments.close();
    }
}
