package dev.signalbox.console.store.archive;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.archive.ExecutionArchive;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the events of executions that ended and that nobody opened, those that failed first, so that there is a graph and a root cause
 * of them when AWS has forgotten them. Reads one each time it is asked; one that is too long or refused is not asked for again.
 */
public final class HistoryFill {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFill.class);
    /** A longer history costs more calls than something is worth that nobody opened. */
    private static final int MOST_PAGES = 5;
    private static final int MOST_LEFT_OUT = 1_000;

    private final ExecutionArchive archive;
    private final ExecutionsGateway cloud;
    private final Executor worker;
    /** On the worker only. */
    private final Set<ExecutionId> leftOut = new HashSet<>();
    private volatile boolean idle;

    /**
     * @param cloud as it is, without what the archive knows
     * @param worker does one thing after the other, and nothing that somebody waits for
     */
    public HistoryFill(ExecutionArchive archive, ExecutionsGateway cloud, Executor worker) {
        this.archive = archive;
        this.cloud = cloud;
        this.worker = worker;
    }

    /** Whether there was nothing to read the last time. */
    public boolean isIdle() {
        return idle;
    }

    /** Reads the next one, if there is one. */
    public void next() {
        worker.execute(() -> {
            try {
                Optional<ExecutionId> next = leftOut.size() >= MOST_LEFT_OUT ? Optional.empty()
                        : archive.withoutEvents(leftOut.size() + 1).stream().filter(e -> !leftOut.contains(e))
                                .findFirst();
                idle = next.isEmpty();
                if (next.isPresent()) {
                    read(next.get());
                }
            } catch (GatewayException e) {
                LOG.debug("No events kept", e);
            }
        });
    }

    private void read(ExecutionId id) throws GatewayException {
        try {
            List<HistoryEvent> events = events(id);
            if (events.isEmpty()) {
                leftOut.add(id);
            } else {
                archive.keep(id, definition(id), events);
            }
        } catch (GatewayException e) {
            switch (e.failure()) {
                case Failure.NotFound _ -> archive.gone(id);
                case Failure.Throttled _,Failure.Unreachable _,Failure.TimedOut _,Failure.SignInNeeded _ -> LOG.debug(
                        "Later", e);
                default -> leftOut.add(id);
            }
        }
    }

    /** Oldest first; none if there are too many. */
    private List<HistoryEvent> events(ExecutionId id) throws GatewayException {
        List<HistoryEvent> newestFirst = new ArrayList<>();
        Optional<String> page = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            HistoryPage answer = cloud.history(id, page);
            newestFirst.addAll(answer.events());
            page = answer.older();
            if (page.isEmpty()) {
                return newestFirst.reversed();
            }
        }
        return List.of();
    }

    /** A root cause can be told without it. */
    private Optional<String> definition(ExecutionId id) {
        try {
            return Optional.of(cloud.definition(id));
        } catch (GatewayException e) {
            LOG.debug("No definition kept", e);
            return Optional.empty();
        }
    }
}
