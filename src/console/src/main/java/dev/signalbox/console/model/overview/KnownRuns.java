package dev.signalbox.console.model.overview;

import java.util.List;
import java.util.Map;

/**
 * What the archive tells of runs that are over.
 *
 * @param ended of the last day and the hour before it
 * @param paces by state machine name; those with too few finished runs are absent
 */
public record KnownRuns(List<EndedCount> ended, Map<String, OwnPace> paces) {
    public KnownRuns {
        ended = List.copyOf(ended);
        paces = Map.copyOf(paces);
    }

    public static KnownRuns none() {
        return new KnownRuns(List.of(), Map.of());
    }
}
