package dev.signalbox.console.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Goes by Tab from control to control, once around the window, and notes what somebody without a mouse or without eyes would miss. */
final class FocusWalk {
    private static final PseudoClass RING = PseudoClass.getPseudoClass("ring");
    private static final int MOST = 250;
    private final Keyboard keys;
    private final Stage stage;
    private final Node within;
    private final Set<Node> reached = new LinkedHashSet<>();
    private final Set<String> ringless = new LinkedHashSet<>();
    private final Set<String> outOfSight = new LinkedHashSet<>();
    private boolean around;

    FocusWalk(Keyboard keys, Stage stage) {
        this(keys, stage, stage.getScene().getRoot());
    }

    /** @param within what lies on top: what is behind it is not to be reached */
    FocusWalk(Keyboard keys, Stage stage, Node within) {
        this.keys = keys;
        this.stage = stage;
        this.within = within;
    }

    /** What was found. */
    record Found(int stops, boolean around, List<String> nameless, List<String> unreached, Set<String> ringless,
            Set<String> outOfSight) {
        /** How much is not as it should be. */
        int problems() {
            return nameless.size() + unreached.size() + ringless.size() + outOfSight.size() + (around ? 0 : 1);
        }
    }

    Found once() throws Exception {
        Set<String> before = new HashSet<>(Operator.onFx(() -> words(stops(within))));
        for (int i = 0; i < MOST && !around; i++) {
            keys.press(KeyCode.TAB);
            Operator.onFx(this::note);
        }
        return Operator.onFx(() -> {
            List<Node> all = stops(within).toList();
            Set<Node> labelled = new HashSet<>();
            nodes(within).forEach(n -> {
                if (n instanceof Label label && label.getLabelFor() != null) {
                    labelled.add(label.getLabelFor());
                }
            });
            return new Found(reached.size(), around, words(all.stream().filter(n -> !hasName(n) && !labelled.contains(
                    n))), Stream.concat(unreached(all, before, reached).stream(), words(fixed()).stream()).toList(),
                    ringless, outOfSight);
        });
    }

    /** What is longer than its pane, which keys cannot scroll because nothing in it takes them. */
    private Stream<Node> fixed() {
        return nodes(within).filter(n -> n instanceof ScrollPane pane && !pane.isFocusTraversable() && pane
                .getContent() != null && pane.getContent().getLayoutBounds().getHeight() > pane.getViewportBounds()
                        .getHeight() + 1 && stops(pane.getContent()).findAny().isEmpty());
    }

    /** What was there all the time. What is shown anew meanwhile has new nodes, so words are compared. */
    private static List<String> unreached(List<Node> all, Set<String> before, Set<Node> reached) {
        Set<String> seen = new HashSet<>(words(reached.stream()));
        return words(all.stream()).stream().filter(w -> before.contains(w) && !seen.contains(w)).toList();
    }

    private boolean note() {
        Node at = stage.getScene().getFocusOwner();
        if (at == null) {
            return false;
        }
        if (!reached.isEmpty() && at == reached.iterator().next() && (reached.size() > 1 || stops(within)
                .count() < 2)) {
            around = true;
            return true;
        }
        reached.add(at);
        if (!at.getPseudoClassStates().contains(RING)) {
            ringless.add(word(at));
        }
        if (!inSight(at) || !isWithin(at)) {
            outOfSight.add(word(at));
        }
        return true;
    }

    private boolean isWithin(Node node) {
        @Nullable
        Node at = node;
        while (at != null && at != within) {
            at = at.getParent();
        }
        return at != null;
    }

    private boolean inSight(Node node) {
        Bounds box = node.localToScene(node.getLayoutBounds());
        for (@Nullable
        Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null && !at.localToScene(at.getClip().getBoundsInParent()).intersects(box)) {
                return false;
            }
        }
        return box.intersects(0, 0, stage.getScene().getWidth(), stage.getScene().getHeight());
    }

    /** Buttons whose words do not fit. */
    private List<String> cut() {
        return words(nodes(within).filter(n -> n instanceof Labeled labeled && !isPartOfAnother(n)
                && labeled.lookup(".text") instanceof Text text && !labeled.isWrapText() && text.getText().endsWith(
                        "...")
                && !text.getText().equals(labeled.getText())));
    }

    List<String> cutNow() throws Exception {
        return Operator.onFx(this::cut);
    }

    private static Stream<Node> stops(Node root) {
        return nodes(root).filter(n -> n.isFocusTraversable() && !n.isDisabled() && n.getLayoutBounds().getWidth() > 0
                && !isPartOfAnother(n));
    }

    /** Cells and what is in them belong to their table, the field of a spinner to it; of toggles in a group arrows choose one. */
    private static boolean isPartOfAnother(Node node) {
        if (node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected()) {
            return true;
        }
        for (@Nullable
        Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Cell<?> || at != node && at instanceof Spinner<?>) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        List<Node> below = node instanceof Parent parent ? new ArrayList<>(parent.getChildrenUnmodifiable())
                : List
                        .of();
        return Stream.concat(Stream.of(node), below.stream().flatMap(FocusWalk::nodes));
    }

    private static boolean hasName(Node node) {
        boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return said || node instanceof TabPane || node instanceof Labeled labeled && labeled.getText() != null
                && !labeled.getText().isBlank();
    }

    private static List<String> words(Stream<Node> nodes) {
        return nodes.map(FocusWalk::word).distinct().toList();
    }

    private static String word(Node node) {
        String text = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText()
                : String.valueOf(
                        node.getAccessibleText());
        return node.getClass().getSimpleName() + "#" + node.getId() + " " + text + " " + String.join(".", node
                .getStyleClass());
    }
}
