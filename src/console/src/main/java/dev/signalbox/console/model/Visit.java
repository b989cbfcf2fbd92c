package dev.signalbox.console.model;

import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StateProgress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Instant enteredAt;
    private final Optional<String> input;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<String> output = Optional.empty();
    private Optional<String> child = Optional.empty();
    private @Nullable Instant leftAt;
    private @Nullable Instant endedAt;
    private @Nullable Phase broken;
    private @Nullable HistoryEvent token;
    private @Nullable Instant waitingSince;

    Visit(String name, HistoryEvent entered, @Nullable Visit parent) {
        this.name = name;
        this.type = entered.type();
        this.parent = parent;
        enteredAt = entered.at();
        input = entered.detail("input");
    }

    void read(HistoryEvent event) {
        started(event).ifPresent(arn -> child = Optional.of(arn));
        if (event.isExited()) {
            leftAt = event.at();
            output = event.detail("output");
            stopWaiting();
        } else if (event.type().equals("TaskSubmitted")) {
            waitingSince = token == null ? null : event.at();
        } else if (event.type().endsWith("Scheduled")) {
            scheduled(event);
        } else if (breaks(event.type())) {
            brokenBy(event);
        } else if (event.type().endsWith("Succeeded")) {
            stopWaiting();
            endAttempt(event, Optional.empty());
        } else if (event.type().startsWith("Execution")) {
            endedAt = event.at();
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
        attempts.add(new Attempt(event.at(), Optional.empty(), Optional.empty(), Optional.empty()));
        boolean waits = event.detail("resource").orElse("").endsWith(".waitForTaskToken");
        token = waits ? event : null;
        waitingSince = null;
    }

    private static boolean breaks(String type) {
        return !type.startsWith("Execution") && !type.startsWith("MapIteration")
                && (type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted"));
    }

    private void brokenBy(HistoryEvent event) {
        broken = event.type().endsWith("TimedOut") ? Phase.TIMED_OUT
                : event.type().endsWith("Aborted") ? Phase.ABORTED : Phase.FAILED;
        stopWaiting();
        endAttempt(event, Optional.of(event.detail("error").orElse(event.type())));
    }

    private void endAttempt(HistoryEvent event, Optional<String> error) {
        if (attempts.isEmpty() || attempts.getLast().endedAt().isPresent()) {
            error.ifPresent(e -> attempts.add(new Attempt(enteredAt, Optional.of(event.at()), error, event.detail(
                    "cause"))));
        } else {
            attempts.add(attempts.removeLast().ended(event.at(), error, event.detail("cause")));
        }
    }

    private void stopWaiting() {
        token = null;
        waitingSince = null;
    }

    int depth() {
        int depth = 0;
        for (Visit at = parent; at != null; at = at.parent) {
            depth++;
        }
        return depth;
    }

    StateProgress progress(int visits, Optional<Phase> execution) {
        Phase phase = phase(execution);
        Optional<Instant> left = Optional.ofNullable(leftAt != null ? leftAt : phase.isOpen() ? null : endedAt);
        return new StateProgress(name, phase, visits, enteredAt, left, attempts, input, output,
                phase == Phase.WAITING ? waiting() : Optional.empty(), child);
    }

    private Phase phase(Optional<Phase> execution) {
        if (leftAt != null) {
            return broken == null ? Phase.SUCCEEDED : Phase.CAUGHT;
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
