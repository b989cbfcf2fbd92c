package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.stacks.LeftOversStore;
import dev.signalbox.deploy.plan.LeftOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Deployments that ended between plan and deed, without those that this session works on. */
public final class LeftOversViewModel implements AutoCloseable {
    private final LeftOversStore store;
    private final Navigator navigator;
    private final EnvironmentInfo environment;
    private final ObservableList<LeftOver> waiting = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final List<Subscription> subscriptions = new ArrayList<>();
    private List<LeftOver> found = List.of();
    private Map<String, Deployment> deployments = Map.of();

    public LeftOversViewModel(LeftOversStore store, StacksStore stacks, Navigator navigator,
            EnvironmentInfo environment, Executor fxThread) {
        this.store = store;
        this.navigator = navigator;
        this.environment = environment;
        subscriptions.add(store.leftOvers().subscribe(new LatestOnFx<>(fxThread, next -> {
            found = next.newest().orElse(List.of());
            render();
        })));
        subscriptions.add(stacks.deployments().subscribe(new LatestOnFx<>(fxThread, next -> {
            deployments = next;
            render();
        })));
        subscriptions.add(store.outcome().subscribe(new LatestOnFx<>(fxThread, outcome::set)));
    }

    public ObservableList<LeftOver> waiting() {
        return waiting;
    }

    /** Where they wait. */
    EnvironmentInfo environment() {
        return environment;
    }

    /** How the last discarding went. */
    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    private void render() {
        var next = found.stream().filter(l -> !busy(l.stack().name())).toList();
        if (!next.equals(waiting)) {
            waiting.setAll(next);
        }
    }

    private boolean busy(String stack) {
        var deployment = deployments.get(stack);
        return deployment != null && deployment.running();
    }

    /** The stack's page opens and asks. */
    public void goOn(LeftOver leftOver) {
        store.goOn(leftOver);
        navigator.go(new Destination.Stack(leftOver.stack().name()));
    }

    public void discard(LeftOver leftOver) {
        store.discard(leftOver);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
