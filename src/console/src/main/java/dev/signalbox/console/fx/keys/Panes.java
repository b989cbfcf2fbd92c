package dev.signalbox.console.fx.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;

/** The panes of the window, through which F6 leads: bar, sidebar, head of the page, and each side of a split. */
public final class Panes {
    private static final List<String> PARTS = List.of("top-bar", "side-bar", "tab-strip", "page-head");

    private final Parent root;
    /** Where the operator was in each pane. */
    private final Map<Node, Node> last = new WeakHashMap<>();

    public Panes(Parent root) {
        this.root = root;
    }

    /** @param step 1 for the next pane, -1 for the one before */
    public void move(int step) {
        List<Node> panes = all();
        Node focused = root.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (focused != null && isIn(focused, panes.get(i))) {
                at = i;
                last.put(panes.get(i), focused);
            }
        }
        for (int i = 1; i <= panes.size() && !panes.isEmpty(); i++) {
            Node pane = panes.get(Math.floorMod(at + step * i + (at < 0 && step < 0 ? 1 : 0), panes.size()));
            Optional<Node> target = target(pane);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private Optional<Node> target(Node pane) {
        Node before = last.get(pane);
        return before != null && before.getScene() != null && isIn(before, pane) && canFocus(before)
                ? Optional.of(before)
                : first(pane);
    }

    /** The first control in a pane that takes the keyboard. */
    public static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(c -> first(c).stream()).findFirst()
                : Optional.empty();
    }

    private static boolean canFocus(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.isFocusTraversable() && !node.isDisabled();
    }

    private List<Node> all() {
        List<Node> panes = new ArrayList<>();
        collect(root, panes);
        return panes;
    }

    /** What is neither a part of its own nor holds one is one pane together with what is around it. */
    private static boolean collect(Node node, List<Node> panes) {
        if (!node.isVisible()) {
            return false;
        }
        if (PARTS.stream().anyMatch(node.getStyleClass()::contains)) {
            return panes.add(node);
        }
        List<? extends Node> children = node instanceof SplitPane split ? split.getItems()
                : node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        if (node instanceof SplitPane) {
            children.forEach(c -> {
                if (!collect(c, panes)) {
                    panes.add(c);
                }
            });
            return true;
        }
        int before = panes.size();
        List<Node> plain = new ArrayList<>();
        for (Node child : children) {
            if (!collect(child, panes)) {
                plain.add(child);
            }
        }
        boolean found = panes.size() > before;
        if (found) {
            panes.addAll(plain);
        }
        return found;
    }

    private static boolean isIn(Node node, Node pane) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == pane) {
                return true;
            }
        }
        return false;
    }
}
