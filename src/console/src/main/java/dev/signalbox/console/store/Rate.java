package dev.signalbox.console.store;

import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Spans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast work goes, as measured over the last seconds, and how long the rest takes at that rate. One thread only. */
public final class Rate {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(200);
    /** A rate over less than this says nothing. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Clock clock;
    private final Deque<Measured> measured = new ArrayDeque<>();

    private record Measured(Instant at, double done) {}

    public Rate(Clock clock) {
        this.clock = clock;
        measured.add(new Measured(clock.instant(), 0));
    }

    /** @param done all that is done so far */
    public void done(double done) {
        Instant now = clock.instant();
        if (!measured.getLast().at.plus(STEP).isAfter(now)) {
            measured.add(new Measured(now, done));
            while (measured.size() > 2 && measured.getFirst().at.plus(WINDOW).isBefore(now)) {
                measured.removeFirst();
            }
        }
    }

    /** Empty until something was measured. */
    public OptionalDouble perSecond() {
        Measured first = measured.getFirst();
        Measured last = measured.getLast();
        Duration span = Duration.between(first.at, last.at);
        return span.compareTo(LEAST) < 0 ? OptionalDouble.empty()
                : OptionalDouble.of((last.done - first.done) / (span.toMillis() / 1000.0));
    }

    /** For bytes: {@code · 48 MB/s · 2 m left}; as much of it as is known. */
    String bytesAndRest(double rest) {
        OptionalDouble rate = perSecond();
        if (rate.isEmpty()) {
            return "";
        }
        String speed = " · " + Sizes.words((long) rate.getAsDouble()) + "/s";
        return rate.getAsDouble() < 1 ? speed
                : speed + " · " + Spans.age(Duration.ofSeconds((long) Math.ceil(rest / rate.getAsDouble()))) + " left";
    }
}
