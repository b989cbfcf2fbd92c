package dev.signalbox.console.screen.frame.health;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.health.Health;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;

/** Says once, above every screen, which services are silent and whether this computer's clock is wrong. Nothing while all is well. */
public final class HealthBar extends VBox implements AutoCloseable {
    private final String where;
    private final Note silent;
    private final Note clock = new Note(Tone.ATTENTION, "");
    private final Subscription subscription;

    /**
     * Follows the health from now on.
     *
     * @param where what does not answer, for example {@code eu-west-1}
     * @param again asks everything again
     */
    public HealthBar(String where, Topic<Health> health, Executor fxThread, Runnable again) {
        this.where = where;
        silent = new Note(Tone.FAILED, "").with(Buttons.small(Texts.text("health.again"), again));
        silent.setId("health-silent");
        clock.setId("health-clock");
        setId("health");
        getStyleClass().add("health-bar");
        managedProperty().bind(visibleProperty());
        subscription = health.subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    private void show(Health now) {
        getChildren().clear();
        if (now.isSilent()) {
            String services = now.silentSince().entrySet().stream().map(e -> Texts.text("health.since", Texts.maybe(
                    "health.service." + e.getKey()).orElse(e.getKey()), When.clock(e.getValue()))).collect(Collectors
                            .joining(", "));
            silent.setText(Texts.text("health.silent", where, services, now.why()));
            getChildren().add(silent);
        }
        now.clockOff().ifPresent(off -> {
            clock.setText(Texts.text(off.isNegative() ? "health.clock.behind" : "health.clock.ahead", words(off)));
            getChildren().add(clock);
        });
        setVisible(!getChildren().isEmpty());
    }

    private static String words(Duration off) {
        return Spans.words(off.abs());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
