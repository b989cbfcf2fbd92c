package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The gallery of bundled pipelines, and every stack of the environment. */
public final class PipelinesViewModel implements AutoCloseable {
    private final PipelineCatalogue catalogue;
    private final StacksStore store;
    private final Navigator navigator;
    private final EnvironmentKind environment;
    private final ObservableList<PipelineCard> cards = FXCollections.observableArrayList();
    private final ObservableList<StackSummary> stacks = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<List<StackSummary>>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final Subscription stackSubscription;
    private final Subscription deploymentSubscription;
    private Map<String, Deployment> deployments = Map.of();

    public PipelinesViewModel(PipelineCatalogue catalogue, StacksStore store, Navigator navigator,
            EnvironmentKind environment, Executor fxThread) {
        this.catalogue = catalogue;
        this.store = store;
        this.navigator = navigator;
        this.environment = environment;
        stackSubscription = store.stacks().subscribe(new LatestOnFx<>(fxThread, this::show));
        deploymentSubscription = store.deployments().subscribe(new LatestOnFx<>(fxThread, this::deploying));
    }

    ObservableList<PipelineCard> cards() {
        return cards;
    }

    public ObservableList<StackSummary> stacks() {
        return stacks;
    }

    public ReadOnlyObjectProperty<Loadable<List<StackSummary>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public void refresh() {
        store.refresh();
    }

    /** One click: everything by default; the stack's page opens by itself. */
    public void deploy(Pipeline pipeline) {
        store.deploy(DeployRequest.withDefaults(pipeline, environment));
        open(pipeline.defaultStackName());
    }

    public void open(String stackName) {
        navigator.go(new Destination.Stack(stackName));
    }

    private void show(Loadable<List<StackSummary>> next) {
        state.set(next);
        render();
    }

    private void deploying(Map<String, Deployment> next) {
        deployments = next;
        render();
    }

    private void render() {
        var known = state.get().newest().orElse(List.of());
        LiveRows.update(stacks, known, StackSummary::id);
        LiveRows.update(cards, catalogue.pipelines().stream().map(p -> card(p, known)).toList(),
                c -> c.pipeline().name());
    }

    private PipelineCard card(Pipeline pipeline, List<StackSummary> known) {
        var stack = known.stream().filter(s -> s.pipeline().filter(pipeline.name()::equals).isPresent()).findFirst();
        var deployment = deployments.get(pipeline.defaultStackName());
        return new PipelineCard(pipeline, stack, deployment != null && deployment.running());
    }

    @Override
    public void close() {
        stackSubscription.close();
        deploymentSubscription.close();
    }
}
