package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.model.stack.TreeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where times stand on the line.
 *
 * @param from its beginning
 * @param whole what the line spans
 * @param now where "now" is drawn; the end when all is over
 * @param live whether it goes on
 */
record Scale(Instant from, Duration whole, Instant now, boolean live) {
    private static final List<Long> STEPS = List.of(1L, 2L, 5L, 10L, 15L, 20L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L,
            3600L, 7200L, 14_400L, 43_200L, 86_400L);
    private static final int MOST_TICKS = 6;
    /** While it goes on there is room to come. */
    private static final double AHEAD = 1.25;

    static final Scale EMPTY = new Scale(Instant.EPOCH, Duration.ofSeconds(1), Instant.EPOCH, false);

    static Scale of(TreeRow stack, Instant now) {
        var begun = stack.from();
        if (begun.isEmpty()) {
            return EMPTY;
        }
        var until = stack.to().orElse(now);
        var last = stack.all().flatMap(r -> r.to().stream()).max(Instant::compareTo).filter(t -> t.isAfter(until))
                .orElse(until);
        long millis = Math.max(500, Duration.between(begun.get(), last).toMillis());
        boolean live = stack.to().isEmpty();
        return new Scale(begun.get(), Duration.ofMillis(live ? Math.round(millis * AHEAD) : millis), last, live);
    }

    double share(Instant at) {
        return Math.clamp((double) Duration.between(from, at).toMillis() / whole.toMillis(), 0, 1);
    }

    /** Lengths since the beginning that are written over the line. */
    List<Duration> ticks() {
        long step = STEPS.stream().filter(s -> whole.toMillis() / 1000.0 / s <= MOST_TICKS).findFirst().orElse(STEPS
                .getLast());
        var ticks = new ArrayList<Duration>();
        for (long at = 0; at * 1000 <= whole.toMillis() && ticks.size() <= MOST_TICKS; at += step) {
            ticks.add(Duration.ofSeconds(at));
        }
        return ticks;
    }
}
