package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The gallery of bundled pipelines, and every stack of the environment. */
public final class PipelinesViewModel implements AutoCloseable {
    private static final Stamp NONE = Stamp.in(Map.of());

    private final PipelineCatalogue catalogue;
    private final StacksStore store;
    private final Navigator navigator;
    private final EnvironmentKind environment;
    private final ObservableList<PipelineCard> cards = FXCollections.observableArrayList();
    private final ObservableList<StackSummary> stacks = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<List<StackSummary>>> state = loading();
    private final ReadOnlyObjectWrapper<Loadable<List<StackSummary>>> gone = loading();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty troubled = new SimpleBooleanProperty();
    private final BooleanProperty underWay = new SimpleBooleanProperty();
    private final BooleanProperty deleted = new SimpleBooleanProperty();
    private final IntegerProperty troubles = new SimpleIntegerProperty();
    private final IntegerProperty working = new SimpleIntegerProperty();
    private final IntegerProperty total = new SimpleIntegerProperty();
    private final Map<String, Stamp> stamps;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final LiveValue<List<StackSummary>> goneStacks;
    private Map<String, Deployment> deployments = Map.of();

    public PipelinesViewModel(PipelineCatalogue catalogue, StacksStore store, Navigator navigator,
            EnvironmentKind environment, Executor fxThread) {
        this.catalogue = catalogue;
        this.store = store;
        this.navigator = navigator;
        this.environment = environment;
        this.goneStacks = store.deleted();
        this.stamps = catalogue.pipelines().stream().collect(Collectors.toMap(Pipeline::name, Stamp::of));
        subscriptions.add(store.stacks().subscribe(new LatestOnFx<>(fxThread, next -> {
            state.set(next);
            render();
        })));
        subscriptions.add(store.deployments().subscribe(new LatestOnFx<>(fxThread, this::deploying)));
        subscriptions.add(goneStacks.topic().subscribe(new LatestOnFx<>(fxThread, next -> {
            gone.set(next);
            render();
        })));
        filter.subscribe(_ -> render());
        troubled.subscribe(_ -> render());
        underWay.subscribe(_ -> render());
        deleted.subscribe(on -> {
            if (on) {
                goneStacks.refresh();
            }
            render();
        });
    }

    private static ReadOnlyObjectWrapper<Loadable<List<StackSummary>>> loading() {
        return new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    }

    public ObservableList<PipelineCard> cards() {
        return cards;
    }

    /** Those that the filter takes. */
    public ObservableList<StackSummary> stacks() {
        return stacks;
    }

    public ReadOnlyObjectProperty<Loadable<List<StackSummary>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Those that are gone, as far as they were asked for. */
    ReadOnlyObjectProperty<Loadable<List<StackSummary>>> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** Only stacks that failed or were rolled back. */
    BooleanProperty troubledProperty() {
        return troubled;
    }

    BooleanProperty underWayProperty() {
        return underWay;
    }

    /** Also those that are gone. */
    BooleanProperty deletedProperty() {
        return deleted;
    }

    IntegerProperty troublesProperty() {
        return troubles;
    }

    IntegerProperty workingProperty() {
        return working;
    }

    IntegerProperty totalProperty() {
        return total;
    }

    public void refresh() {
        store.refresh();
    }

    /** One click: everything by default; the stack's page opens by itself. */
    public void deploy(Pipeline pipeline) {
        store.deploy(DeployRequest.withDefaults(pipeline, environment));
        open(pipeline.defaultStackName());
    }

    /** Gives a stack the bundled version; its page shows what would change. */
    void update(Pipeline pipeline, StackSummary stack) {
        store.deploy(DeployRequest.update(pipeline, stack.name(), environment, Map.of()));
        open(stack.name());
    }

    public void open(String stack) {
        navigator.go(new Destination.Stack(stack));
    }

    /** Opens a row of the list; a stack that is gone is known by its id only. */
    void open(StackSummary stack) {
        open(stack.status().equals("DELETE_COMPLETE") ? stack.id() : stack.name());
    }

    private void deploying(Map<String, Deployment> next) {
        deployments = next;
        render();
    }

    private void render() {
        var known = state.get().newest().orElse(List.of()).stream().sorted(StackOrder.BY_NEED).toList();
        var all = new ArrayList<>(known);
        if (deleted.get()) {
            gone.get().newest().ifPresent(all::addAll);
        }
        var wanted = new StackFilter(filter.get(), troubled.get(), underWay.get());
        LiveRows.update(stacks, all.stream().filter(wanted::takes).toList(), StackSummary::id);
        LiveRows.update(cards, catalogue.pipelines().stream().map(p -> card(p, known)).toList(),
                c -> c.pipeline().name());
        troubles.set((int) known.stream().filter(StackOrder::troubled).count());
        working.set((int) known.stream().filter(StackSummary::inProgress).count());
        total.set(all.size());
    }

    private PipelineCard card(Pipeline pipeline, List<StackSummary> known) {
        var made = known.stream().filter(s -> s.pipeline().filter(pipeline.name()::equals).isPresent()).toList();
        var deployment = deployments.get(pipeline.defaultStackName());
        return new PipelineCard(pipeline, stamps.getOrDefault(pipeline.name(), NONE), made, deployment != null
                && deployment.running(), reading());
    }

    private PipelineCard.Reading reading() {
        if (state.get().newest().isPresent()) {
            return PipelineCard.Reading.DONE;
        }
        return state.get().failure().isPresent() ? PipelineCard.Reading.FAILED : PipelineCard.Reading.UNDER_WAY;
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
