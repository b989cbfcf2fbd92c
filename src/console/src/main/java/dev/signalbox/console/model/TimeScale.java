package dev.signalbox.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Places moments on a line from 0 to 1. Stretches in which nothing happens can be shown short, or a wait of days would hide the
 * seconds of work before and after it.
 *
 * @param breaks where such a stretch is, by a place in it that leaves room for words
 * @param hidden how much longer these stretches are than they look
 */
public record TimeScale(List<Instant> marks, List<Double> places, List<Double> breaks, Duration hidden) {
    private static final long LEAST_IDLE_MILLIS = 10_000;
    private static final double IDLE_PART = 0.2;
    private static final double SHOWN_PART = 0.15;
    private static final double MARK = 0.8;

    public TimeScale {
        marks = List.copyOf(marks);
        places = List.copyOf(places);
        breaks = List.copyOf(breaks);
    }

    /**
     * @param moments when something happened; the first and the last are the ends
     * @param compress whether stretches of more than a fifth of the whole, and ten seconds, are shown short
     */
    public static TimeScale of(Collection<Instant> moments, boolean compress) {
        return of(moments, List.of(), compress);
    }

    /** @param coming moments that are still to come: they do not make what was look short */
    static TimeScale of(Collection<Instant> moments, Collection<Instant> coming, boolean compress) {
        List<Instant> past = marks(moments.stream());
        List<Instant> marks = marks(Stream.concat(past.stream(), coming.stream()));
        if (marks.size() < 2) {
            return new TimeScale(marks, marks.stream().map(_ -> 0.0).toList(), List.of(), Duration.ZERO);
        }
        double whole = past.isEmpty() ? 0 : millis(past.getFirst(), past.getLast());
        double busy = 0;
        for (int i = 1; i < marks.size(); i++) {
            double gap = millis(marks.get(i - 1), marks.get(i));
            busy += compress && isIdle(gap, whole) ? 0 : gap;
        }
        return measured(marks, whole, compress ? Math.max(busy * SHOWN_PART, 1)
                : Double.MAX_VALUE);
    }

    private static List<Instant> marks(Stream<Instant> moments) {
        return moments.map(Instant::toEpochMilli).sorted().distinct().map(Instant::ofEpochMilli).toList();
    }

    private static TimeScale measured(List<Instant> marks, double whole, double idle) {
        List<Double> places = new ArrayList<>(List.of(0.0));
        List<Double> breaks = new ArrayList<>();
        double hidden = 0;
        double at = 0;
        for (int i = 1; i < marks.size(); i++) {
            double gap = millis(marks.get(i - 1), marks.get(i));
            double shown = isIdle(gap, whole) ? Math.min(gap, idle) : gap;
            if (shown < gap) {
                hidden += gap - shown;
                breaks.add(at + shown * MARK);
            }
            at += shown;
            places.add(at);
        }
        double length = at;
        return new TimeScale(marks, places.stream().map(p -> p / length).toList(), breaks.stream().map(b -> b / length)
                .toList(), Duration.ofMillis(Math.round(hidden)));
    }

    private static boolean isIdle(double gap, double whole) {
        return gap >= LEAST_IDLE_MILLIS && gap > whole * IDLE_PART;
    }

    private static double millis(Instant from, Instant to) {
        return to.toEpochMilli() - from.toEpochMilli();
    }

    /** What is at a place; only of a scale that is longer than one moment. */
    public Instant moment(double place) {
        int next = 1;
        while (next < places.size() - 1 && places.get(next) < place) {
            next++;
        }
        double width = places.get(next) - places.get(next - 1);
        double part = width == 0 ? 0 : (place - places.get(next - 1)) / width;
        return marks.get(next - 1).plusMillis(Math.round(part * millis(marks.get(next - 1), marks.get(next))));
    }

    /** Between its neighbours among the known moments; what lies outside is at the ends. */
    public double place(Instant moment) {
        int next = 0;
        int high = marks.size();
        while (next < high) {
            int middle = (next + high) >>> 1;
            if (marks.get(middle).isBefore(moment)) {
                next = middle + 1;
            } else {
                high = middle;
            }
        }
        if (next == 0 || marks.size() < 2) {
            return 0;
        }
        if (next == marks.size()) {
            return 1;
        }
        double part = millis(marks.get(next - 1), moment) / millis(marks.get(next - 1), marks.get(next));
        return places.get(next - 1) + Math.min(part, 1) * (places.get(next) - places.get(next - 1));
    }
}
