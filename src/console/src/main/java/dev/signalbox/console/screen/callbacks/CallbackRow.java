package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Spans;
import java.time.Duration;
import java.time.Instant;

/** One wait as the inbox shows it at a moment. */
record CallbackRow(PendingCallback callback, Instant now) {
    private static final Duration DUE_SOON = Duration.ofHours(2);

    String key() {
        return callback.id().key();
    }

    /** What a search looks through. */
    String text() {
        return String.join(" ", callback.executionName(), callback.pipeline(), callback.state(), callback.projectId()
                .orElse(""), callback.url().map(u -> u.shown()).orElse(""));
    }

    Duration age() {
        return Duration.between(callback.waitingSince(), now);
    }

    /** How much of the allowed time has passed, 0 to 1; 0 when there is no limit. */
    double used() {
        return callback.timeout().map(t -> (double) age().toMillis() / t.toMillis()).orElse(0.0);
    }

    boolean dueSoon() {
        return callback.deadline().map(d -> d.isBefore(now.plus(DUE_SOON))).orElse(false);
    }

    /** Sorts waits without a deadline last. */
    Instant deadline() {
        return callback.deadline().orElse(Instant.MAX);
    }

    static String inWords(Instant deadline, Instant now) {
        if (deadline.equals(Instant.MAX)) {
            return "none";
        }
        return deadline.isBefore(now) ? "passed" : "in " + Spans.age(Duration.between(now, deadline));
    }

    /** How long until the deadline, in words. */
    static String left(CallbackRow row) {
        return row.deadline().isBefore(row.now) ? Texts.text("callbacks.left.none")
                : Texts.text("callbacks.left", Spans.age(Duration.between(row.now, row.deadline())));
    }

    String heartbeat() {
        return callback.heartbeat().map(h -> "every " + Spans.age(h)).orElse("none");
    }
}
