package dev.signalbox.console.model;

import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.Visit.Around;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives the progress of each state from a history. Events of parallel branches and Map iterations are interleaved, so an event
 * belongs to the visit that its {@code previousEventId} leads back to. A history of which only the newest events are known gives
 * what those tell.
 */
public final class HistoryReader {
    private static final Set<String> INSIDE = Set.of("ParallelStateStarted", "MapStateStarted", "MapIterationStarted");

    private static final Set<String> CUT_OFF = Set.of("ParallelStateFailed", "ParallelStateAborted", "MapStateFailed",
            "MapStateAborted", "MapIterationFailed", "MapIterationAborted");

    private final EventChain chain = new EventChain();
    private final Map<Long, Visit> visitOf = new HashMap<>();
    private final Map<Long, HistoryEvent> inside = new HashMap<>();
    private final Map<String, Visit> latest = new HashMap<>();
    private final Map<Visit, Integer> place = new IdentityHashMap<>();
    private final List<Visit> all = new ArrayList<>();
    private final Set<Edge> taken = new HashSet<>();
    private final List<String> states = new ArrayList<>();
    private @Nullable End ended;

    /** How and when the execution ended. */
    record End(Phase phase, Instant at) {}

    private HistoryReader() {}

    /** @param events oldest first */
    public static ExecutionProgress read(List<HistoryEvent> events) {
        return over(events).progress();
    }

    static HistoryReader over(List<HistoryEvent> events) {
        HistoryReader reader = new HistoryReader();
        for (HistoryEvent event : events) {
            reader.read(event);
            Visit visit = event.type().startsWith("Execution") ? null : reader.visitOf.get(event.id());
            reader.states.add(visit == null ? "" : visit.name);
        }
        return reader;
    }

    /** The state that each event belongs to, in the order of the events; empty for what belongs to the whole execution. */
    List<String> states() {
        return List.copyOf(states);
    }

    private void read(HistoryEvent event) {
        chain.add(event);
        if (INSIDE.contains(event.type())) {
            inside.put(event.id(), event);
        }
        if (event.isEntered()) {
            enter(event);
            return;
        }
        Visit before = visitOf.get(chain.previousId(event));
        Visit visit = event.isExited() ? exited(event) : owner(event, before);
        if (visit != null) {
            visitOf.put(event.id(), visit);
            visit.read(event);
            cutOff(event, visit);
        }
        if (event.type().startsWith("Execution")) {
            end(event);
        }
    }

    /** What is still open inside a branch or iteration that broke does not go on, even if the execution does. */
    private void cutOff(HistoryEvent event, Visit container) {
        if (CUT_OFF.contains(event.type())) {
            OptionalInt index = event.type().startsWith("MapIteration") ? event.detail("index").stream().mapToInt(
                    Integer::parseInt).findFirst() : OptionalInt.empty();
            all.stream().filter(v -> v.isInside(container, index)).forEach(v -> v.cutOff(event.at()));
        }
    }

    private void enter(HistoryEvent event) {
        String name = event.detail("name").orElse("?");
        Visit before = visitOf.get(event.previousId());
        boolean first = before == null || inside.containsKey(event.previousId());
        String from = before == null && event.previousId() > 1 ? null
                : first || before == null ? ExecutionProgress.START : before.name;
        Visit visit = new Visit(name, event, around(before, inside.get(event.previousId()), from));
        if (from != null) {
            taken.add(new Edge(from, name));
        }
        visitOf.put(event.id(), visit);
        latest.put(name, visit);
        place.put(visit, all.size());
        all.add(visit);
    }

    /** @param begins the event with which a branch or iteration began, if the state is its first */
    private static Around around(@Nullable Visit before, @Nullable HistoryEvent begins, @Nullable String from) {
        if (before == null) {
            return new Around(null, null, -1, from);
        }
        if (begins != null && begins.type().equals("MapIterationStarted")) {
            return new Around(before, before, begins.detail("index").map(Integer::parseInt).orElse(0), from);
        }
        return new Around(begins == null ? before.parent : before, before.map, before.iteration, from);
    }

    private Visit exited(HistoryEvent event) {
        Visit before = visitOf.get(event.previousId());
        String name = event.detail("name").orElse("");
        for (Visit visit = before; visit != null; visit = visit.parent) {
            if (visit.name.equals(name)) {
                return visit;
            }
        }
        // Its beginning is not known: all that can be said is that it is over.
        return latest.computeIfAbsent(name, _ -> new Visit(name, event, Around.nothing()));
    }

    /** The visit an event without a state name belongs to; what a Parallel or Map state says of itself is found above its branches. */
    private static @Nullable Visit owner(HistoryEvent event, @Nullable Visit before) {
        boolean ofContainer = event.type().startsWith("ParallelState") || event.type().startsWith("MapState")
                || event.type().startsWith("MapIteration") || event.type().startsWith("MapRun");
        String container = event.type().startsWith("Parallel") ? "Parallel" : "Map";
        Visit visit = before;
        while (ofContainer && visit != null && !visit.type.startsWith(container)) {
            visit = visit.parent;
        }
        return visit;
    }

    private void end(HistoryEvent event) {
        Phase phase = switch (event.type()) {
            case "ExecutionFailed" -> Phase.FAILED;
            case "ExecutionTimedOut" -> Phase.TIMED_OUT;
            case "ExecutionAborted" -> Phase.ABORTED;
            case "ExecutionSucceeded" -> Phase.SUCCEEDED;
            default -> null;
        };
        ended = phase == null ? null : new End(phase, event.at());
        if (event.type().equals("ExecutionRedriven")) {
            all.forEach(Visit::goOn);
        }
    }

    ExecutionProgress progress() {
        Optional<End> end = Optional.ofNullable(ended);
        Map<String, StateProgress> states = new HashMap<>();
        latest.forEach((name, visit) -> states.put(name, visit.progress(1, end)));
        List<StateVisit> stays = all.stream().map(v -> new StateVisit(v.progress(1, end), v.depth(), Optional
                .ofNullable(v.from), Optional.ofNullable(v.map).map(map -> new StateVisit.Iteration(place.getOrDefault(
                        map, 0), v.iteration)))).toList();
        return new ExecutionProgress(states, taken, stays).at(Map.of());
    }
}
