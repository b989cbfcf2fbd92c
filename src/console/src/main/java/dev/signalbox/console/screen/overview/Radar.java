package dev.signalbox.console.screen.overview;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.overview.stuck.StuckWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is stuck, as far as it is known.
 *
 * @param missing what could not be read, by its name; the rest is told all the same
 */
record Radar(Loadable<StuckWork> work, Map<String, Failure> missing) {
    Radar {
        missing = new TreeMap<>(missing);
    }

    /** @param sources by name, all that it is worked out from */
    static Radar of(Map<String, Loadable<?>> sources, StuckWork work) {
        Map<String, Failure> missing = new TreeMap<>();
        sources.forEach((name, source) -> source.failure().ifPresent(f -> missing.put(name, f)));
        List<Instant> read = sources.values().stream().flatMap(s -> s.readAt().stream()).toList();
        Optional<Instant> oldest = read.stream().min(Comparator.naturalOrder());
        boolean all = sources.values().stream().noneMatch(s -> s instanceof Loadable.Loading);
        if (oldest.isPresent() && (all || !work.items().isEmpty())) {
            return new Radar(new Loadable.Ready<>(work, oldest.get()), missing);
        }
        return new Radar(all && !missing.isEmpty() ? new Loadable.Unavailable<>(missing.values().iterator().next())
                : new Loadable.Loading<>(), all ? Map.of() : missing);
    }
}
