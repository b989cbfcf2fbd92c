package dev.signalbox.console.model;

import dev.signalbox.console.model.HistoryReader.End;
import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StateProgress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One stay of an execution in a state, while its history is being read. */
final class Visit {
    private static final Pattern CHILD = Pattern.compile("\"ExecutionArn\"\\s*:\\s*\"(arn:[^\"]+)\"",
            Pattern.CASE_INSENSITIVE);
    final String name;
    final String type;
    final @Nullable Visit parent;
    /** The nearest Map state around it, and in which of its iterations it is. */
    final @Nullable Visit map;
    final int iteration;
    /** The state that led to it; null if that is not known. */
    final @Nullable String from;
    private final MapReader iterations = new MapReader();
    private final Instant enteredAt;
    private final Optional<String> input;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<String> output = Optional.empty();
    private Optional<String> child = Optional.empty();
    private @Nullable Instant leftAt;
    private @Nullable Instant cutOffAt;
    private @Nullable Phase broken;
    private @Nullable HistoryEvent token;
    private @Nullable Instant waitingSince;

    /** Where a stay is: what is around it and what led to it. */
    record Around(@Nullable Visit parent, @Nullable Visit map, int iteration, @Nullable String from) {
        static Around nothing() {
            return new Around(null, null, -1, null);
        }
    }

    Visit(String name, HistoryEvent entered, Around around) {
        this.name = name;
        this.parent = around.parent;
        this.map = around.map;
        this.iteration = around.iteration;
        this.from = around.from;
        this.type = entered.type();
        enteredAt = entered.at();
        input = entered.detail("input");
    }

    void read(HistoryEvent event) {
        if (event.type().equals("MapStateStarted") || event.type().equals("ParallelStateStarted")) {
            broken = null;
        }
        if (iterations.read(event)) {
            return;
        }
        started(event).ifPresent(arn -> child = Optional.of(arn));
        if (event.isExited()) {
            leftAt = event.at();
            output = event.detail("output");
            stopWaiting();
        } else if (event.type().equals("TaskSubmitted")) {
            waitingSince = token == null ? null : event.at();
            tellMap(waitingSince != null);
        } else if (event.type().endsWith("Scheduled")) {
            scheduled(event);
        } else if (breaks(event.type()) && !isAbortAfterFailure(event)) {
            brokenBy(event);
        } else if (event.type().endsWith("Succeeded")) {
            stopWaiting();
            endAttempt(event, Optional.empty());
        }
    }

    /** What {@code states:startExecution} says of the execution that it started. */
    private static Optional<String> started(HistoryEvent event) {
        boolean starts = event.detail("resource").filter(r -> r.startsWith("startExecution") || r.startsWith(
                "startSyncExecution")).isPresent();
        return starts ? event.detail("output").map(CHILD::matcher).filter(Matcher::find).map(m -> m.group(1))
                : Optional.empty();
    }

    private void scheduled(HistoryEvent event) {
        broken = null;
        cutOffAt = null;
        attempts.add(new Attempt(event.at(), Optional.empty(), Optional.empty(), Optional.empty()));
        boolean waits = event.detail("resource").orElse("").endsWith(".waitForTaskToken");
        token = waits ? event : null;
        waitingSince = null;
        tellMap(false);
    }

    private void tellMap(boolean waits) {
        if (map != null) {
            map.iterations.waits(iteration, waits);
        }
    }

