package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.run.Redrive;
import dev.signalbox.states.internal.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One execution under way, on virtual threads of its own. It is a function of its journal: given what was recorded, it
 * does nothing of that again and goes on where the record ends.
 */
public final class Execution {
    /** Longest input, output or result, in bytes of UTF-8. */
    public static final int MAX_DATA_BYTES = 262_144;
    /** Longest history of a Standard execution; the last event is the failure. */
    public static final int MAX_EVENTS = 25_000;

    private final Run run;

    private Execution(Run run) {
        this.run = run;
    }

    /**
     * A new execution, or one to be taken up again. It accepts answers for task tokens at once and does nothing else
     * before {@link #start}.
     *
     * @param work what is run
     * @param recorded all that its journal holds, in order; empty for a new one
     */
    public static Execution of(Work work, Effects effects, Journal journal, List<JournalEntry> recorded) {
        return new Execution(new Run(work, effects, journal, recorded));
    }

    /** Call once. */
    public void start() {
        run.start();
    }

    /**
     * The first entry of a new execution's journal, for a host that saves it together with the execution itself, so that
     * no history is ever empty. Pass it to {@link #of} as recorded.
     */
    public static JournalEntry firstEntry(Work work) {
        return Run.firstEntry(work);
    }

    /**
     * The journal with which an execution that ended without success goes on from its unsuccessful states.
     *
     * @param recorded all that its journal holds
     * @param count of its redrives, this one included
     * @return the whole new journal, which ends with the redrive; a Map Run that did not succeed is ordered again, with the
     *         number of its redrives
     */
    public static List<JournalEntry> redriven(List<JournalEntry> recorded, int count, Instant when) {
        return Redrive.journal(recorded, count, when);
    }

    /** What an execution runs; the machine must come from {@link Definition#parse}. */
    public record Work(StateMachine machine, ExecutionIdentity identity, JsonNode input) {}

    /** Completes when the execution has ended and that is durable; never, if it is suspended. */
    public CompletableFuture<ExecutionOutcome> outcome() {
        return run.outcome();
    }

    /** Reports a task's outcome; durable when it returns true. False if nobody waits for this token any more. */
    public boolean answer(String taskToken, TaskOutcome outcome) {
        return run.callbacks().answer(taskToken, outcome);
    }

    /** Tells that a worker has taken an activity's task; durable when it returns true. False if it is not to be had. */
    public boolean taken(String taskToken, Optional<String> workerName) {
        return run.callbacks().taken(taskToken, workerName);
    }

    /** Keeps a task alive. False if nobody waits for this token any more. */
    public boolean heartbeat(String taskToken) {
        return run.callbacks().heartbeat(taskToken);
    }

    /** Aborts the execution; its outcome follows soon. Does nothing if it has ended. */
    public void stop(Optional<String> error, Optional<String> cause) {
        run.stop(new ExecutionOutcome.Aborted(error, cause));
    }

    /** Stops working without ending the execution, so that it can be taken up again from its journal. */
    public void suspend() {
        run.suspend();
    }
}
