package dev.signalbox.console.fx.guard;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.guard.EnvironmentLock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** What the controls of a window ask before they change something: first the lock, then what the role may do. FX thread only. */
public final class SceneGuard implements AutoCloseable {
    private final EnvironmentLock lock;
    private final Known permissions;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Subscription subscription;
    private BiConsumer<Node, String> offer = (_, _) -> {};
    private BiConsumer<Node, Allowance.Denied> explanation = (_, _) -> {};

    public SceneGuard(EnvironmentLock lock, Known permissions, Executor fxThread) {
        this.lock = lock;
        this.permissions = permissions;
        subscription = lock.state().subscribe(new LatestOnFx<>(fxThread, _ -> changed()));
    }

    /** Windows that belong to the one of this scene, such as dialogs and menus, are guarded by it too. */
    public void install(Scene scene) {
        scene.getProperties().put(SceneGuard.class, this);
    }

    static Optional<SceneGuard> of(Node node) {
        return Optional.ofNullable(node.getScene()).flatMap(SceneGuard::of);
    }

    static Optional<SceneGuard> of(Scene scene) {
        if (scene.getProperties().get(SceneGuard.class) instanceof SceneGuard guard) {
            return Optional.of(guard);
        }
        Window window = scene.getWindow();
        Window owner = window instanceof PopupWindow popup ? popup.getOwnerWindow()
                : window instanceof Stage stage
                        ? stage.getOwner()
                        : null;
        return owner == null || owner.getScene() == null ? Optional.empty() : of(owner.getScene());
    }

    /** @param how shows, near a control, why it cannot act, and how the environment is unlocked */
    public void onOffer(BiConsumer<Node, String> how) {
        offer = how;
    }

    /** What is known of the role is not what it was. */
    public void changed() {
        changes.set(changes.get() + 1);
    }

    Observable changes() {
        return changes;
    }

    /** What is known of the role's permissions. */
    @FunctionalInterface
    public interface Known {
        /**
         * Whether an action may be done.
         *
         * @param iamAction for example {@code states:StopExecution}
         * @param resource its ARN, where one is chosen
         */
        Allowance of(String iamAction, Optional<String> resource);
    }

    /** Why these cannot be done to a resource now; empty when nothing is in the way. */
    Optional<String> reason(Optional<String> resource, String... iamActions) {
        if (!lock.state().latest().allowsChanges()) {
            return Optional.of(Texts.text("guard.locked", lock.environment().name(), Texts.maybe("guard.do."
                    + (iamActions.length == 0 ? "" : iamActions[0].replace(':', '.'))).orElseGet(() -> Texts.text(
                            "guard.do"))));
        }
        return missing(resource, iamActions).map(denied -> Texts.text("guard.denied", denied.iamAction(), denied.why())
                .strip());
    }

    /** The right that is missing, where the environment is not locked anyway. */
    Optional<Allowance.Denied> missing(Optional<String> resource, String... iamActions) {
        return lock.state().latest().allowsChanges() ? Arrays.stream(iamActions).map(a -> permissions.of(a, resource))
                .filter(Allowance.Denied.class::isInstance).map(Allowance.Denied.class::cast).findFirst()
                : Optional.empty();
    }

    /** @param how says which right is missing, and what can be done about it */
    public void onMissing(BiConsumer<Node, Allowance.Denied> how) {
        explanation = how;
    }

    void explain(Node near, Allowance.Denied denied) {
        explanation.accept(near, denied);
    }

    void offer(Node near, String why) {
        if (!lock.state().latest().allowsChanges()) {
            offer.accept(near, why);
        } else {
            var at = near.localToScreen(near.getBoundsInLocal());
            Tooltip told = new Tooltip(why);
            told.setAutoHide(true);
            told.show(near, at.getMinX(), at.getMaxY());
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
