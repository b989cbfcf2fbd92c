package dev.signalbox.console.fx.guard;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.WindowEvent;

/**
 * Marks controls that change something in the environment. While the environment is locked, or the role lacks the right, they look
 * disabled but can be reached, say why, and offer to unlock instead of acting. Without a {@link SceneGuard} in the scene, and in an
 * environment without a lock, they are as they were.
 */
public final class Guards {
    /** The style of a control that would not act; menu items have it as a style class. */
    public static final PseudoClass BARRED = PseudoClass.getPseudoClass("barred");

    private static final String RESOURCE = Guards.class.getName() + ".resource";
    private static final String NEEDS = "signalbox.needs";

    private Guards() {}

    /** @param iamActions what it does in AWS, the most telling first; none when it changes something else */
    public static void needs(Node control, String... iamActions) {
        new Barrier(control, iamActions).follow();
    }

    /**
     * Says what the controls of a view act on, so that they can be barred for it alone. A role that may stop some executions need not
     * be allowed to stop this one.
     *
     * @param arn asked whenever it matters; empty while nothing is chosen
     */
    public static void actOn(Node view, Supplier<String> arn) {
        view.getProperties().put(RESOURCE, arn);
    }

    /** As {@link #actOn(Node, Supplier)}, for what is known later or changes. */
    public static void actOn(Node view, ObservableValue<String> arn) {
        actOn(view, () -> Objects.requireNonNullElse(arn.getValue(), ""));
        arn.subscribe(_ -> SceneGuard.of(view).ifPresent(SceneGuard::changed));
    }

    /** What the nearest view says that it acts on. */
    static Optional<String> resource(Node at) {
        for (Node node = at; node != null; node = node.getParent()) {
            if (node.hasProperties() && node.getProperties().get(RESOURCE) instanceof Supplier<?> arn) {
                return Optional.of(String.valueOf(arn.get())).filter(a -> !a.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** As {@link #needs(Node, String...)}, for an item of a menu. */
    public static void needs(MenuItem item, String... iamActions) {
        item.addEventFilter(ActionEvent.ACTION, event -> owner(item).ifPresent(at -> stop(event, at, iamActions)));
        item.parentPopupProperty().subscribe(popup -> Optional.ofNullable(popup).ifPresent(p -> p.addEventHandler(
                WindowEvent.WINDOW_SHOWN, _ -> show(item, iamActions))));
        if (item.getParentMenu() != null) {
            item.getParentMenu().addEventHandler(Menu.ON_SHOWN, _ -> show(item, iamActions));
        }
    }

    /** As {@link #needs(Node, String...)}, in FXML: {@code Guards.needs="states:StopExecution"}, separated by spaces. */
    public static void setNeeds(Node control, String iamActions) {
        control.getProperties().put(NEEDS, iamActions);
        needs(control, actions(iamActions));
    }

    /** What a control in FXML needs. */
    public static String getNeeds(Node control) {
        return String.valueOf(control.getProperties().getOrDefault(NEEDS, ""));
    }

    /** As {@link #setNeeds(Node, String)}, for an item of a menu. */
    public static void setNeeds(MenuItem item, String iamActions) {
        item.getProperties().put(NEEDS, iamActions);
        needs(item, actions(iamActions));
    }

    /** What an item in FXML needs. */
    public static String getNeeds(MenuItem item) {
        return String.valueOf(item.getProperties().getOrDefault(NEEDS, ""));
    }

    private static String[] actions(String separated) {
        return separated.isBlank() ? new String[0] : separated.strip().split(" +");
    }

    /** Why something cannot be done from here now; empty when nothing is in the way. For keys and for drags. */
    public static Optional<String> reason(Node at, String... iamActions) {
        return SceneGuard.of(at).flatMap(g -> g.reason(resource(at), iamActions));
    }

    /** Whether something may be done from here; if not, the operator is told why, and offered to unlock. */
    public static boolean passes(Node at, String... iamActions) {
        Optional<String> why = reason(at, iamActions);
        why.ifPresent(w -> SceneGuard.of(at).ifPresent(g -> g.missing(resource(at), iamActions).ifPresentOrElse(
                denied -> g.explain(at, denied), () -> g.offer(at, w))));
        return why.isEmpty();
    }

    static void stop(Event event, Node at, String... iamActions) {
        if (!passes(at, iamActions)) {
            event.consume();
        }
    }

    private static void show(MenuItem item, String... iamActions) {
        Optional<String> why = owner(item).flatMap(at -> reason(at, iamActions));
        item.getStyleClass().remove("barred");
        why.ifPresent(_ -> item.getStyleClass().add("barred"));
        Node shown = item.getStyleableNode();
        if (shown != null) {
            shown.setAccessibleHelp(why.orElse(null));
            why.map(Tooltip::new).ifPresent(t -> Tooltip.install(shown, t));
        }
    }

    private static Optional<Node> owner(MenuItem item) {
        MenuItem top = item;
        while (top.getParentMenu() != null && top.getParentPopup() == null) {
            top = top.getParentMenu();
        }
        ContextMenu popup = top.getParentPopup();
        while (popup != null && popup.getOwnerNode() == null && popup.getOwnerWindow() instanceof ContextMenu above) {
            popup = above;
        }
        return Optional.ofNullable(popup).flatMap(p -> Optional.ofNullable(p.getOwnerNode()).or(() -> Optional
                .ofNullable(p
                        .getOwnerWindow()).map(w -> w.getScene().getRoot())));
    }
}
