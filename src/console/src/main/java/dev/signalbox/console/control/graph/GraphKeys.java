package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Walk.Step;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do in the graph. Tab leads to one state, arrows lead on from there. */
final class GraphKeys {
    private static final Map<KeyCode, Step> STEPS = Map.of(KeyCode.UP, Step.UP, KeyCode.DOWN, Step.DOWN, KeyCode.LEFT,
            Step.LEFT, KeyCode.RIGHT, Step.RIGHT, KeyCode.HOME, Step.FIRST, KeyCode.END, Step.LAST);
    private static final double FACTOR = 1.2;
    private final StateGraph graph;
    private final Viewport viewport;

    GraphKeys(StateGraph graph, Viewport viewport) {
        this.graph = graph;
        this.viewport = viewport;
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
        if (event.isAltDown() || event.isShortcutDown() || event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (zoomed(event.getCode()) || event.getTarget() instanceof BoxView view && walked(view, event.getCode())) {
            event.consume();
        }
    }

    private boolean zoomed(KeyCode code) {
        switch (code) {
            case PLUS, ADD, EQUALS -> viewport.zoomBy(FACTOR);
            case MINUS, SUBTRACT -> viewport.zoomBy(1 / FACTOR);
            case DIGIT0, NUMPAD0 -> graph.fit();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walked(BoxView view, KeyCode code) {
        String state = view.box().id();
        if (STEPS.containsKey(code)) {
            graph.walk(state, STEPS.getOrDefault(code, Step.FIRST)).ifPresent(next -> graph.reveal(next, true));
            return true;
        }
        switch (code) {
            case ENTER -> graph.choose(state);
            case SPACE -> graph.fold(state);
            default -> {
                return false;
            }
        }
        return true;
    }
}
