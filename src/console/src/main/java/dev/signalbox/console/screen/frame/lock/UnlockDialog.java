package dev.signalbox.console.screen.frame.lock;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.model.guard.LockTerm;
import dev.signalbox.console.store.guard.EnvironmentLock;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Unlocks: production after its account was typed, everything else at once. */
final class UnlockDialog {
    private final EnvironmentLock lock;
    private final Clock clock;

    UnlockDialog(EnvironmentLock lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
    }

    void unlock(Node owner, LockTerm term) {
        if (lock.environment().kind() == EnvironmentInfo.Kind.PROD || isHeld()) {
            ask(owner, term, Texts.text("lock.ask.text"));
        } else {
            open(term);
        }
    }

    /** Somebody pressed what is barred: says why, and offers to unlock; it does not act afterwards. */
    void offer(Node owner, String why) {
        ask(owner, LockTerm.QUARTER, why);
    }

    private void ask(Node owner, LockTerm term, String text) {
        EnvironmentInfo environment = lock.environment();
        boolean held = isHeld();
        var question = new Confirmation(environment, Texts.text(held ? "lock.held.title" : "lock.ask", environment
                .name()), Texts.text("lock.for." + term.name().toLowerCase(Locale.ROOT)), List.of(), held ? Texts.text(
                        "lock.held", environment.name()) : text);
        if (held) {
            question.ask(owner, Optional.empty(), new SimpleBooleanProperty(false), () -> {});
        } else if (environment.kind() == EnvironmentInfo.Kind.PROD) {
            TextField typed = new TextField();
            typed.setId("unlock-account");
            Label prompt = new Label(Texts.text("lock.ask.type", environment.account(), environment.alias()));
            prompt.getStyleClass().add("label-small");
            prompt.setWrapText(true);
            prompt.setLabelFor(typed);
            var right = Bindings.createBooleanBinding(() -> names(environment, typed.getText().strip()), typed
                    .textProperty());
            question.ask(owner, Optional.of(new VBox(4, prompt, typed)), right, () -> open(term));
        } else {
            question.ask(owner, Optional.empty(), new SimpleBooleanProperty(true), () -> open(term));
        }
    }

    private boolean isHeld() {
        return lock.state().latest().equals(new LockState.Locked(LockState.Reason.ACCOUNT));
    }

    private static boolean names(EnvironmentInfo environment, String typed) {
        return !typed.isEmpty() && (typed.equals(environment.account()) || typed.equals(environment.alias()));
    }

    private void open(LockTerm term) {
        lock.unlock(term.from(ZonedDateTime.ofInstant(clock.instant(), ZoneId.systemDefault())));
    }
}
