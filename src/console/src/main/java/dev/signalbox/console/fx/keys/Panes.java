package dev.signalbox.console.fx.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The panes of the window, through which F6 leads: bar, sidebar, tabs, head of the page, each side of a split. */
public final class Panes {
    private static final List<String> PARTS = List.of("top-bar", "side-bar", "tab-strip", "page-head", "side-pane",
            "scrubber");
    /** What lies over a page's main part, and what that part is. */
    private static final List<String> HEADS = List.of("page-head", "notes");
    private static final List<String> MATTERS = List.of("table-view", "list-view", "tree-view", "graph-viewport",
            "card",
            "tab-pane");

    private final Parent root;
    /** Where the operator was in each pane. */
    private final Map<Node, Node> last = new WeakHashMap<>();

    public Panes(Parent root) {
        this.root = root;
    }

    /** @param step 1 for the next pane, -1 for the one before */
    public void move(int step) {
        List<Node> panes = panes(root);
        Node focused = root.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            at = focused != null && isIn(focused, panes.get(i)) ? i : at; // the last is the innermost
        }
        if (at >= 0 && focused != null) {
            last.put(panes.get(at), focused);
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
        return before != null && isIn(before, pane) && canFocus(before, root.getScene())
                ? Optional.of(before)
                : first(pane);
    }

    /** The first control in a pane that takes the keyboard. */
    public static Optional<Node> first(Node node) {
        return first(node, List.of());
    }

    /** What a page is about: its table, text, graph, tabs or first card; while rows load, what will hold them. */
    public static Optional<Node> main(Node page) {
        return matter(page).or(() -> first(page, HEADS)).or(() -> first(page));
    }

    private static Optional<Node> matter(Node node) {
        if (!node.isVisible() || isAny(node, HEADS)) {
            return Optional.empty();
        }
        if (isAny(node, MATTERS)) {
            return first(node);
        }
        if (node.getStyleClass().contains("state-pane") && first(node).filter(node::equals).isPresent()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(c -> matter(c).stream()).findFirst()
                : Optional.empty();
    }

    private static boolean isAny(Node node, List<String> styles) {
        return styles.stream().anyMatch(node.getStyleClass()::contains);
    }

    /** Closes the pane at the side that has the keyboard, if it is one that closes. */
    public boolean closeSide() {
        for (Node at = root.getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("side-pane") && at.lookup(".pane-close") instanceof Button close
                    && canFocus(
                            close, root.getScene())) {
                close.fire();
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> first(Node node, List<String> without) {
        if (!node.isVisible() || node.isDisabled() || isAny(node, without)) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        Optional<Node> inside = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(c -> first(c, without).stream()).findFirst()
                : Optional.empty();
        return inside.isEmpty() && node.getStyleClass().contains("state-pane") ? Optional.of(node) : inside;
    }

    static boolean canFocus(Node node, Scene scene) {
        return isShown(node, scene) && node.isFocusTraversable() && !node.isDisabled();
    }

    static boolean isShown(Node node, Scene scene) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() == scene;
    }

    /** In reading order: what is neither a part of its own nor holds one is one pane together with what is around it. */
    private static List<Node> panes(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        if (isAny(node, PARTS)) {
            return List.of(node);
        }
        if (node instanceof TabPane tabs) {
            Tab shown = tabs.getSelectionModel().getSelectedItem();
            return shown == null || shown.getContent() == null ? List.of(node)
                    : Stream.concat(Stream.of(node), orItself(shown.getContent()).stream()).toList();
        }
        if (node instanceof SplitPane split) {
            return split.getItems().stream().flatMap(c -> orItself(c).stream()).toList();
        }
        List<Node> children = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        List<List<Node>> inside = children.stream().map(Panes::panes).toList();
        return inside.stream().allMatch(List::isEmpty) ? List.of()
                : IntStream.range(0, children.size()).boxed().flatMap(i -> inside.get(i).isEmpty()
                        ? Stream.of(children.get(i))
                        : inside.get(i).stream()).toList();
    }

    private static List<Node> orItself(Node node) {
        List<Node> inside = panes(node);
        return inside.isEmpty() ? List.of(node) : inside;
    }

    /** Whether the keyboard is there, or comes back there when a dialog over it closes. */
    public static boolean holdsFocus(Node pane) {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        return owner != null && isIn(owner, pane);
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
