package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Walk.Step;
import dev.signalbox.console.fx.keys.Shortcut;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do in the graph. Tab leads to one state, arrows lead on from there. */
final class GraphKeys {
    private static final Map<KeyCode, Step> STEPS = Map.of(KeyCode.UP, Step.UP, KeyCode.DOWN, Step.DOWN, KeyCode.LEFT,
            Step.LEFT, KeyCode.RIGHT, Step.RIGHT);
    private static final double FACTOR = 1.2;
    private final StateGraph graph;
    private final Viewport viewport;
    private final Camera camera;

    GraphKeys(StateGraph graph, Viewport viewport, Camera camera) {
        this.graph = graph;
        this.viewport = viewport;
        this.camera = camera;
        graph.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Lets Tab lead to the selected state, or to the first. */
    static void reachable(Sheet sheet, String selected) {
        Comparator<BoxView> first = Comparator.comparing(view -> view.box().y());
        Optional<BoxView> target = sheet.boxes().stream().filter(view -> view.box().state().isPresent()).min(Comparator
                .<BoxView, Boolean>comparing(view -> !view.box().id().equals(selected)).thenComparing(first));
        sheet.boxes().forEach(b -> b.setFocusTraversable(target.filter(t -> t == b).isPresent()));
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (zoomed(event) || event.getTarget() instanceof BoxView view && (walked(view, event) || acted(view, event))) {
            event.consume();
        }
    }

    private boolean zoomed(KeyEvent event) {
        if (Shortcut.GRAPH_CLOSER.matches(event)) {
            viewport.zoomBy(FACTOR);
        } else if (Shortcut.GRAPH_FARTHER.matches(event)) {
            viewport.zoomBy(1 / FACTOR);
        } else if (Shortcut.GRAPH_ALL.matches(event)) {
            camera.fit();
        } else {
            return false;
        }
        return true;
    }

    private boolean walked(BoxView view, KeyEvent event) {
        Optional<Step> step = Shortcut.GRAPH_WALK.matches(event) ? Optional.ofNullable(STEPS.get(event.getCode()))
                : Shortcut.GRAPH_FIRST.matches(event) ? Optional.of(Step.FIRST)
                        : Shortcut.GRAPH_LAST.matches(event) ? Optional.of(Step.LAST) : Optional.empty();
        step.flatMap(s -> graph.walk(view.box().id(), s)).ifPresent(next -> graph.reveal(next, true));
        return step.isPresent();
    }

    private boolean acted(BoxView view, KeyEvent event) {
        if (Shortcut.GRAPH_DETAILS.matches(event)) {
            graph.choose(view.box().id());
        } else if (Shortcut.GRAPH_FOLD.matches(event)) {
            graph.fold(view.box().id());
        } else if (Shortcut.GRAPH_CHILD.matches(event)) {
            view.open();
        } else if (Shortcut.GRAPH_ITERATIONS.matches(event)) {
            view.enter();
        } else {
            return false;
        }
        return true;
    }
}
