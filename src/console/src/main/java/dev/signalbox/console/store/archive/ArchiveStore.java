package dev.signalbox.console.store.archive;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.archive.ExecutionArchive;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.model.archive.ArchiveState;
import dev.signalbox.console.model.archive.KeptExecution;
import dev.signalbox.console.model.archive.Retention;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the archive with what the console sees and finds in it. All happens on one worker, so nobody waits for the disk. While the
 * archive cannot be used, its state says why and everything else goes on without it.
 */
public final class ArchiveStore {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveStore.class);
    private static final Preference<Retention> RETENTION = new Preference<>("archive.retention", Retention.class,
            Retention.USUAL);
    private static final Duration REST = Duration.ofMinutes(1);
    /** Nothing is read anew so long after there was nothing to read, unless something is listed. */
    private static final Duration EMPTY = Duration.ofSeconds(10);
    private static final int TIDY_AFTER = 500;

    private final ExecutionArchive archive;
    private final ExecutionsGateway cloud;
    private final Executor worker;
    private final Clock clock;
    private final Preferences preferences;
    private final Topic<ArchiveState> state = new Topic<>(ArchiveState.unknown());
    private final Topic<ArchiveHits> hits = new Topic<>(new ArchiveHits(ArchiveQuery.newest(), List.of()));
    private final AtomicBoolean searching = new AtomicBoolean();
    private final Map<ExecutionId, ExecutionSummary> seen = new HashMap<>();
    private volatile ArchiveQuery wanted = ArchiveQuery.newest();
    private volatile ArchiveQuery once = ArchiveQuery.newest();
    private Instant restsUntil = Instant.MIN;
    private volatile Instant emptyUntil = Instant.MIN;
    private int sinceTidy = TIDY_AFTER;

    /**
     * @param cloud is asked for what an execution took and gave; it keeps its answers in the archive itself
     * @param worker does one thing after the other
     */
    public ArchiveStore(ExecutionArchive archive, ExecutionsGateway cloud, Executor worker, Clock clock,
            Preferences preferences) {
        this.archive = archive;
        this.cloud = cloud;
        this.worker = worker;
        this.clock = clock;
        this.preferences = preferences;
    }

    /** Size and problem, for Settings. */
    public Topic<ArchiveState> state() {
        return state;
    }

    public Topic<Retention> retention() {
        return preferences.topic(RETENTION);
    }

    /** Keeps so much from now on. */
    public void retain(Retention retention) {
        preferences.set(RETENTION, retention);
        run(() -> archive.retain(retention, clock.instant()));
    }

    /** Forgets everything, and begins anew when the file could not be read. */
    public void clear() {
        run(() -> {
            archive.clear();
            seen.clear();
            search();
        });
    }

    /** What was found last. */
    public Topic<ArchiveHits> hits() {
        return hits;
    }

    /** Looks for something else from now on. */
    public void look(ArchiveQuery query) {
        wanted = query;
        again();
    }

    /** Looks once for something else beside that, unless somebody wants another thing before its turn comes. */
    public void findOnce(ArchiveQuery query, Consumer<List<KeptExecution>> found) {
        once = query;
        run(() -> {
            if (once.equals(query)) {
                found.accept(archive.find(query));
            }
        });
    }

    private void again() {
        if (searching.compareAndSet(false, true)) {
            run(this::search);
        }
    }

    private void search() throws GatewayException {
        searching.set(false);
        ArchiveQuery query = wanted;
        hits.publish(new ArchiveHits(query, archive.find(query)));
    }

    /** Keeps what is new in a list. */
    public void saw(List<ExecutionSummary> listed) {
        run(() -> {
            List<ExecutionSummary> fresh = listed.stream().filter(e -> !e.equals(seen.get(e.id()))).toList();
            if (!fresh.isEmpty()) {
                emptyUntil = Instant.MIN;
                archive.saw(fresh);
                seen.clear();
                listed.forEach(e -> seen.put(e.id(), e));
                tidy(fresh.size());
                search();
            }
        });
    }

    /** Asks the cloud for one execution that was listed and never read, the newest first. */
    public void fill() {
        if (clock.instant().isBefore(emptyUntil)) {
            return;
        }
        run(() -> {
            if (clock.instant().isBefore(restsUntil)) {
                return;
            }
            Optional<ExecutionId> next = archive.undescribed();
            if (next.isPresent()) {
                describe(next.get());
                again();
            } else {
                emptyUntil = clock.instant().plus(EMPTY);
            }
        });
    }

    private void describe(ExecutionId id) {
        try {
            cloud.describe(id);
        } catch (GatewayException e) {
            LOG.info("The archive waits: {}", e.getMessage());
            restsUntil = clock.instant().plus(REST);
        }
    }

    private void tidy(int more) throws GatewayException {
        sinceTidy += more;
        if (sinceTidy >= TIDY_AFTER) {
            sinceTidy = 0;
            archive.retain(preferences.get(RETENTION), clock.instant());
        }
    }

    private void run(Step step) {
        worker.execute(() -> {
            try {
                step.run();
                ArchiveState now = archive.state();
                if (now.executions() > 0 && now.bytes() > preferences.get(RETENTION).bytes()) {
                    archive.retain(preferences.get(RETENTION), clock.instant());
                    now = archive.state();
                }
                state.publish(now);
            } catch (GatewayException e) {
                searching.set(false);
                if (state.latest().problem().isEmpty()) {
                    LOG.warn("The archive cannot be used: {}", e.getMessage());
                }
                state.publish(new ArchiveState(0, 0, Optional.of(e.failure().message())));
            }
        });
    }

    @FunctionalInterface
    private interface Step {
        void run() throws GatewayException;
    }
}
