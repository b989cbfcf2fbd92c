package dev.signalbox.console.fx.keys;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Where the keyboard goes when the control that has it disappears, with a pane that closes, a page that changes or a button that
 * hides: to the control nearby that had it last, else to the first one there. The toolkit would give it to the first of the window.
 */
public final class KeptFocus {
    private static final int REMEMBERED = 64;

    private final Scene scene;
    private final Deque<WeakReference<Node>> recent = new ArrayDeque<>();
    /** What the control with the keyboard is in, innermost first, as it was when it got it. */
    private List<Node> around = List.of();
    private boolean lost;

    private KeptFocus(Scene scene) {
        this.scene = scene;
    }

    public static void install(Scene scene) {
        KeptFocus kept = new KeptFocus(scene);
        scene.getProperties().put(KeptFocus.class, kept);
        scene.focusOwnerProperty().subscribe(kept::changed);
    }

    /** Gives the keyboard to what is in a page, unless it is there, in the sidebar or in the tabs: there one goes on choosing. */
    public static void enter(Node page) {
        if (page.getScene() == null || !(page.getScene().getProperties().get(
                KeptFocus.class) instanceof KeptFocus kept)) {
            return;
        }
        Node owner = page.getScene().getFocusOwner();
        if (owner == null || !(isIn(owner, page) || isChoosing(owner))) {
            kept.home(page).ifPresent(Node::requestFocus);
        }
    }

    /** Gives the keyboard to a control, if it is not in the window yet as soon as it is. */
    public static void give(Node control) {
        if (control.getScene() != null) {
            control.requestFocus();
            return;
        }
        AtomicReference<Subscription> waiting = new AtomicReference<>(Subscription.EMPTY);
        waiting.set(control.sceneProperty().subscribe((_, now) -> {
            if (now != null) {
                waiting.get().unsubscribe();
                control.requestFocus();
            }
        }));
    }

    private static boolean isChoosing(Node owner) {
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("side-bar") || at.getStyleClass().contains("tab-strip")) {
                return true;
            }
        }
        return false;
    }

    /** The toolkit takes the focus from what is gone, and then gives it to something; programs give it directly. */
    private void changed(@Nullable Node before, @Nullable Node now) {
        if (now == null) {
            lost = before != null && !Panes.canFocus(before, scene);
            return;
        }
        boolean given = lost;
        lost = false;
        if (given) {
            Optional<Node> better = around.stream().filter(a -> Panes.isShown(a, scene)).flatMap(a -> home(a).stream())
                    .findFirst();
            if (better.filter(b -> b != now).isPresent()) {
                give(better.get(), now);
                return;
            }
        }
        remember(now);
    }

    /** Nobody chose it, so it does not become the place to come back to. */
    private void give(Node better, Node instead) {
        boolean chosen = recent.stream().anyMatch(r -> r.get() == better);
        better.requestFocus();
        if (!chosen && scene.getFocusOwner() != instead) {
            recent.pollFirst();
        }
    }

    private void remember(Node owner) {
        recent.removeIf(r -> r.get() == null || r.get() == owner);
        recent.addFirst(new WeakReference<>(owner));
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        List<Node> parents = new ArrayList<>();
        for (Node at = owner.getParent(); at != null; at = at.getParent()) {
            parents.add(at);
        }
        around = parents;
    }

    private Optional<Node> home(Node within) {
        return recent.stream().map(WeakReference::get).filter(Objects::nonNull).filter(n -> Panes.canFocus(n, scene)
                && isIn(n, within)).findFirst().or(() -> Panes.main(within));
    }

    private static boolean isIn(Node node, Node pane) {
        Node at = node;
        while (at != null && at != pane) {
            at = at.getParent();
        }
        return at != null;
    }
}