    private static boolean breaks(String type) {
        return !type.startsWith("Execution") && !type.startsWith("MapIteration")
                && (type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted"));
    }

    /** Step Functions ties the aborts of all open states of a Parallel or Map state to the event that broke the first of them. */
    private boolean isAbortAfterFailure(HistoryEvent event) {
        return event.type().endsWith("StateAborted") && (broken != null || type.startsWith("Fail"));
    }

    private void brokenBy(HistoryEvent event) {
        broken = event.type().endsWith("TimedOut") ? Phase.TIMED_OUT
                : event.type().endsWith("Aborted") ? Phase.ABORTED : Phase.FAILED;
        stopWaiting();
        endAttempt(event, Optional.of(event.detail("error").orElse(event.type())));
    }

    private void endAttempt(HistoryEvent event, Optional<String> error) {
        boolean ended = attempts.isEmpty() || attempts.getLast().endedAt().isPresent();
        if (ended && !(event.isEvaluation() && succeeded())) {
            error.ifPresent(e -> attempts.add(new Attempt(enteredAt, Optional.of(event.at()), error, event.detail(
                    "cause"))));
        } else {
            attempts.add(attempts.removeLast().ended(event.at(), error, event.detail("cause")));
        }
    }

    /** Whether the last try has ended well, as far as what was called tells: what comes then is still part of it. */
    private boolean succeeded() {
        return !attempts.isEmpty() && attempts.getLast().endedAt().isPresent() && attempts.getLast().error().isEmpty();
    }

    private void stopWaiting() {
        token = null;
        waitingSince = null;
        tellMap(false);
    }

    /** @param index of an iteration of the container; empty for all that is in it */
    boolean isInside(Visit container, OptionalInt index) {
        for (Visit at = this; at != null; at = at.parent) {
            if (index.isPresent() ? at.map == container && at.iteration == index.getAsInt() : at.parent == container) {
                return true;
            }
        }
        return false;
    }

    /** What it is inside of has broken. */
    void cutOff(Instant at) {
        cutOffAt = leftAt == null && cutOffAt == null ? at : cutOffAt;
    }

    /** The execution was redriven: what did not come to its end does. */
    void goOn() {
        if (leftAt == null) {
            broken = null;
            cutOffAt = null;
        }
    }

    int depth() {
        int depth = 0;
        for (Visit at = parent; at != null; at = at.parent) {
            depth++;
        }
        return depth;
    }

    /** What was still open when the execution ended, in whatever way, lasted until then. */
    StateProgress progress(int visits, Optional<End> execution) {
        Phase phase = phase(execution.map(End::phase));
        Optional<Instant> left = Optional.ofNullable(leftAt != null ? leftAt : cutOffAt).or(() -> execution.map(
                End::at)).filter(_ -> !phase.isOpen());
        return new StateProgress(name, phase, visits, enteredAt, left, attempts, input, output,
                phase == Phase.WAITING ? waiting() : Optional.empty(), child, iterations.iterations(!phase.isOpen()));
    }

    private Phase phase(Optional<Phase> execution) {
        if (leftAt != null) {
            return broken == null ? Phase.SUCCEEDED : Phase.CAUGHT;
        }
        if (cutOffAt != null) {
            return afterTheEnd(Phase.FAILED);
        }
        if (execution.isPresent()) {
            return afterTheEnd(execution.get());
        }
        if (broken != null) {
            return attempts.isEmpty() || type.startsWith("Fail") ? broken : Phase.RETRYING;
        }
        return waitingSince != null ? Phase.WAITING : Phase.RUNNING;
    }

    /** A state still open when the execution ended: the one that broke, a Fail state, or a branch that was cut off. */
    private Phase afterTheEnd(Phase execution) {
        if (broken != null) {
            return broken;
        }
        return switch (execution) {
            case FAILED -> type.startsWith("Fail") ? Phase.FAILED : Phase.ABORTED;
            case SUCCEEDED -> Phase.SUCCEEDED;
            default -> execution;
        };
    }

    private Optional<Waiting> waiting() {
        HistoryEvent scheduled = token;
        Instant since = waitingSince;
        if (scheduled == null || since == null) {
            return Optional.empty();
        }
        return Optional.of(new Waiting(since, seconds(scheduled, "timeoutInSeconds").map(scheduled.at()::plus),
                seconds(scheduled, "heartbeatInSeconds"), scheduled.id()));
    }

    private static Optional<Duration> seconds(HistoryEvent event, String detail) {
        return event.detail(detail).filter(s -> s.matches("\\d{1,10}")).map(s -> Duration.ofSeconds(Long.parseLong(s)));
    }
}
