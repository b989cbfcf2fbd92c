package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.ResourceProgress;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.StackEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One stack: its resources over time, its events, outputs, and what this session does to it. */
public final class StackViewModel implements AutoCloseable {
    private final StacksStore store;
    private final Executor fxThread;
    private final Clock clock;
    private final ObservableList<ResourceRow> resources = FXCollections.observableArrayList();
    private final ObservableList<StackEvent> events = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<StackDetail>> detail = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<Deployment>> deployment = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final Subscription deployments;
    private String name = "";
    private @Nullable LiveValue<StackDetail> live;
    private @Nullable Subscription subscription;

    public StackViewModel(StacksStore store, Executor fxThread, Clock clock) {
        this.store = store;
        this.fxThread = fxThread;
        this.clock = clock;
        deployments = store.deployments().subscribe(new LatestOnFx<>(fxThread, this::deploying));
    }

    ObservableList<ResourceRow> resources() {
        return resources;
    }

    /** Newest first. */
    public ObservableList<StackEvent> events() {
        return events;
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

    /** Looks at another stack. */
    public void open(String stackName) {
        if (!stackName.equals(name)) {
            closeDetail();
            name = stackName;
            detail.set(new Loadable.Loading<>());
            resources.clear();
            events.clear();
            var value = store.detail(stackName);
            live = value;
            subscription = value.topic().subscribe(new LatestOnFx<>(fxThread, d -> show(stackName, d)));
            deploying(store.deployments().latest());
        }
        refresh();
    }

    public void refresh() {
        if (live != null) {
            live.refresh();
        }
    }

    /** Deletes the stack; buckets that the template does not retain are emptied first. */
    public void delete() {
        store.delete(name, true);
    }

    private void show(String stackName, Loadable<StackDetail> next) {
        if (!stackName.equals(name)) {
            return;
        }
        detail.set(next);
        next.newest().ifPresent(this::render);
    }

    private void render(StackDetail stack) {
        LiveRows.update(events, stack.events().reversed(), StackEvent::id);
        var progress = ResourceProgress.of(stack.events());
        if (!progress.isEmpty()) {
            Instant from = progress.stream().map(ResourceProgress::started).min(Instant::compareTo).orElseThrow();
            boolean running = progress.stream().anyMatch(p -> p.ended().isEmpty());
            Instant to = running ? clock.instant()
                    : progress.stream().flatMap(p -> p.ended().stream()).max(Instant::compareTo).orElseThrow();
            LiveRows.update(resources, progress.stream().map(p -> ResourceRow.of(p, from, to)).toList(),
                    ResourceRow::logicalId);
        }
    }

    private void deploying(Map<String, Deployment> all) {
        deployment.set(Optional.ofNullable(all.get(name)));
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
