package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.transfer.TransferState.Counts;
import dev.signalbox.console.model.transfer.TransferState.Speed;
import dev.signalbox.console.store.Rate;
import dev.signalbox.console.store.transfer.work.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How fast a run is. One thread only. */
final class Meters {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Clock clock;
    private final Instant begun;
    private final Rate rate;

    Meters(Clock clock) {
        this.clock = clock;
        begun = clock.instant();
        rate = new Rate(clock);
    }

    Speed speed(Tally tally, Counts counts) {
        rate.done(tally.moved());
        var now = rate.perSecond();
        var span = Duration.between(begun, clock.instant());
        var average = span.compareTo(LEAST) < 0 ? OptionalDouble.empty()
                : OptionalDouble.of(tally.moved() * 1e3 / span.toMillis());
        boolean known = counts.listed() && now.isPresent() && now.getAsDouble() >= 1;
        return new Speed(now, average, known ? Optional.of(Duration.ofSeconds((long) Math.ceil((counts.bytes() - counts
                .bytesDone()) / now.getAsDouble()))) : Optional.empty());
    }

    /** For the tray: {@code 312 of 1,204 · 48 MB of 2 GB · 12 MB/s · 2 m left}. */
    static String words(Counts counts, Speed speed) {
        var words = new StringBuilder(String.format(Locale.ROOT, "%,d of %,d%s · %s of %s", counts.done() + counts
                .skipped(), counts.files(), counts.listed() ? "" : "+", Sizes.words(counts.bytesDone()), Sizes.words(
                        counts.bytes())));
        speed.now().ifPresent(now -> words.append(" · ").append(Sizes.words((long) now)).append("/s"));
        speed.rest().ifPresent(rest -> words.append(" · ").append(Spans.age(rest)).append(" left"));
        return words.toString();
    }
}
