package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.GraphLayout;
import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.StateMachine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** The graph of a state machine, with the progress of one execution drawn into it. It is laid out once per definition. */
public final class StateGraph extends StackPane {
    private static final double CALLOUT_DISTANCE = 44;
    private static final double READABLE = 0.55;
    private static final String NOTHING = "\u0000";
    private final Viewport viewport = new Viewport();
    private final Map<String, BoxView> boxes = new HashMap<>();
    private final Map<String, LineView> lines = new HashMap<>();
    private final Line calloutLine = new Line();
    private final Callout callout = new Callout(() -> this.sendCallback.run());
    private Drawing drawing = new Drawing(java.util.List.of(), java.util.List.of(), 0, 0);
    private ExecutionProgress progress = ExecutionProgress.none();
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private Runnable sendCallback = () -> {};
    private Consumer<String> select = _ -> {};
    private String calledOut = NOTHING;
    private String fittedFor = NOTHING;

    public StateGraph() {
        getStyleClass().add("state-graph");
        calloutLine.getStyleClass().add("callout-line");
        getChildren().addAll(viewport, tools(), new Legend());
        viewport.layoutBoundsProperty().subscribe(_ -> fitUntouched());
    }

    public void setOnSendCallback(Runnable action) {
        sendCallback = action;
    }

    /** Told the name of a state that is clicked. */
    public void setOnSelect(Consumer<String> action) {
        select = action;
    }

    /** Draws another machine. */
    public void setMachine(StateMachine machine) {
        drawing = GraphLayout.of(machine);
        boxes.clear();
        lines.clear();
        viewport.world().getChildren().clear();
        drawing.boxes().stream().filter(b -> b.shape() == Drawing.Shape.CONTAINER).forEach(this::add);
        for (Drawing.Line line : drawing.lines()) {
            LineView view = new LineView(line);
            lines.put(line.from() + "\n" + line.to(), view);
            viewport.world().getChildren().add(view);
        }
        drawing.boxes().stream().filter(b -> b.shape() != Drawing.Shape.CONTAINER).forEach(this::add);
        viewport.world().getChildren().addAll(calloutLine, callout);
        callout.setManaged(false);
        callout.setVisible(false);
        calloutLine.setVisible(false);
        calledOut = NOTHING;
        viewport.untouched();
        fitUntouched();
    }

    /** Colours the graph. */
    public void setProgress(ExecutionProgress next, ExecutionStatus execution, Instant now) {
        progress = next;
        status = execution;
        tick(now);
        lines.values().forEach(view -> view.taken(isTaken(view.line())));
        mark(Drawing.START, next.states().isEmpty() ? Tone.NOT_STARTED : Tone.SUCCEEDED);
        boolean ended = lines.values().stream().anyMatch(v -> v.line().to().equals(Drawing.END) && isTaken(v.line()));
        mark(Drawing.END, ended ? Tone.SUCCEEDED : Tone.NOT_STARTED);
    }

    /** Lets the ages go on. */
    public void tick(Instant now) {
        boxes.forEach((name, view) -> {
            if (view.box().state().isPresent()) {
                view.show(progress.state(name), now);
            }
        });
        showCallout(now);
    }

    /** Marks a state as the one whose details are shown. */
    public void setSelected(String name) {
        boxes.forEach((id, view) -> view.select(id.equals(name)));
    }

    /** All of the drawing with its colours, larger or smaller than life. */
    public WritableImage picture(double scale) {
        applyCss();
        layout();
        return viewport.picture(scale);
    }

    /** The node of a state, if the machine has it. */
    Optional<BoxView> box(String state) {
        return Optional.ofNullable(boxes.get(state));
    }

    public void fit() {
        double left = callout.isVisible() ? Math.min(0, callout.getLayoutX()) : 0;
        double right = callout.isVisible() ? Math.max(drawing.width(), callout.getLayoutX() + Callout.WIDTH)
                : drawing.width();
        double bottom = callout.isVisible() ? Math.max(drawing.height(), callout.getLayoutY() + callout.getHeight())
                : drawing.height();
        viewport.fit(new Rectangle2D(left, 0, right - left, bottom), READABLE);
    }

    /** Keeps all in sight until the operator moves or zooms. */
    private void fitUntouched() {
        if (!viewport.isTouched() && viewport.getWidth() > 100 && viewport.getHeight() > 100 && drawing.width() > 0) {
            fit();
        }
    }

