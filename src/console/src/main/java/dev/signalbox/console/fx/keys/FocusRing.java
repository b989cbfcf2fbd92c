package dev.signalbox.console.fx.keys;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Marks the control that has the keyboard as {@code :ring} while the keyboard is used, and not while the mouse is. The toolkit's own
 * {@code :focus-visible} is lost whenever a program gives the focus, as F6, a dialog or a pane that closes do.
 */
public final class FocusRing {
    private static final PseudoClass RING = PseudoClass.getPseudoClass("ring");

    private boolean keys;

    private FocusRing(boolean keys) {
        this.keys = keys;
    }

    public static void install(Scene scene) {
        install(scene, false);
    }

    /** The same for a window that opens over another. */
    public static void install(Scene scene, Scene owner) {
        install(scene, owner.getProperties().get(FocusRing.class) instanceof FocusRing other && other.keys);
    }

    private static void install(Scene scene, boolean keys) {
        FocusRing ring = new FocusRing(keys);
        scene.getProperties().put(FocusRing.class, ring);
        scene.focusOwnerProperty().subscribe((before, now) -> {
            mark(before, false);
            mark(now, ring.keys);
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> ring.use(scene, true));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> ring.use(scene, false));
        mark(scene.getFocusOwner(), keys);
    }

    private void use(Scene scene, boolean now) {
        if (keys != now) {
            keys = now;
            mark(scene.getFocusOwner(), now);
        }
    }

    private static void mark(@Nullable Node node, boolean ringed) {
        if (node != null) {
            node.pseudoClassStateChanged(RING, ringed);
        }
    }
}
