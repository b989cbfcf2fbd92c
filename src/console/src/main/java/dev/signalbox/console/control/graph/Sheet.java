package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Rules;
import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The boxes and lines of one drawing. Colours change in place; another drawing is another sheet. */
final class Sheet {
    private final Drawing drawing;
    private final Acts acts;
    private final Map<String, BoxView> boxes = new HashMap<>();
    private final List<LineView> lines = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    Sheet(Drawing drawing, Acts acts) {
        this.drawing = drawing;
        this.acts = acts;
        drawing.boxes().stream().filter(b -> b.shape() == Shape.CONTAINER).forEach(this::add);
        drawing.lines().stream().map(LineView::new).forEach(lines::add);
        nodes.addAll(lines);
        drawing.boxes().stream().filter(b -> b.shape() != Shape.CONTAINER).forEach(this::add);
    }

    private void add(Box box) {
        BoxView view = switch (box.shape()) {
            case CONTAINER, FOLDED -> new ContainerView(box, box.state().orElseThrow(), () -> acts.fold(box.id()),
                    cell -> acts.pick(box.id(), cell));
            case NODE -> new NodeView(box, box.state().orElseThrow(), acts::open);
            case START, END, PILL, MISSING -> new PillView(box);
        };
        if (box.state().isPresent()) {
            view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
                    view.requestFocus();
                    acts.select(box.id());
                    event.consume();
                }
            });
        }
        boxes.put(box.id(), view);
        nodes.add(view);
    }

    Drawing drawing() {
        return drawing;
    }

    List<Node> nodes() {
        return nodes;
    }

    Optional<BoxView> box(String id) {
        return Optional.ofNullable(boxes.get(id));
    }

    Collection<BoxView> boxes() {
        return boxes.values();
    }

    /** What the operator does to what is drawn. */
    interface Acts {
        void select(String state);

        void fold(String container);

        void open(String arn);

        /** @param cell of a Map's strip; empty for none */
        void pick(String map, Optional<Cell> cell);
    }

    /** @param inside what is inside a container, however deep */
    void colour(Told told, Function<String, List<String>> inside) {
        ExecutionProgress progress = told.progress();
        boolean ended = false;
        Set<Edge> underWay = progress.underWay();
        for (LineView view : lines) {
            boolean taken = isTaken(view.line(), progress, told.status());
            view.taken(taken, underWay.contains(new Edge(view.line().from(), view.line().to())));
            ended |= taken && view.line().to().equals(Drawing.END);
        }
        mark(Drawing.START, progress.states().isEmpty() ? Tone.NOT_STARTED : Tone.SUCCEEDED);
        mark(Drawing.END, ended ? Tone.SUCCEEDED : Tone.NOT_STARTED);
        boxes.forEach((id, view) -> {
            if (view instanceof ContainerView container) {
                Integer picked = progress.picked().get(id);
                container.items(told.items(id), picked == null ? OptionalInt.empty() : OptionalInt.of(picked));
                if (view.box().shape() == Shape.FOLDED) {
                    container.count(inside.apply(id), progress);
                }
            }
        });
    }

    void show(ExecutionProgress progress, Instant now) {
        boxes.forEach((name, view) -> {
            if (view.box().state().isPresent()) {
                if (view instanceof NodeView node && view.box().state().orElseThrow() instanceof State.Choice choice) {
                    node.chosen(Rules.chosen(choice, progress));
                }
                view.show(progress.state(name), now);
            }
        });
    }

    /** Lets the ages go on: only what is open has one that grows. */
    void tick(ExecutionProgress progress, Instant now) {
        progress.states().values().stream().filter(s -> s.phase().isOpen()).forEach(s -> box(s.name()).ifPresent(
                view -> view.show(Optional.of(s), now)));
    }

    void select(String name) {
        boxes.forEach((id, view) -> view.select(id.equals(name) && view.box().state().isPresent()));
    }

    void found(Set<String> names) {
        boxes.forEach((id, view) -> view.found(names.contains(id)));
    }

    private static boolean isTaken(Drawing.Line line, ExecutionProgress progress, ExecutionStatus status) {
        if (line.to().equals(Drawing.END)) {
            return status == ExecutionStatus.SUCCEEDED && progress.state(line.from()).isPresent();
        }
        return progress.taken().contains(new Edge(line.from(), line.to()));
    }

    private void mark(String id, Tone tone) {
        if (boxes.get(id) instanceof PillView pill) {
            pill.reached(tone);
        }
    }
}
