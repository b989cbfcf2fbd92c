package dev.signalbox.console.model;

import dev.signalbox.console.model.StateProgress.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one stay in a Map state tell of its iterations. */
final class MapReader {
    private final Map<Integer, Phase> begun = new HashMap<>();
    private final Set<Integer> waiting = new HashSet<>();
    private @Nullable String runArn;
    private int total = -1;

    /** @return whether the event tells of iterations only */
    boolean read(HistoryEvent event) {
        switch (event.type()) {
            case "MapStateStarted" -> {
                begun.clear();
                total = number(event, "length");
            }
            case "MapRunStarted", "MapRunRedriven" -> runArn = event.detail("mapRunArn").orElse(null);
            case "MapIterationStarted" -> begun.put(number(event, "index"), Phase.RUNNING);
            case "MapIterationSucceeded" -> begun.put(number(event, "index"), Phase.SUCCEEDED);
            case "MapIterationFailed" -> begun.put(number(event, "index"), Phase.FAILED);
            case "MapIterationAborted" -> begun.put(number(event, "index"), Phase.ABORTED);
            default -> {
                return false;
            }
        }
        return true;
    }

    void waits(int iteration, boolean now) {
        if (now) {
            waiting.add(iteration);
        } else {
            waiting.remove(iteration);
        }
    }

    /** @param over whether the Map state, or the whole execution, has ended, so that no iteration goes on */
    Optional<Iterations> iterations(boolean over) {
        if (total < 0 && runArn == null) {
            return Optional.empty();
        }
        Map<Integer, Phase> phases = new HashMap<>();
        begun.forEach((index, phase) -> phases.put(index, phase != Phase.RUNNING ? phase
                : over ? Phase.ABORTED : waiting.contains(index) ? Phase.WAITING : phase));
        int last = phases.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return Optional.of(new Iterations(Math.max(total, last + 1), phases, Optional.ofNullable(runArn)));
    }

    private static int number(HistoryEvent event, String detail) {
        return event.detail(detail).filter(s -> s.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
    }
}
