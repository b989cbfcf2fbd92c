package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Loadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Everything about one execution. Details, definition and history are asked for separately, so that one that is denied does not
 * hide the others. The history comes newest first: each refresh brings what is new and, while it is not complete, one older page.
 */
public final class OpenExecution {
    private static final Duration STILL = Duration.ofSeconds(15);

    private final ExecutionId id;
    private final ExecutionsGateway gateway;
    private final LiveValue<ExecutionDetails> details;
    private final LiveValue<String> definition;
    private final LiveValue<History> history;
    private final TreeMap<Long, HistoryEvent> known = new TreeMap<>();
    private Optional<String> older = Optional.empty();
    private History last = History.none();
    private volatile Instant lastEvent = Instant.MAX;

    OpenExecution(ExecutionId id, ExecutionsGateway gateway, Executor worker, Clock clock) {
        this.id = id;
        this.gateway = gateway;
        details = new LiveValue<>(() -> gateway.describe(id), worker, clock);
        definition = new LiveValue<>(() -> gateway.definition(id), worker, clock);
        history = new LiveValue<>(this::read, worker, clock);
    }

    public ExecutionId id() {
        return id;
    }

    public Topic<Loadable<ExecutionDetails>> details() {
        return details.topic();
    }

    /** Amazon States Language as JSON text. */
    public Topic<Loadable<String>> definition() {
        return definition.topic();
    }

    public Topic<Loadable<History>> history() {
        return history.topic();
    }

    /** Asks for what can change; the definition only until it is known. */
    public void refresh() {
        if (!(definition.topic().latest() instanceof Loadable.Ready)) {
            definition.refresh();
        }
        // Details before history: an execution that is over when it is described has all its events by then.
        details.refresh();
        history.refresh();
    }

    /** Whether nothing has happened for a while, as in one that waits. */
    public boolean isStill(Instant now) {
        return lastEvent.isBefore(now.minus(STILL));
    }

    /** Asks for the next older page of the history. */
    public void refreshHistory() {
        history.refresh();
    }

    /** Runs on the worker only. */
    private History read() throws GatewayException {
        boolean first = known.isEmpty();
        long newest = first ? 0 : known.lastKey();
        Optional<String> page = Optional.empty();
        HistoryPage answer;
        do {
            answer = gateway.history(id, page);
            answer.events().forEach(e -> known.put(e.id(), e));
            page = answer.older();
        } while (!first && page.isPresent() && !meets(answer, newest));
        if (first) {
            older = page;
        } else if (older.isPresent()) {
            HistoryPage past = gateway.history(id, older);
            past.events().forEach(e -> known.put(e.id(), e));
            older = past.older();
        }
        return told(older.isEmpty());
    }

    /**
     * Reads progress out of the events here, on the worker. While older pages come in, it is only told again when twice as much is
     * known, so that a long history costs little more than reading it once.
     */
    private History told(boolean complete) {
        boolean grown = known.size() >= 2 * last.events().size();
        boolean whole = complete && (!last.complete() || last.events().size() != known.size());
        if (whole || grown && !known.isEmpty()) {
            List<HistoryEvent> events = List.copyOf(known.values());
            last = History.of(events, complete);
            lastEvent = events.isEmpty() ? Instant.MAX : events.getLast().at();
            if (complete) {
                gateway.seen(id, events);
            }
        }
        return last;
    }

    private static boolean meets(HistoryPage page, long newest) {
        return page.events().isEmpty() || page.events().getLast().id() <= newest + 1;
    }
}
