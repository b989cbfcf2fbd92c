package dev.signalbox.console.store.notices;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.notices.Notice.Kind;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how executions ended that the operator watches or started here. One is asked for at a time, so that many cost no more calls
 * than one; what lists show anyway is taken from there. May be used from any thread.
 */
public final class ExecutionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionWatch.class);
    /** When there are more, those that were started here first are no longer followed. */
    static final int MOST = 100;

    /** How an execution goes. */
    @FunctionalInterface
    public interface Asking {
        ExecutionSummary ask(ExecutionId id) throws GatewayException;
    }

    private final Notices notices;
    private final Clock clock;
    private final Topic<Set<ExecutionId>> watched = new Topic<>(Set.of());
    /** Who is asked next comes first. */
    private final SequencedSet<ExecutionId> followed = new LinkedHashSet<>();

    ExecutionWatch(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** Those that the operator wants to be told of, also while looking elsewhere. */
    public Topic<Set<ExecutionId>> watched() {
        return watched;
    }

    /** Watches them all, or none of them any more if all are watched. */
    public synchronized void toggle(List<ExecutionId> ids) {
        Set<ExecutionId> next = new HashSet<>(watched.latest());
        if (next.containsAll(ids)) {
            ids.forEach(next::remove);
        } else {
            ids.stream().limit(Math.max(0, MOST - next.size())).forEach(id -> {
                next.add(id);
                followed.add(id);
            });
        }
        watched.publish(Set.copyOf(next));
        makeRoom();
    }

    /** Begins to follow one that was started here. */
    public synchronized void started(ExecutionId id) {
        followed.add(id);
        makeRoom();
    }

    private void makeRoom() {
        Set<ExecutionId> wanted = watched.latest();
        while (followed.size() > MOST) {
            Optional<ExecutionId> first = followed.stream().filter(id -> !wanted.contains(id)).findFirst();
            if (first.isEmpty()) {
                return;
            }
            followed.remove(first.get());
        }
    }

    /** Asks how the next one goes; blocks. Nothing is asked while none is followed. */
    public void askNext(Asking cloud) {
        Optional<ExecutionId> next = next();
        if (next.isEmpty()) {
            return;
        }
        try {
            saw(List.of(cloud.ask(next.get())));
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound || e.failure() instanceof Failure.Denied) {
                lost(next.get(), e.failure());
            } else {
                LOG.debug("A watched execution is asked for again: {}", e.getMessage());
            }
        }
    }

    private synchronized Optional<ExecutionId> next() {
        if (followed.isEmpty()) {
            return Optional.empty();
        }
        ExecutionId first = followed.removeFirst();
        followed.addLast(first);
        return Optional.of(first);
    }

    /** Somebody listed or described these. */
    public void saw(List<ExecutionSummary> listed) {
        for (ExecutionSummary seen : listed) {
            if (seen.status().isOver()) {
                boolean wanted;
                synchronized (this) {
                    wanted = watched.latest().contains(seen.id());
                    if (!forget(seen.id())) {
                        continue;
                    }
                }
                notices.add(kind(seen), seen.id().name(), seen.id().stateMachineName() + " · " + Spans.words(seen
                        .elapsed(clock.instant())), Optional.of(new Destination.Execution(seen.id().arn())), wanted);
            }
        }
    }

    private void lost(ExecutionId id, Failure why) {
        boolean wanted;
        synchronized (this) {
            wanted = watched.latest().contains(id);
            if (!forget(id)) {
                return;
            }
        }
        notices.add(Kind.EXECUTION_LOST, id.name(), why.code() + ": " + why.message(), Optional.of(
                new Destination.Execution(id.arn())), wanted);
    }

    /** Whether it was followed. */
    private synchronized boolean forget(ExecutionId id) {
        if (watched.latest().contains(id)) {
            Set<ExecutionId> next = new HashSet<>(watched.latest());
            next.remove(id);
            watched.publish(Set.copyOf(next));
        }
        return followed.remove(id);
    }

    private static Kind kind(ExecutionSummary ended) {
        return switch (ended.status()) {
            case SUCCEEDED -> Kind.EXECUTION_SUCCEEDED;
            case TIMED_OUT -> Kind.EXECUTION_TIMED_OUT;
            case ABORTED -> Kind.EXECUTION_ABORTED;
            case FAILED, RUNNING, PENDING_REDRIVE, OTHER -> Kind.EXECUTION_FAILED;
        };
    }
}
