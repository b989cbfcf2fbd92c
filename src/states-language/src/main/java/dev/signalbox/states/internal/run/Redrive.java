package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.JournalEntry;
import dev.signalbox.states.internal.data.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the journal of an execution that ended without success into one that goes on where it failed. What was left is kept
 * with its results; a state that was not left has only been entered; of a Parallel or Map state the branches that reached their
 * end are kept. Attempts begin at zero again, so that retriers do.
 */
public final class Redrive {
    static final String KEY = "redriven";
    /** Follows the key of an attempt whose Map Run goes on; the note counts how often it did. */
    static final String MAP_RUN = ":mapRunRedrive";
    /** A Map Run that broke for these is not redriven; another one is begun. */
    private static final Set<String> ANEW = Set.of("States.DataLimitExceeded", "States.Runtime");

    private final List<JournalEntry> kept = new ArrayList<>();

    private Redrive() {}

    public static List<JournalEntry> journal(List<JournalEntry> recorded, int count, Instant when) {
        var redrive = new Redrive();
        recorded.stream().filter(e -> e.key().equals(Run.STARTED)).forEach(redrive.kept::add);
        long last = recorded.stream().flatMap(e -> e.event().stream()).mapToLong(HistoryEvent::id).max().orElse(0);
        redrive.sequence("", "", recorded.stream().filter(e -> Character.isDigit(e.key().charAt(0))).toList());
        redrive.kept.add(new JournalEntry(KEY, Optional.of(new HistoryEvent(last + 1, last, when, "ExecutionRedriven",
                Json.object().put("redriveCount", count))), Optional.empty()));
        return redrive.kept;
    }

    /** @param from what all keys of the entries begin with, and what they shall begin with from now on */
    private void sequence(String from, String to, List<JournalEntry> entries) {
        numbered(from, entries).forEach((n, visit) -> {
            if (has(visit, from + n + ":exited")) {
                keep(from, to, visit);
            } else {
                unsuccessful(from + n, to + n, visit);
            }
        });
    }

    private void unsuccessful(String from, String to, List<JournalEntry> visit) {
        keepOne(from, to, ":entered", visit);
        var last = numbered(from + "a", visit).lastEntry();
        if (last == null) {
            return;
        }
        var attempt = from + "a" + last.getKey();
        var entries = last.getValue();
        if (has(entries, attempt + ":mapRun")) {
            mapRun(attempt, to + "a0", entries);
            return;
        }
        var branches = numbered(attempt + "b", entries);
        // When every branch had succeeded, the state failed at what they gave, and all of it is done again.
        if (branches.isEmpty() || has(entries, attempt + ":succeeded")) {
            return;
        }
        if (last.getKey() == 0) {
            visit.stream().filter(e -> e.key().startsWith(from + ":chance")).forEach(e -> keep(from, to, List.of(e)));
        }
        keepOne(attempt, to + "a0", ":started", entries);
        branches.forEach((index, branch) -> branch(attempt, to + "a0", index, entries, branch));
    }

    /** One that reached its end is kept whole. */
    private void branch(String from, String to, int index, List<JournalEntry> entries, List<JournalEntry> branch) {
        keepOne(from, to, ":begun" + index, entries);
        var inside = "b" + index + "/";
        if (reachedItsEnd(from + inside, branch)) {
            keep(from, to, branch);
            keepOne(from, to, ":ended" + index, entries);
        } else {
            sequence(from + inside, to + inside, branch);
        }
    }

    /** One that had succeeded is not gone on with either: the state failed at what it gave. */
    private void mapRun(String from, String to, List<JournalEntry> entries) {
        var outcome = note(entries, from + ":outcome");
        var error = outcome.map(n -> n.path("failure").path("error").asText());
        if (outcome.filter(n -> n.has("output")).isPresent() || error.filter(ANEW::contains).isPresent()) {
            return;
        }
        keepOne(from, to, ":started", entries);
        keepOne(from, to, ":mapRun", entries);
        int before = note(entries, from + MAP_RUN).map(n -> n.path("count").asInt()).orElse(0);
        kept.add(new JournalEntry(to + MAP_RUN, Optional.empty(), Optional.of(Json.object().put("count", before
                + 1))));
    }

    private static Optional<JsonNode> note(List<JournalEntry> entries, String key) {
        return entries.stream().filter(e -> e.key().equals(key)).flatMap(e -> e.note().stream()).findFirst();
    }

    private static boolean reachedItsEnd(String prefix, List<JournalEntry> branch) {
        var last = numbered(prefix, branch).lastEntry();
        return last != null && last.getValue().stream().anyMatch(e -> e.key().equals(prefix + last.getKey() + ":exited")
                && e.note().map(n -> n.get("next")).filter(JsonNode::isTextual).isEmpty());
    }

    /** The entries by the number that follows the prefix in their keys. */
    private static TreeMap<Integer, List<JournalEntry>> numbered(String prefix, List<JournalEntry> entries) {
        return entries.stream().filter(e -> e.key().startsWith(prefix) && !number(prefix, e.key()).isEmpty()).collect(
                Collectors.groupingBy(e -> Integer.valueOf(number(prefix, e.key())), TreeMap::new, Collectors
                        .toList()));
    }

    private static String number(String prefix, String key) {
        int end = prefix.length();
        while (end < key.length() && Character.isDigit(key.charAt(end))) {
            end++;
        }
        return key.substring(prefix.length(), end);
    }

    private static boolean has(List<JournalEntry> entries, String key) {
        return entries.stream().anyMatch(e -> e.key().equals(key));
    }

    private void keepOne(String from, String to, String part, List<JournalEntry> entries) {
        keep(from, to, entries.stream().filter(e -> e.key().equals(from + part)).toList());
    }

    private void keep(String from, String to, List<JournalEntry> entries) {
        entries.forEach(e -> kept.add(new JournalEntry(to + e.key().substring(from.length()), e.event(), e.note())));
    }

    /** The last redrive that a journal tells of. */
    static Optional<HistoryEvent> of(List<JournalEntry> recorded) {
        return recorded.stream().filter(e -> e.key().equals(KEY)).flatMap(e -> e.event().stream()).reduce((a, b) -> b);
    }
}
