package dev.signalbox.console.fx.layout;

import dev.signalbox.console.fx.FxThread;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;

/** Puts the dividers of a split pane back where the operator had them, also when a pane comes later. */
final class Dividers {
    /** @param positions as many as there are dividers; none when nothing is remembered */
    private record Positions(List<Double> positions) {}

    private static final Positions NONE = new Positions(List.of());

    private final SplitPane pane;

    private Dividers(SplitPane pane) {
        this.pane = pane;
    }

    /** Those of all split panes of a view that have an id. */
    static void rememberAll(Node node) {
        switch (node) {
            case SplitPane split -> {
                remember(split);
                split.getItems().forEach(Dividers::rememberAll);
            }
            case TabPane tabs -> tabs.getTabs().stream().map(Tab::getContent).filter(Objects::nonNull)
                    .forEach(Dividers::rememberAll);
            case ScrollPane scroll when scroll.getContent() != null -> rememberAll(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(Dividers::rememberAll);
            default -> {
            }
        }
    }

    private static void remember(SplitPane pane) {
        Dividers dividers = new Dividers(pane);
        pane.sceneProperty().addListener((Observable _) -> dividers.restore());
        // Whoever adds a pane also says where its divider goes at first; what is remembered comes after that.
        pane.getDividers().addListener((Observable _) -> new FxThread().execute(dividers::restore));
        // Positions also move with the window; the operator moves them with the mouse.
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, dividers::released);
    }

    private void restore() {
        if (pane.getScene() != null && !pane.getDividers().isEmpty()) {
            LayoutMemory.of(pane).map(m -> m.recall(pane, NONE).positions())
                    .filter(p -> p.size() == pane.getDividers().size())
                    .ifPresent(p -> pane.setDividerPositions(p.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    private void released(MouseEvent event) {
        if (event.getTarget() instanceof Node at && isDivider(at)) {
            LayoutMemory.of(pane).ifPresent(m -> m.remember(pane, new Positions(Arrays.stream(pane
                    .getDividerPositions()).boxed().toList()), NONE));
        }
    }

    private boolean isDivider(Node node) {
        for (Node at = node; at != null && at != pane; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) {
                return at.getParent() == pane;
            }
        }
        return false;
    }
}
