package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.LayOver;
import dev.signalbox.console.fx.keys.Panes;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the screens, one at a time: palette, tray, help. Closing it gives the keyboard back to where it was. */
final class Overlay {
    private final StackPane pane;
    private final Node home;
    private final InvalidationListener keep = _ -> keepFocus();
    private @Nullable Node before;
    private @Nullable Node shown;

    /** @param home gets the keyboard when what had it is gone */
    Overlay(StackPane pane, Node home) {
        this.pane = pane;
        this.home = home;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == pane) {
                close();
            }
        });
    }

    void add(Node node) {
        node.setVisible(false);
        pane.getChildren().add(node);
    }

    boolean isOpen() {
        return pane.isVisible();
    }

    void open(Node wanted) {
        if (!isOpen()) {
            before = pane.getScene().getFocusOwner();
            pane.getScene().focusOwnerProperty().addListener(keep);
        }
        shown = wanted;
        pane.getChildren().forEach(n -> n.setVisible(n == wanted));
        pane.setVisible(true);
        keepFocus();
    }

    /** Also lays what is not of the frame. */
    void serve(Node root, Runnable chooser) {
        root.addEventHandler(LayOver.TYPE, wish -> lay(wish.node()));
        root.addEventHandler(LayOver.CLOSE, _ -> close());
        root.addEventHandler(LayOver.CHOOSER, _ -> chooser.run());
    }

    private void lay(Node wanted) {
        if (!pane.getChildren().contains(wanted)) {
            add(wanted);
        }
        open(wanted);
    }

    void close() {
        if (isOpen()) {
            pane.getScene().focusOwnerProperty().removeListener(keep);
            pane.setVisible(false);
            pane.getChildren().forEach(n -> n.setVisible(false));
            Node back = before;
            (back != null && back.getScene() == pane.getScene() ? back : home).requestFocus();
        }
    }

    /** Tab goes round in what lies on top, not on behind it. */
    private void keepFocus() {
        Node owner = pane.getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == pane) {
                return;
            }
        }
        if (owner != null && shown != null) {
            Panes.first(shown).orElse(shown).requestFocus();
        }
    }
}
