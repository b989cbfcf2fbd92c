package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.data.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs branches or iterations at the same time. The first failure ends the others; it counts only when all have
 * stopped, so nothing of them happens after it.
 */
final class Branches {
    static final String FAILED = ":failed";
    /** Notes of before do not have it; their histories do not tell that the task by which a branch failed was aborted. */
    private static final String OWN = "abortsFailedTask";

    private final Step step;
    private final Kind kind;
    private final String part;
    private final @Nullable JsonNode[] outputs;
    /** The last event of each branch that succeeded. */
    private final long[] ends;
    private final List<Sequence> started = new ArrayList<>();
    /** Where the history of branches that succeeded left off, for those that take their places. */
    private final Deque<Long> left = new ArrayDeque<>();
    private int running;
    private int next;
    private int failedIndex = -1;
    private @Nullable StateFailure failure;
    private @Nullable RuntimeException stopped;

    /** What differs between Parallel and Map. */
    interface Kind {
        /** Begins the history of one branch after an event; tells the event that its first state follows. */
        long begin(int index, long previous);

        Optional<JsonNode> mapItem(int index);

        JsonNode run(int index, Sequence sequence) throws StateFailure;

        /** Ends the history of one branch that succeeded; tells its last event. */
        long succeeded(int index, long previous);

        /** Adds the event that says that this branch itself failed or was aborted, if there is such a thing. */
        void ended(int index, boolean failed, long previous);
    }

    Branches(Step step, Kind kind, String part, int count) {
        this.step = step;
        this.kind = kind;
        this.part = part;
        this.outputs = new JsonNode[count];
        this.ends = new long[count];
    }

    JsonNode run(int concurrency) throws StateFailure {
        var mocked = step.probe().mocked();
        if (mocked.isPresent()) {
            return StateFailure.output(mocked.get());
        }
        var recorder = step.sequence().context().recorder();
        var failed = recorder.note(step.key() + part + FAILED);
        if (failed.isPresent()) {
            throw conclude(failed.get());
        }
        var scope = step.sequence().scope().inner();
        long startedId = step.sequence().previous();
        try (Mailbox mailbox = step.sequence().scope().open()) {
            fill(concurrency, startedId, scope, mailbox);
            while (running > 0) {
                take(mailbox.take(), scope);
                fill(concurrency, startedId, scope, mailbox);
            }
        } finally {
            step.sequence().scope().forget(scope);
        }
        return concluded();
    }

    /** All that may begin do so in history before the first of them goes on. */
    private void fill(int concurrency, long startedId, Scope scope, Mailbox mailbox) {
        int first = next;
        while (running < concurrency && next < outputs.length && failure == null && stopped == null) {
            int index = next;
            next++;
            running++;
            long previous = kind.begin(index, left.isEmpty() ? startedId : left.remove());
            var sequence = step.sequence().branch(step.key() + part + "b" + index + "/", scope, previous, kind
                    .mapItem(index));
            started.add(sequence);
            step.sequence().addInner(sequence);
        }
        for (int i = first; i < next; i++) {
            int index = i;
            var sequence = started.get(index);
            Thread.ofVirtual().name("branch " + step.key() + part + "b" + index).start(() -> mailbox.post(outcome(index,
                    sequence)));
        }
    }

    private Signal outcome(int index, Sequence sequence) {
        try {
            var output = kind.run(index, sequence);
            ends[index] = kind.succeeded(index, sequence.previous());
            return new Signal.BranchSucceeded(index, output);
        } catch (StateFailure e) {
            return new Signal.BranchFailed(index, e);
        } catch (RuntimeException e) {
            return new Signal.BranchStopped(index, e);
        }
    }

    private void take(Signal signal, Scope scope) {
        switch (signal) {
            case Signal.BranchSucceeded(var index, var output) -> {
                running--;
                outputs[index] = output;
                left.add(started.get(index).previous());
            }
            case Signal.BranchFailed(var index, var why) -> {
                running--;
                if (failure == null) {
                    failure = why;
                    failedIndex = index;
                    scope.end(ScopeEnded.cancelled());
                }
            }
            case Signal.BranchStopped(_, var why) -> {
                running--;
                if (failure == null && (stopped == null || !(why instanceof ScopeEnded))) {
                    stopped = why;
                    scope.end(ScopeEnded.cancelled());
                }
            }
            case Signal.ScopeOver(var why) -> stopped = stopped == null ? why : stopped;
            default -> throw new IllegalStateException("Not a branch's signal: " + signal);
        }
    }

    private JsonNode concluded() throws StateFailure {
        if (stopped != null) {
            throw stopped;
        }
        if (failure != null) {
            var note = note(failure);
            step.sequence().context().recorder().note(step.key() + part + FAILED, note);
            throw conclude(note);
        }
        Arrays.stream(ends).max().ifPresent(step.sequence()::follow);
        return Json.array(Arrays.stream(outputs).map(Objects::requireNonNull).toList());
    }

    /** All that is needed to tell the failure again without running any branch. */
    private JsonNode note(StateFailure why) {
        var note = Json.object();
        note.set("failure", why.note());
        note.put("index", failedIndex).put("previous", started.get(failedIndex).previous());
        note.put(OWN, started.get(failedIndex).openTypes().equals(List.of("Task")));
        var open = note.putArray("open");
        for (int i = 0; i < started.size(); i++) {
            var types = open.addArray();
            if (i == failedIndex || outputs[i] == null) {
                started.get(i).openTypes().forEach(types::add);
            } else {
                types.add("done");
            }
        }
        return note;
    }

    private StateFailure conclude(JsonNode note) {
        long previous = note.get("previous").longValue();
        step.sequence().follow(previous);
        var why = StateFailure.noted(note.get("failure"));
        if (!why.isOwnRuntime()) {
            end(note, previous);
        }
        return why;
    }

    private void end(JsonNode note, long previous) {
        int failed = note.get("index").intValue();
        var open = note.get("open");
        kind.ended(failed, true, previous);
        if (note.path(OWN).booleanValue()) {
            aborted(open.get(failed), failed, previous);
        }
        for (int i = 0; i < open.size(); i++) {
            if (i != failed && !open.get(i).path(0).asText().equals("done")) {
                kind.ended(i, false, previous);
                aborted(open.get(i), i, previous);
            }
        }
    }

    private void aborted(JsonNode types, int index, long previous) {
        for (int j = 0; j < types.size(); j++) {
            var type = types.get(j).textValue();
            if (type.equals("Task") || type.equals("Wait") || type.equals("Parallel") || type.equals("Map")) {
                step.sequence().context().recorder().event(step.key() + part + ":aborted" + index + "." + j, previous,
                        type + "StateAborted", Json.object());
            }
        }
    }
}
