package dev.signalbox.console.store.overview;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.archive.ExecutionArchive;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.RootCauseReader;
import dev.signalbox.console.model.overview.FailedRun;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The executions that failed last, each with its root cause, which is read once: from the archive if that has the history. */
public final class RecentFailures {
    private static final Logger LOG = LoggerFactory.getLogger(RecentFailures.class);
    private static final int SHOWN = 5;
    /** What is behind so many pages is read when somebody opens the execution. */
    private static final int MOST_PAGES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Set<ExecutionStatus> FAILED = Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT);
    private final ExecutionsGateway cloud;
    private final ExecutionArchive archive;
    private final Executor worker;
    private final Clock clock;
    private final Topic<Loadable<List<FailedRun>>> newest = new Topic<>(new Loadable.Loading<>());
    /** By what was listed, so that one that was redriven and failed again is read again. On the worker only. */
    private final Map<ExecutionSummary, FailedRun> told = new HashMap<>();
    private Instant restsUntil = Instant.MIN;

    /** @param worker does one thing after the other */
    public RecentFailures(ExecutionsGateway cloud, ExecutionArchive archive, Executor worker, Clock clock) {
        this.cloud = cloud;
        this.archive = archive;
        this.worker = worker;
        this.clock = clock;
    }

    /** Newest first. */
    public Topic<Loadable<List<FailedRun>>> newest() {
        return newest;
    }

    /** What is listed now; reads the causes that are not known yet. */
    public void saw(Loadable<ExecutionList> list) {
        worker.execute(() -> {
            List<ExecutionSummary> failed = list.newest().map(ExecutionList::executions).orElse(List.of()).stream()
                    .filter(e -> FAILED.contains(e.status())).sorted(Comparator.comparing((ExecutionSummary e) -> e
                            .stoppedAt().orElse(e.startedAt())).reversed()).limit(SHOWN).toList();
            told.keySet().retainAll(failed);
            publish(list, failed);
            for (ExecutionSummary run : failed) {
                if (isToBeAsked(run)) {
                    told.put(run, read(run));
                    publish(list, failed);
                }
            }
        });
    }

    private boolean isToBeAsked(ExecutionSummary run) {
        boolean known = Optional.ofNullable(told.get(run)).filter(f -> f.obstacle().filter(RecentFailures::isPassing)
                .isEmpty()).isPresent();
        return !known && !clock.instant().isBefore(restsUntil);
    }

    private void publish(Loadable<ExecutionList> list, List<ExecutionSummary> failed) {
        List<FailedRun> runs = failed.stream().map(e -> told.getOrDefault(e, new FailedRun(e, Optional.empty(), Optional
                .empty()))).toList();
        newest.publish(list.map(_ -> runs));
    }

    private FailedRun read(ExecutionSummary run) {
        try {
            return new FailedRun(run, cause(run), Optional.empty());
        } catch (GatewayException e) {
            if (isPassing(e.failure())) {
                restsUntil = clock.instant().plus(PAUSE);
            }
            return new FailedRun(run, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private Optional<RootCause> cause(ExecutionSummary run) throws GatewayException {
        Optional<RootCause> kept = kept(run);
        if (kept.isPresent()) {
            return kept;
        }
        List<HistoryEvent> newestFirst = new ArrayList<>();
        Optional<String> page = Optional.empty();
        Optional<RootCause> best = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            HistoryPage answer = cloud.history(run.id(), page);
            newestFirst.addAll(answer.events());
            page = answer.older();
            Optional<RootCause> found = RootCauseReader.read(newestFirst.reversed());
            // Before all is read, that the definition decided it only means that the failure lies further back.
            best = found.filter(c -> c.kind() != RootCause.Kind.DECIDED);
            // Where it failed may be said on the page before.
            if (page.isEmpty() || best.filter(c -> !c.state().equals(RootCause.UNKNOWN_STATE)).isPresent()) {
                return found;
            }
        }
        return best;
    }

    /** A disk that cannot be read keeps nobody from asking AWS. */
    private Optional<RootCause> kept(ExecutionSummary run) {
        try {
            return RootCauseReader.read(archive.history(run.id()));
        } catch (GatewayException e) {
            LOG.debug("Not read from the archive", e);
            return Optional.empty();
        }
    }

    private static boolean isPassing(Failure why) {
        return why instanceof Failure.Throttled || why instanceof Failure.Unreachable
                || why instanceof Failure.TimedOut;
    }
}
