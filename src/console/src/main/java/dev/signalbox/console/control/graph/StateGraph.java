package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.GraphLayout;
import dev.signalbox.console.control.graph.layout.Room;
import dev.signalbox.console.control.graph.layout.Walk;
import dev.signalbox.console.control.graph.layout.Walk.Step;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.mapruns.MapRun;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The graph of a state machine, with the progress of one execution drawn into it. It is laid out once per definition, and again when
 * a container is folded or unfolded; what happens in the execution only changes colours and words.
 */
public final class StateGraph extends StackPane {
    private static final String NOTHING = "\u0000";
    private final Viewport viewport = new Viewport();
    private final BorderPane panes = new BorderPane();
    /** Made when somebody wants it first. */
    private Optional<GraphOutline> outline = Optional.empty();
    private final CalloutView callout = new CalloutView(() -> this.acts.sendCallback());
    private StateMachine machine = new StateMachine(Optional.empty(), "", Map.of(), Optional.empty());
    private Folds folds = new Folds(machine);
    private final Chosen chosen = new Chosen(this, () -> this.acts, () -> this.told);
    private Sheet sheet = new Sheet(new Drawing(List.of(), List.of(), 0, 0), chosen);
    private final Minimap minimap = new Minimap(viewport, sheet);
    private final InSight inSight = new InSight(viewport, callout);
    private final Camera camera = new Camera(viewport, callout, sheet);
    private Told told = Told.nothing();
    private Map<String, Integer> cells = Map.of();
    private Instant now = Instant.EPOCH;
    private GraphActs acts = GraphActs.NONE;
    private Map<String, CallbackUrl> urls = Map.of();
    private String selected = "";
    private Set<String> found = Set.of();
    private String calledOut = NOTHING;
    private String fittedFor = NOTHING;

    public StateGraph() {
        getStyleClass().add("state-graph");
        panes.setCenter(new StackPane(viewport, new GraphTools(this, viewport, camera), new Legend(), minimap));
        getChildren().add(panes);
        new GraphKeys(this, viewport, camera);
    }

    public void setActs(GraphActs next) {
        acts = next;
    }

    /** Draws another machine. */
    public void setMachine(StateMachine next) {
        machine = next;
        cells = told.cells(Map.of());
        folds = new Folds(next);
        outline.ifPresent(o -> o.setMachine(next));
        draw();
        camera.follow(true);
    }

    private void draw() {
        sheet = new Sheet(GraphLayout.of(machine, new Room(folds.folded(), cells)), chosen);
        inSight.show(sheet);
        minimap.show(sheet);
        camera.show(sheet);
        calledOut = NOTHING;
        sheet.select(selected);
        sheet.found(found);
        GraphKeys.reachable(sheet, selected);
        colour(now);
    }

    /** Colours the graph. */
    public void setProgress(ExecutionProgress next, ExecutionStatus execution, Instant at) {
        tell(new Told(next, execution, told.runs()), at);
    }

    /** Says how far the Map Runs of distributed Maps are, by their ARNs. */
    public void setMapRuns(Map<String, MapRun> runs) {
        tell(new Told(told.progress(), told.status(), runs), now);
    }

    /** Says where the callbacks that states wait for are posted to, by the states' names. */
    public void setCallbackUrls(Map<String, CallbackUrl> next) {
        urls = next;
        tick(now);
    }

    /** When it becomes known how many items a Map has, it gets the room for them; nothing above it moves. */
    private void tell(Told next, Instant at) {
        told = next;
        camera.tell(next);
        now = at;
        Map<String, Integer> before = cells;
        cells = next.cells(before);
        next.grown(before).ifPresentOrElse(this::redraw, () -> colour(at));
        camera.keep();
    }

    private void colour(Instant at) {
        sheet.colour(told, folds::inside);
        sheet.show(told.progress(), at);
        tick(at);
        requestLayout();
    }

    /** Lets the ages go on. */
    public void tick(Instant at) {
        now = at;
        sheet.tick(told.progress(), at);
        outline.ifPresent(o -> o.setProgress(told.progress(), at));
        Optional<StateProgress> waiting = told.waiting().filter(s -> sheet.box(s.name()).isPresent()).findFirst();
        callout.show(waiting.flatMap(StateProgress::waiting), waiting.map(s -> urls.get(s.name())), at);
        String next = waiting.map(StateProgress::name).orElse(NOTHING);
        if (!next.equals(calledOut)) {
            calledOut = next;
            requestLayout();
        }
    }

    /** Marks a state as the one whose details are shown. */
    public void setSelected(String name) {
        selected = name;
        sheet.select(name);
        outline.ifPresent(o -> o.setSelected(name));
        GraphKeys.reachable(sheet, name);
    }

    /** Folds a container or unfolds it; its corner stays where it is on the screen. */
    void fold(String container) {
        if (folds.toggle(container)) {
            redraw(container);
            sheet.box(container).ifPresent(BoxView::requestFocus);
        }
    }

    /** Draws anew and keeps the corner of a box where it was on the screen. */
    private void redraw(String anchor) {
        Optional<Box> before = sheet.box(anchor).map(BoxView::box);
        draw();
        Optional<Box> after = sheet.box(anchor).map(BoxView::box);
        before.ifPresent(b -> after.ifPresent(a -> viewport.shift(b.x() - a.x(), b.y() - a.y())));
    }

    /** Shows the states also as a tree in words, or no longer. */
    void showOutline(boolean shown) {
        if (shown && outline.isEmpty()) {
            outline = Optional.of(new GraphOutline(widthProperty(), this::outlined));
            outline.get().setMachine(machine);
        }
        panes.setRight(shown ? outline.get() : null);
        outline.ifPresent(o -> o.setProgress(told.progress(), now));
        outline.ifPresent(o -> o.setSelected(selected));
    }

    private void outlined(String state) {
        reveal(state, false);
        acts.select(state);
    }

    /** Draws the inside of every container. */
    void unfoldAll() {
        folds.openAll();
        draw();
    }

    void choose(String state) {
        acts.select(state);
    }

    /** The state that a step leads to. */
    Optional<String> walk(String from, Step step) {
        return new Walk(sheet.drawing()).from(from, step);
    }

    /** All states, also those that are folded away. */
    List<State> states() {
        return folds.states();
    }

    /** Marks what somebody searches for; what is folded away marks its container. */
    void find(Set<String> names) {
        found = names;
        sheet.found(names);
    }

    /** Brings a state into sight, and gives it the keyboard if asked to. */
    void reveal(String state, boolean focus) {
        if (folds.open(state)) {
            draw();
        }
        sheet.box(state).ifPresent(view -> {
            camera.reveal(view);
            if (focus) {
                view.requestFocus();
            }
        });
    }

    /** Draws also what nobody has looked at. */
    void drawAll() {
        inSight.all();
        applyCss();
        layout();
    }

    /** All of the drawing with its colours, larger or smaller than life. */
    public WritableImage picture(double scale) {
        drawAll();
        return viewport.picture(scale);
    }

    /** The node of a state, if it is drawn. */
    Optional<BoxView> box(String state) {
        return sheet.box(state);
    }

    /** Whether the execution goes on and what is shown is its newest. */
    public BooleanProperty liveProperty() {
        return camera.liveProperty();
    }

    /** The callout's height is only known once it has its style, that is, here. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        sheet.box(calledOut).ifPresent(view -> callout.place(sheet.drawing(), view.box()));
        inSight.tones();
        minimap.paint();
        if (!calledOut.equals(fittedFor)) {
            fittedFor = calledOut;
            camera.keep();
        }
    }
}
