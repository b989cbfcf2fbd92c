package dev.signalbox.console.screen.frame.lock;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.SceneGuard;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.model.guard.LockTerm;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.guard.EnvironmentLock;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the environment may be changed, counts down, and unlocks and locks it. It takes the place of the label that says
 * so of an environment without a lock.
 */
public final class LockBar implements AutoCloseable {
    private static final PseudoClass UNLOCKED = PseudoClass.getPseudoClass("unlocked");
    private static final PseudoClass ENDING = PseudoClass.getPseudoClass("ending");

    private final EnvironmentLock lock;
    private final Clock clock;
    private final UnlockDialog dialog;
    private final SplitMenuButton button = new SplitMenuButton();
    private final Timeline countdown = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tell()));
    private final EventHandler<KeyEvent> keys = this::key;
    private Subscription subscription = () -> {};
    private LockState state = new LockState.NeverLocked();
    private @Nullable Label label;

    public LockBar(EnvironmentLock lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
        dialog = new UnlockDialog(lock, clock);
        countdown.setCycleCount(Animation.INDEFINITE);
        button.setId("lock-button");
        Help.setPage(button, "connect#read-only-until-you-unlock-it");
        button.getStyleClass().addAll("bar", "lock-button");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setOnAction(_ -> press());
    }

    /** Takes its place in the frame, unless the environment has no lock and no account, by which it could be held later. */
    public void serve(Parent frame, SceneGuard guard, Executor fxThread) {
        boolean account = lock.environment().entrance().profile().isPresent();
        if (!account && lock.state().latest() instanceof LockState.NeverLocked) {
            return;
        }
        Label place = (Label) frame.lookup("#lock");
        Pane bar = (Pane) frame.lookup("#bar");
        bar.getChildren().add(bar.getChildren().indexOf(place) + 1, button);
        place.setVisible(false);
        place.setManaged(false);
        place.contentDisplayProperty().subscribe(_ -> tell());
        label = place;
        frame.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
        });
        guard.onOffer(dialog::offer);
        subscription = lock.state().subscribe(new LatestOnFx<>(fxThread, this::show));
        show(lock.state().latest());
    }

    /** Unlocks as the button does, or locks. */
    public void toggle() {
        if (state instanceof LockState.Unlocked) {
            lock.lock();
        } else {
            dialog.unlock(button, LockTerm.QUARTER);
        }
    }

    private void press() {
        if (state instanceof LockState.Unlocked) {
            button.show();
        } else {
            dialog.unlock(button, LockTerm.QUARTER);
        }
    }

    private void key(KeyEvent event) {
        if (Shortcut.LOCK.matches(event)) {
            toggle();
            event.consume();
        }
    }

    private void show(LockState now) {
        state = now;
        appear(!(now instanceof LockState.NeverLocked));
        boolean unlocked = now instanceof LockState.Unlocked;
        button.setGraphic(new Icon(unlocked ? Glyph.UNLOCK : Glyph.LOCK));
        button.pseudoClassStateChanged(UNLOCKED, unlocked);
        if (unlocked) {
            button.getItems().setAll(item("now", lock::lock), item("longer.five", () -> lock.extend(
                    Duration.ofMinutes(5))), item("longer", () -> lock.extend(Duration.ofMinutes(15))));
            countdown.play();
        } else {
            countdown.stop();
            button.getItems().setAll(Arrays.stream(LockTerm.values()).map(term -> item("for." + term.name().toLowerCase(
                    Locale.ROOT), () -> dialog.unlock(button, term))).toList());
        }
        tell();
    }

    /** An account without a lock is held until it is known, too. */
    private void appear(boolean locks) {
        button.setVisible(locks);
        button.setManaged(locks);
        if (label != null) {
            label.setVisible(!locks);
            label.setManaged(!locks);
            label.setText(Texts.text("frame.changesAllowed"));
        }
    }

    private static MenuItem item(String key, Runnable act) {
        MenuItem item = new MenuItem(Texts.text("lock." + key));
        item.setId("lock-" + key.replace('.', '-'));
        item.setOnAction(_ -> act.run());
        return item;
    }

    /** Shape, word and colour each say it; what a screen reader hears changes once a minute only. */
    private void tell() {
        boolean narrow = label != null && label.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
        String name = lock.environment().name();
        if (state instanceof LockState.Unlocked(var until)) {
            Duration left = Duration.between(clock.instant(), until);
            long seconds = Math.max(0, (left.toMillis() + 999) / 1000);
            String count = seconds >= 3600 ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60
                    % 60, seconds % 60) : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
            boolean ending = seconds <= 60;
            button.pseudoClassStateChanged(ENDING, ending);
            words(narrow ? count : Texts.text("lock.unlocked", count), ending ? Texts.text("lock.ending", name)
                    : Texts.text("lock.unlocked.full", name, (seconds + 59) / 60));
        } else if (state instanceof LockState.Locked(var why)) {
            button.pseudoClassStateChanged(ENDING, false);
            boolean held = why == LockState.Reason.ACCOUNT;
            words(Texts.text(narrow || held ? "lock.locked" : "lock.locked.unlock"), held ? Texts.text("lock.held",
                    name)
                    : Texts.text("lock.locked.full", name, Texts.text("lock.why." + why.name().toLowerCase(
                            Locale.ROOT)), Shortcut.LOCK.firstKey()));
        }
    }

    private void words(String text, String full) {
        button.setText(text);
        if (label != null) {
            label.setText(text); // by which the bar sees that it has to fit again
        }
        if (!full.equals(button.getAccessibleText())) {
            button.setAccessibleText(full);
            button.setTooltip(new Tooltip(full));
        }
    }

    @Override
    public void close() {
        countdown.stop();
        subscription.close();
    }
}
