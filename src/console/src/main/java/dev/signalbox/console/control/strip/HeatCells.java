package dev.signalbox.console.control.strip;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a heat strip: one for each item, or for some of them together where there are more than 400. */
public record HeatCells(List<Cell> cells) {
    public static final int MOST = 400;
    private static final List<Tone> WORST = List.of(Tone.FAILED, Tone.TIMED_OUT, Tone.CAUGHT, Tone.WAITING,
            Tone.RUNNING, Tone.ABORTED, Tone.PENDING, Tone.NOT_STARTED);

    public HeatCells {
        cells = List.copyOf(cells);
    }

    /** So many items beside each other in the same state. */
    public record Run(StatusWord state, long count) {}

    /**
     * @param worst the state whose colour it has
     * @param first the place of its first item
     * @param counts how many of its items are in which state
     */
    public record Cell(StatusWord worst, long first, Map<StatusWord, Long> counts) {
        public long size() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** {@code 3 Failed, 37 Succeeded}. */
        public String words() {
            return counts.entrySet().stream().sorted(Comparator.comparing(e -> badness(e.getKey()))).map(e -> e
                    .getValue() + " " + e.getKey().word()).collect(Collectors.joining(", "));
        }
    }

    /** One item after the other. */
    public static HeatCells of(List<StatusWord> items) {
        return ofRuns(items.stream().map(i -> new Run(i, 1)).toList());
    }

    /** Items of which only is known how many there are in each state. */
    public static HeatCells ofRuns(List<Run> runs) {
        long total = runs.stream().mapToLong(Run::count).sum();
        long size = Math.max(1, (total + MOST - 1) / MOST);
        List<Cell> cells = new ArrayList<>();
        Map<StatusWord, Long> open = new LinkedHashMap<>();
        long filled = 0;
        long first = 0;
        for (Run run : runs) {
            long left = run.count();
            while (left > 0) {
                long part = Math.min(left, size - filled);
                open.merge(run.state(), part, Long::sum);
                filled += part;
                left -= part;
                if (filled == size) {
                    cells.add(cell(first, open));
                    first += filled;
                    filled = 0;
                    open = new LinkedHashMap<>();
                }
            }
        }
        if (filled > 0) {
            cells.add(cell(first, open));
        }
        return new HeatCells(cells);
    }

    private static Cell cell(long first, Map<StatusWord, Long> counts) {
        return new Cell(counts.keySet().stream().min(Comparator.comparing(HeatCells::badness)).orElseThrow(), first,
                Map.copyOf(counts));
    }

    private static int badness(StatusWord state) {
        int place = WORST.indexOf(state.tone());
        return place < 0 ? WORST.size() : place;
    }
}
