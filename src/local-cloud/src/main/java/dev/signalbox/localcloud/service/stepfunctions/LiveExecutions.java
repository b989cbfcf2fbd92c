package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.stepfunctions.logging.ExecutionLogs;
import dev.signalbox.localcloud.service.stepfunctions.logging.LoggedExecution;
import dev.signalbox.states.Definition;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.Execution;
import dev.signalbox.states.ExecutionIdentity;
import dev.signalbox.states.InvalidDefinitionException;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import dev.signalbox.states.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The executions that are under way in this process. */
final class LiveExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveExecutions.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration SUSPEND_LIMIT = Duration.ofSeconds(5);
    private static final int MAX_CACHED_MACHINES = 100;
    private static final long EXPRESS_SECONDS = 300;

    private final CloudContext context;
    private final Records records;
    private final Integrations integrations;
    private final Map<String, Execution> running = new ConcurrentHashMap<>();
    private final MapRuns mapRuns;
    private final Receipts receipts;
    private final Instant opened;
    private final Watchers watchers = new Watchers();
    private final ExecutionLogs logs;
    private final Map<String, StateMachine> machines = new ConcurrentHashMap<>();

    LiveExecutions(CloudContext context, Records records, Integrations integrations) {
        this.context = context;
        this.records = records;
        this.integrations = integrations;
        this.mapRuns = new MapRuns(context, records, this);
        this.receipts = new Receipts(records);
        this.opened = now();
        this.logs = new ExecutionLogs(context);
    }

    /** The first entry of its journal, to be stored with the execution. */
    JournalEntry firstEntry(ExecutionRecord record, String definition) {
        return Execution.firstEntry(work(record, machine(record.definitionId(), definition)));
    }

    void start(ExecutionRecord record, JournalEntry first) {
        var recorded = List.of(first);
        var execution = prepare(record, recorded);
        logs.log(recorded, logged(record));
        execution.start();
    }

    /** Goes on with an execution that was redriven. */
    void redrive(ExecutionRecord record, List<JournalEntry> recorded) {
        var execution = prepare(record, recorded);
        logs.log(List.of(recorded.getLast()), logged(record));
        execution.start();
    }

    private static LoggedExecution logged(ExecutionRecord record) {
        return new LoggedExecution(record.arn(), record.stateMachineArn(), record.redriveCount(), record
                .originOrPlain().settingsOrDefault().loggingConfiguration());
    }

    ExecutionLogs logs() {
        return logs;
    }

    /** Takes up every execution that had not ended. */
    void resume() {
        var open = records.running().toList();
        // All are known before any goes on, for one may stop another.
        List<Execution> prepared = new ArrayList<>();
        open.forEach(record -> {
            try {
                prepared.add(prepare(record, records.journal(record.arn())));
            } catch (RuntimeException e) {
                LOG.error("Execution {} cannot be taken up", record.arn(), e);
            }
        });
        prepared.forEach(Execution::start);
        if (!open.isEmpty()) {
            LOG.info("Took up {} executions", open.size());
        }
    }

    private Execution prepare(ExecutionRecord record, List<JournalEntry> recorded) {
        return register(record, new StoredJournal(records, record, recorded.size()), recorded);
    }

    private Execution register(ExecutionRecord record, Journal journal, List<JournalEntry> recorded) {
        var execution = Execution.of(work(record, machine(record.definitionId())), new World(context, integrations,
                mapRuns, receipts, record), logs.around(journal, logged(record)), recorded);
        running.put(record.arn(), execution);
        execution.outcome().whenComplete((outcome, failure) -> {
            running.remove(record.arn(), execution);
            if (failure == null) {
                watchers.ended(record.arn());
            }
        });
        return execution;
    }

    private static Execution.Work work(ExecutionRecord record, StateMachine machine) {
        var identity = new ExecutionIdentity(record.arn(), record.name(), record.roleArn(), record.startDate(), record
                .stateMachineArn(), record.stateMachineArn().substring(record.stateMachineArn().lastIndexOf(':') + 1));
        return new Execution.Work(record.isExpress() ? limited(machine) : machine, identity, Payloads.source(record
                .input()));
    }

    /** AWS ends Express executions after five minutes. */
    private static StateMachine limited(StateMachine machine) {
        return new StateMachine(machine.comment(), machine.startAt(), machine.states(), Optional.of(Math.min(machine
                .timeoutSeconds().orElse(EXPRESS_SECONDS), EXPRESS_SECONDS)));
    }

    /** Begins children of a Map Run, together. */
    void startAll(List<ExecutionRecord> children) {
        List<JournalEntry> firsts = children.stream().map(c -> Execution.firstEntry(work(c, machine(c.definitionId()))))
                .toList();
        records.write(() -> {
            for (int i = 0; i < children.size(); i++) {
                if (records.addChild(children.get(i))) {
                    records.append(children.get(i).arn(), 0, firsts.get(i));
                }
            }
        });
        for (int i = 0; i < children.size(); i++) {
            start(children.get(i), firsts.get(i));
        }
    }

    /** An execution of which nothing is kept. */
    Execution prepareExpress(ExecutionRecord record) {
        return register(record, new NoJournal(), List.of());
    }

    MapRuns mapRuns() {
        return mapRuns;
    }

    Instant now() {
        return context.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether something of that time was begun before this process. */
    boolean isResumed(Instant start) {
        return start.isBefore(opened);
    }

    private StateMachine machine(String definitionId) {
        var cached = machines.get(definitionId);
        return cached == null ? machine(definitionId, records.definition(DefinitionIds.whole(definitionId))) : cached;
    }

    private StateMachine machine(String definitionId, String definition) {
        var cached = machines.get(definitionId);
        if (cached != null) {
            return cached;
        }
        try {
            var machine = DefinitionIds.part(definitionId, Definition.parse(definition));
            if (machines.size() < MAX_CACHED_MACHINES) {
                machines.put(definitionId, machine);
            }
            return machine;
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException("A stored definition is refused now", e);
        }
    }

    Optional<Execution> find(String arn) {
        return Optional.ofNullable(running.get(arn));
    }

    /** Runs the action once, on some thread, when the execution has ended; at once if it has. */
    Pending whenEnded(String arn, Runnable action) {
        var pending = watchers.add(arn, action);
        if (records.execution(arn).filter(ExecutionRecord::isRunning).isEmpty()) {
            watchers.ended(arn);
        }
        return pending;
    }

    /** Returns when the execution has ended, in whatever way. */
    void stop(String arn, Optional<String> error, Optional<String> cause) {
        var execution = running.get(arn);
        if (execution == null) {
            if (records.execution(arn).filter(ExecutionRecord::isRunning).isPresent()) {
                throw new IllegalStateException("Execution " + arn + " broke down; see the log, and restart");
            }
            return;
        }
        execution.stop(error, cause);
        try {
            execution.outcome().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Execution " + arn + " did not stop", e);
        }
    }

    /** Leaves all executions as they are, for the next start, and returns when none writes any more. */
    void suspend() {
        mapRuns.suspend();
        var all = List.copyOf(running.values());
        all.forEach(Execution::suspend);
        var stopped = all.stream().map(e -> e.outcome().handle((outcome, failure) -> outcome)).toArray(
                CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(stopped).get(SUSPEND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Some executions were still at work when the local cloud closed", e);
        }
        logs.close();
    }
}