    private void add(Drawing.Box box) {
        BoxView view = box.state().filter(_ -> box.shape() != Drawing.Shape.PILL)
                .<BoxView>map(s -> box.shape() == Drawing.Shape.CONTAINER ? new ContainerView(box, s)
                        : new NodeView(box, s))
                .orElseGet(() -> new PillView(box));
        if (box.state().isPresent()) {
            view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.isStillSincePress()) {
                    select.accept(box.id());
                    event.consume();
                }
            });
        }
        boxes.put(box.id(), view);
        viewport.world().getChildren().add(view);
    }

    private void mark(String id, Tone tone) {
        if (boxes.get(id) instanceof PillView pill) {
            pill.reached(tone);
        }
    }

    private boolean isTaken(Drawing.Line line) {
        if (line.to().equals(Drawing.END)) {
            return status == ExecutionStatus.SUCCEEDED && progress.state(line.from()).isPresent();
        }
        return progress.taken().contains(new Edge(line.from(), line.to()));
    }

    private void showCallout(Instant now) {
        Optional<StateProgress> waiting = progress.waiting().stream().filter(s -> boxes.containsKey(s.name()))
                .findFirst();
        callout.setVisible(waiting.isPresent());
        calloutLine.setVisible(waiting.isPresent());
        waiting.flatMap(StateProgress::waiting).ifPresent(w -> callout.show(w, now));
        String next = waiting.map(StateProgress::name).orElse(NOTHING);
        if (!next.equals(calledOut)) {
            calledOut = next;
            requestLayout();
        }
    }

    /** The callout's height is only known once it has its style, that is, here. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        place(boxes.get(calledOut));
        if (!calledOut.equals(fittedFor)) {
            fittedFor = calledOut;
            fitUntouched();
        }
    }

    private void place(@Nullable BoxView view) {
        if (view == null) {
            return;
        }
        Drawing.Box box = view.box();
        double end = box.x() + box.width();
        boolean left = isOccupied(box, end, Double.MAX_VALUE) && !isOccupied(box, -Double.MAX_VALUE, box.x());
        double right = drawing.boxes().stream().filter(b -> isBeside(b, box)).mapToDouble(b -> b.x() + b.width()).max()
                .orElse(end);
        double x = left ? box.x() - CALLOUT_DISTANCE - Callout.WIDTH : right + CALLOUT_DISTANCE;
        double y = box.y() + box.height() / 2;
        callout.resizeRelocate(x, box.y() - 14, Callout.WIDTH, callout.prefHeight(Callout.WIDTH));
        calloutLine.setStartX(left ? box.x()
                : drawing.boxes().stream().filter(b -> b.y() < y && b.y() + b.height() > y)
                        .mapToDouble(b -> b.x() + b.width()).max().orElse(end));
        calloutLine.setEndX(left ? x + Callout.WIDTH : x);
        calloutLine.setStartY(y);
        calloutLine.setEndY(y);
    }

    private boolean isOccupied(Drawing.Box box, double from, double to) {
        return drawing.boxes().stream().anyMatch(b -> isBeside(b, box) && b.x() >= from && b.x() + b.width() <= to);
    }

    private static boolean isBeside(Drawing.Box one, Drawing.Box other) {
        return one.y() < other.y() + Callout.HEIGHT && one.y() + one.height() > other.y() - 14;
    }

    private HBox tools() {
        Label percent = new Label();
        percent.textProperty().bind(Bindings.createStringBinding(() -> Math.round(viewport.zoomProperty().get() * 100)
                + " %", viewport.zoomProperty()));
        percent.getStyleClass().add("zoom");
        HBox segments = new HBox(Buttons.icon(Glyph.MINUS, Texts.text("graph.zoomOut"), () -> viewport.zoomBy(1 / 1.2)),
                percent,
                Buttons.icon(Glyph.PLUS, Texts.text("graph.zoomIn"), () -> viewport.zoomBy(1.2)),
                Buttons.icon(Glyph.FIT, Texts.text("graph.fit"), this::fit));
        segments.getStyleClass().add("segments");
        segments.setAlignment(Pos.CENTER_LEFT);
        HBox tools = new HBox(segments);
        tools.getStyleClass().add("graph-tools");
        tools.setPickOnBounds(false);
        setAlignment(tools, Pos.TOP_LEFT);
        tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return tools;
    }
}
