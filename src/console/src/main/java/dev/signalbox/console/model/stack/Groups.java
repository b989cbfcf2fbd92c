package dev.signalbox.console.model.stack;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the resources of a stack that has many into families. */
final class Groups {
    private static final int MANY = 12;

    private Groups() {}

    static List<TreeRow> of(String stackId, List<TreeRow> rows) {
        if (rows.size() < MANY) {
            return rows;
        }
        Map<Family, List<TreeRow>> families = new EnumMap<>(Family.class);
        rows.forEach(r -> families.computeIfAbsent(r.resource().map(x -> Family.of(x.type())).orElse(Family.OTHER),
                _ -> new ArrayList<>()).add(r));
        var grouped = new ArrayList<TreeRow>();
        var alone = new ArrayList<TreeRow>();
        families.forEach((family, of) -> {
            if (family == Family.OTHER || of.size() < 2) {
                alone.addAll(of);
            } else {
                grouped.add(group(stackId + "//" + family, family.words(), of));
            }
        });
        grouped.addAll(alone);
        return grouped;
    }

    private static TreeRow group(String id, String name, List<TreeRow> rows) {
        var from = rows.stream().flatMap(r -> r.from().stream()).min(Comparator.naturalOrder());
        boolean open = rows.stream().anyMatch(r -> r.running() || waits(r)) && from.isPresent();
        Optional<Instant> to = open ? Optional.empty()
                : rows.stream().flatMap(r -> r.to().stream()).max(Comparator.naturalOrder());
        return new TreeRow(id, name, rows.size() + " resources", state(rows), "", Optional.empty(), from, to, List.of(),
                Optional.empty(), rows);
    }

    private static boolean waits(TreeRow row) {
        return row.state().tone() == Tone.NOT_STARTED;
    }

    private static StatusWord state(List<TreeRow> rows) {
        long failed = count(rows, Tone.FAILED);
        long done = rows.stream().filter(r -> !waits(r) && !r.running()).count();
        if (failed > 0) {
            return new StatusWord(Tone.FAILED, failed + " failed");
        }
        if (done == rows.size()) {
            boolean alike = rows.stream().map(TreeRow::state).distinct().count() == 1;
            return alike ? rows.getFirst().state() : new StatusWord(worst(rows), "Complete");
        }
        boolean begun = done > 0 || rows.stream().anyMatch(TreeRow::running);
        return begun ? new StatusWord(Tone.RUNNING, done + " of " + rows.size())
                : new StatusWord(Tone.NOT_STARTED, "Not started");
    }

    private static Tone worst(List<TreeRow> rows) {
        return count(rows, Tone.ATTENTION) > 0 ? Tone.ATTENTION
                : count(rows, Tone.SUCCEEDED) > 0 ? Tone.SUCCEEDED : Tone.ABORTED;
    }

    private static long count(List<TreeRow> rows, Tone tone) {
        return rows.stream().filter(r -> r.state().tone() == tone).count();
    }
}
