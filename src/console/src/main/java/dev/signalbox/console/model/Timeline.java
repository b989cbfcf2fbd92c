package dev.signalbox.console.model;

import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StateProgress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An execution's stays in its states beside each other in time: tries, pauses between them, waits. */
public record Timeline(List<Row> rows, List<Tick> axis, Duration hidden) {
    private static final int TICKS = 7;

    public Timeline {
        rows = List.copyOf(rows);
        axis = List.copyOf(axis);
    }

    /** When it was at a place between 0 and 1. */
    public record Tick(double place, Instant at) {}

    /**
     * @param number the place among all stays, which keeps a row's identity while it goes on
     * @param breaks where the scale is shown short
     */
    public record Row(int number, StateVisit visit, List<Piece> pieces, List<Double> breaks, Duration took) {
        public Row {
            pieces = List.copyOf(pieces);
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * A stretch from one share of the whole time to another.
     *
     * @param open whether it goes on
     * @param coming whether it has not begun: what is left until a deadline
     */
    public record Piece(Tone tone, double from, double to, boolean open, boolean coming, Duration length) {
        /** One whose length is told elsewhere. */
        public Piece(Tone tone, double from, double to, boolean open) {
            this(tone, from, to, open, false, Duration.ZERO);
        }
    }

    private record Stretch(Tone tone, Instant from, Optional<Instant> to, boolean coming) {
        Stretch(Tone tone, Instant from, Optional<Instant> to) {
            this(tone, from, to, false);
        }

        Piece piece(TimeScale scale, Instant now) {
            Instant end = to.orElse(now);
            return new Piece(tone, scale.place(from), scale.place(end), to.isEmpty(), coming, Duration.between(from,
                    end));
        }
    }

    /** @param compress whether long stretches in which nothing happens are shown short */
    public static Timeline of(List<StateVisit> visits, Instant now, boolean compress) {
        List<List<Stretch>> stretches = visits.stream().map(v -> stretches(v.state(), now)).toList();
        List<Instant> past = stretches.stream().flatMap(List::stream).filter(s -> !s.coming()).flatMap(s -> Stream.of(s
                .from(), s.to().orElse(now))).toList();
        List<Instant> coming = stretches.stream().flatMap(List::stream).filter(Stretch::coming).flatMap(s -> s.to()
                .stream()).toList();
        TimeScale scale = TimeScale.of(past, coming, compress);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            List<Piece> pieces = stretches.get(i).stream().map(s -> s.piece(scale, now)).toList();
            rows.add(new Row(i, visits.get(i), pieces, scale.breaks(), visits.get(i).state().elapsed(now)));
        }
        return new Timeline(rows, axis(scale), coming.isEmpty() ? scale.hidden()
                : TimeScale.of(past, compress).hidden());
    }

    private static List<Tick> axis(TimeScale scale) {
        return scale.marks().size() < 2 ? List.of()
                : IntStream.rangeClosed(0, TICKS).mapToDouble(i -> (double) i / TICKS)
                        .mapToObj(p -> new Tick(p, scale.moment(p))).toList();
    }

    private static List<Stretch> stretches(StateProgress state, Instant now) {
        List<Stretch> all = new ArrayList<>();
        Instant pause = state.enteredAt();
        for (int i = 0; i < state.attempts().size(); i++) {
            Attempt attempt = state.attempts().get(i);
            if (i > 0) {
                all.add(new Stretch(Tone.PENDING, pause, Optional.of(attempt.startedAt())));
            }
            all.addAll(attempt(state, attempt, i == state.attempts().size() - 1));
            pause = attempt.endedAt().orElse(attempt.startedAt());
        }
        if (all.isEmpty()) {
            return List.of(new Stretch(state.phase().word().tone(), state.enteredAt(), state.leftAt()));
        }
        if (state.phase() == Phase.RETRYING) {
            all.add(new Stretch(Tone.PENDING, pause, Optional.empty()));
        }
        state.waiting().flatMap(Waiting::deadline).filter(now::isBefore).ifPresent(deadline -> all.add(new Stretch(
                Tone.WAITING, now, Optional.of(deadline), true)));
        return all;
    }

    private static List<Stretch> attempt(StateProgress state, Attempt attempt, boolean last) {
        Optional<Instant> end = attempt.endedAt().or(state::leftAt);
        if (attempt.error().isPresent()) {
            return List.of(new Stretch(Tone.FAILED, attempt.startedAt(), end));
        }
        Optional<Waiting> waiting = state.waiting().filter(_ -> last);
        if (waiting.isPresent()) {
            Instant since = waiting.get().since();
            return List.of(new Stretch(Tone.RUNNING, attempt.startedAt(), Optional.of(since)), new Stretch(Tone.WAITING,
                    since, end));
        }
        return List.of(new Stretch(last ? state.phase().word().tone() : Tone.SUCCEEDED, attempt.startedAt(), end));
    }
}
