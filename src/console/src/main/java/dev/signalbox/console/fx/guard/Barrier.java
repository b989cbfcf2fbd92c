package dev.signalbox.console.fx.guard;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Stands before one control; lives as long as it does. */
final class Barrier {
    private final Node control;
    private final String[] iamActions;
    private final InvalidationListener changed = _ -> show();
    private final WeakInvalidationListener weakly = new WeakInvalidationListener(changed);
    private final Tooltip reason = new Tooltip();
    private Optional<SceneGuard> guard = Optional.empty();
    private @Nullable Tooltip own;
    private boolean barred;

    Barrier(Node control, String... iamActions) {
        this.control = control;
        this.iamActions = iamActions.clone();
    }

    void follow() {
        control.getProperties().put(Barrier.class, this);
        control.addEventFilter(ActionEvent.ACTION, event -> {
            if (event.getTarget() == control) {
                Guards.stop(event, control, iamActions);
            }
        });
        control.sceneProperty().subscribe(_ -> enter());
        if (control instanceof Control c) {
            c.tooltipProperty().subscribe(this::keep);
        }
    }

    private void enter() {
        guard.ifPresent(g -> g.changes().removeListener(weakly));
        guard = SceneGuard.of(control);
        guard.ifPresent(g -> g.changes().addListener(weakly));
        show();
    }

    private void show() {
        Optional<String> why = guard.flatMap(g -> g.reason(Guards.resource(control), iamActions));
        reason.setText(why.orElse(""));
        if (why.isPresent() != barred) {
            barred = why.isPresent();
            control.pseudoClassStateChanged(Guards.BARRED, barred);
            tip(barred ? reason : own);
        }
        control.setAccessibleHelp(why.orElse(null));
    }

    /** What the screen itself says of the control comes back when nothing is in its way. */
    private void keep(@Nullable Tooltip next) {
        if (next != reason) {
            own = next;
            if (barred) {
                tip(reason);
            }
        }
    }

    private void tip(@Nullable Tooltip next) {
        if (control instanceof Control c && !c.tooltipProperty().isBound()) {
            c.setTooltip(next);
        }
    }
}
