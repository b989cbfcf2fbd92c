package dev.signalbox.console.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.InputSchema.Parsed;
import dev.signalbox.console.model.RootCause.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Goes back from the end of a failed execution, from each event to the one that led to it, to the last failure on that way: what
 * a Catch dealt with before the execution ended is behind the Fail state, and failures of branches that did not matter are not
 * on it.
 */
public final class RootCauseReader {
    private static final int LONGEST = 1_000;

    /** What AWS puts before the complaint about an evaluation; the state is told anyway. */
    private static final Pattern WHILE = Pattern.compile(
            "^An error occurred while executing the state '.*?' \\(entered at the event id #\\d+\\)\\. ",
            Pattern.DOTALL);

    private final EventChain chain;

    private RootCauseReader(List<HistoryEvent> all) {
        chain = EventChain.of(all);
    }

    /**
     * @param all oldest first
     * @return empty when the execution did not fail, or its end is not known yet
     */
    public static Optional<RootCause> read(List<HistoryEvent> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        HistoryEvent end = all.getLast();
        return switch (end.type()) {
            case "ExecutionFailed" -> new RootCauseReader(all).failed(end);
            case "ExecutionTimedOut" -> new RootCauseReader(all).timedOut(end);
            default -> Optional.empty();
        };
    }

    private Optional<RootCause> failed(HistoryEvent end) {
        List<String> then = new ArrayList<>();
        for (Optional<HistoryEvent> at = before(end); at.isPresent(); at = before(at.get())) {
            HistoryEvent event = at.get();
            if (isFailure(event) && (event.detail("error").isPresent() || before(event).filter(
                    RootCauseReader::isFailure).isEmpty())) {
                return Optional.of(told(event, event.type().endsWith("TimedOut") ? Kind.TIMED_OUT : Kind.FAILED, then));
            }
            if (event.isEntered()) {
                event.detail("name").ifPresent(then::addFirst);
            }
        }
        Optional<String> decided = then.isEmpty() ? Optional.empty() : Optional.of(then.getLast());
        return decided.map(state -> new RootCause(end.id(), state, end.detail("error").orElse(""), Kind.DECIDED,
                Optional.empty(),
                end.detail("cause").filter(c -> !c.isBlank()).map(List::of).orElse(List.of()), List.of()));
    }

    private Optional<RootCause> timedOut(HistoryEvent end) {
        return before(end).map(e -> new RootCause(e.id(), state(e), end.detail("error").orElse("States.Timeout"),
                Kind.TIMED_OUT, Optional.empty(), end.detail("cause").map(List::of).orElse(List.of()), List.of()));
    }

    private Optional<HistoryEvent> before(HistoryEvent event) {
        return chain.before(event);
    }

    private static boolean isFailure(HistoryEvent event) {
        return !event.type().startsWith("Execution") && (event.type().endsWith("Failed") || event.type().endsWith(
                "TimedOut"));
    }

    /** The state that an event happened in: where the way back was last entered. */
    private String state(HistoryEvent event) {
        if (event.isEvaluation() && event.detail("state").isPresent()) {
            return event.detail("state").get();
        }
        Optional<HistoryEvent> at = Optional.of(event);
        while (at.isPresent() && !at.get().isEntered()) {
            at = before(at.get());
        }
        return at.flatMap(e -> e.detail("name")).orElse(RootCause.UNKNOWN_STATE);
    }

    private RootCause told(HistoryEvent failure, Kind kind, List<String> then) {
        String error = failure.detail("error").orElse(kind == Kind.TIMED_OUT ? "States.Timeout" : failure.type());
        String cause = failure.detail("cause").orElse("");
        if (failure.isEvaluation()) {
            return new RootCause(failure.id(), state(failure), error, kind, Optional.empty(), complaint(failure), then);
        }
        if (!(InputSchema.parse(cause) instanceof Parsed.Good(JsonNode said)) || !said.isObject()) {
            return new RootCause(failure.id(), state(failure), error, kind, Optional.empty(), lines(cause), then);
        }
        Optional<Destination> place = text(said, "JobId").<Destination>map(Destination.Job::new).or(() -> text(said,
                "ExecutionArn").map(Destination.Execution::new));
        return new RootCause(failure.id(), state(failure), error, kind, place, evidence(said, cause), then);
    }

    /** Which field it was, and what the evaluation said. */
    private static List<String> complaint(HistoryEvent failure) {
        List<String> lines = new ArrayList<>();
        failure.detail("location").ifPresent(l -> lines.add("field " + l));
        lines.addAll(lines(withoutState(failure.detail("cause").orElse(""))));
        return lines;
    }

    /** A cause without the words that name the state. */
    public static String withoutState(String cause) {
        return WHILE.matcher(cause).replaceFirst("");
    }

    /** AWS's descriptions of a job, of an execution, and of what a function threw. */
    private static List<String> evidence(JsonNode said, String whole) {
        List<String> lines = new ArrayList<>();
        text(said, "StatusReason").ifPresent(lines::add);
        JsonNode attempts = said.path("Attempts");
        JsonNode container = attempts.path(attempts.size() - 1).path("Container");
        text(container, "Reason").ifPresent(lines::add);
        if (container.path("ExitCode").isInt()) {
            lines.add("exit code " + container.path("ExitCode").asInt());
        }
        text(said, "Error").ifPresent(lines::add);
        text(said, "Cause").ifPresent(lines::add);
        text(said, "errorMessage").ifPresent(m -> lines.add(text(said, "errorType").map(t -> t + ": " + m).orElse(m)));
        Optional.of(said.path("stackTrace").path(0).asText("")).filter(t -> !t.isBlank()).ifPresent(t -> lines.add("at "
                + t));
        return lines.isEmpty() ? lines(whole) : lines.stream().map(RootCauseReader::cut).toList();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText("")).filter(t -> !t.isBlank());
    }

    private static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(cut(text));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
