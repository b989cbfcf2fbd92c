package dev.signalbox.states.internal.run;

import dev.signalbox.states.Effects;
import dev.signalbox.states.Execution.Work;
import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import dev.signalbox.states.Probe;
import dev.signalbox.states.internal.data.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution from its first event to its last. */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    static final String STARTED = "started";

    private final Work work;
    private final Effects effects;
    private final Recorder recorder;
    private final Callbacks callbacks;
    private final Scope scope = new Scope();
    private final Sequence root;
    private final Instant begun;
    private final AtomicReference<@Nullable ExecutionOutcome> ending = new AtomicReference<>();
    /** Whether a failure follows the last event in history. */
    private final CompletableFuture<ExecutionOutcome> outcome = new CompletableFuture<>();

    public Run(Work work, Effects effects, Journal journal, List<JournalEntry> recorded) {
        this.work = work;
        this.effects = effects;
        this.recorder = new Recorder(journal, effects, recorded);
        this.callbacks = new Callbacks(recorder, effects, recorded);
        var redriven = Redrive.of(recorded);
        this.begun = redriven.map(HistoryEvent::timestamp).orElse(work.identity().startTime());
        var context = new ContextObject(work.identity(), work.input(), redriven);
        this.root = Sequence.root(new RunContext(work.identity().id(), recorder, effects, callbacks, context,
                Probe.NONE), scope);
    }

    public static JournalEntry firstEntry(Work work) {
        var details = Json.object().put("input", Json.text(work.input()));
        details.putObject("inputDetails").put("truncated", false);
        details.put("roleArn", work.identity().roleArn());
        return new JournalEntry(STARTED, Optional.of(new HistoryEvent(1, 0, work.identity().startTime(),
                "ExecutionStarted", details)), Optional.empty());
    }

    public void start() {
        Thread.ofVirtual().name("execution " + work.identity().name()).start(this::main);
    }

    public Callbacks callbacks() {
        return callbacks;
    }

    public CompletableFuture<ExecutionOutcome> outcome() {
        return outcome;
    }

    /** Ends the execution from outside, unless it is about to end already. */
    public void stop(ExecutionOutcome how) {
        if (ending.compareAndSet(null, how)) {
            scope.end(ScopeEnded.cancelled());
        }
    }

    public void suspend() {
        scope.end(ScopeEnded.suspension());
    }

    private void main() {
        var timeout = work.machine().timeoutSeconds().map(s -> effects.at(begun.plusSeconds(s), () -> stop(
                new ExecutionOutcome.TimedOut())));
        try {
            var how = outcomeOfStates();
            var decided = ending.compareAndSet(null, how) ? how : ending.get();
            finish(decided == null ? how : decided);
        } catch (ScopeEnded e) {
            stopped(e);
        } catch (RuntimeException e) {
            LOG.error("Execution {} cannot go on; it is taken up again at the next start", work.identity().id(), e);
            scope.end(ScopeEnded.suspension());
            outcome.completeExceptionally(e);
        } finally {
            timeout.ifPresent(Effects.Pending::cancel);
        }
    }

    private ExecutionOutcome outcomeOfStates() {
        try {
            var first = firstEntry(work);
            var event = first.event().orElseThrow();
            recorder.event(first.key(), event.previousId(), event.type(), event.details());
            return new ExecutionOutcome.Succeeded(root.run(work.machine(), work.input()));
        } catch (StateFailure e) {
            return new ExecutionOutcome.Failed(e.error(), e.cause());
        } catch (HistoryFull e) {
            return new ExecutionOutcome.Failed(Optional.of("States.Runtime"), Optional.ofNullable(e.getMessage()));
        }
    }

    private void stopped(ScopeEnded why) {
        var how = ending.get();
        if (why.suspended() || how == null) {
            recorder.close();
            outcome.completeExceptionally(why);
        } else {
            finish(how);
        }
    }

    private void finish(ExecutionOutcome how) {
        var details = switch (how) {
            case ExecutionOutcome.Succeeded(var output) -> {
                var success = Json.object().put("output", Json.text(output));
                success.putObject("outputDetails").put("truncated", false);
                yield success;
            }
            case ExecutionOutcome.Failed(var error, var cause) -> StateFailure.of(error, cause).details();
            case ExecutionOutcome.Aborted(var error, var cause) -> StateFailure.of(error, cause).details();
            case ExecutionOutcome.TimedOut() -> StateFailure.timeout(false).details();
        };
        // AWS ties an abort to no event; anything else follows the last one.
        long previous = how instanceof ExecutionOutcome.Aborted ? 0 : root.previous();
        recorder.finish(previous, "Execution" + how.getClass().getSimpleName(), details, how);
        outcome.complete(how);
    }
}
