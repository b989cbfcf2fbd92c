package dev.signalbox.console.model.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.logs.LogSource.Why;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds in a history where the last try of a state wrote its log. */
public final class LogSourceReader {
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern BROKEN_OFF = Pattern.compile("RequestId: " + ID + "|" + ID + " Task timed out");

    private LogSourceReader() {}

    public static LogSource read(History history, String state) {
        List<HistoryEvent> all = IntStream.range(0, history.events().size()).filter(i -> history.states().get(i).equals(
                state)).mapToObj(history.events()::get).toList();
        return along(all);
    }

    /** @param all what happened in one stay in a state, oldest first */
    public static LogSource along(List<HistoryEvent> all) {
        Optional<HistoryEvent> scheduled = all.reversed().stream().filter(e -> e.type().endsWith("Scheduled"))
                .findFirst();
        if (all.isEmpty()) {
            return new LogSource.Nowhere(Why.NOT_ENTERED);
        }
        return scheduled.map(s -> of(s, all.subList(all.indexOf(s) + 1, all.size()))).orElseGet(
                () -> new LogSource.Nowhere(Why.NO_LOG));
    }

    private static LogSource of(HistoryEvent scheduled, List<HistoryEvent> after) {
        if (scheduled.type().equals("LambdaFunctionScheduled")) {
            return scheduled.detail("resource").map(r -> function(r, scheduled, after)).orElse(new LogSource.Nowhere(
                    Why.NO_LOG));
        }
        return switch (scheduled.detail("resourceType").orElse("")) {
            case "lambda" -> field(scheduled.detail("parameters"), "FunctionName").map(f -> function(f, scheduled,
                    after)).orElse(new LogSource.Nowhere(Why.NO_LOG));
            case "batch" -> after.stream().flatMap(e -> Stream.of(e.detail("output"), e.detail("cause"))).flatMap(
                    t -> field(t, "JobId").stream()).findFirst().<LogSource>map(LogSource.Job::new).orElse(
                            new LogSource.Nowhere(Why.NOT_SUBMITTED));
            default -> new LogSource.Nowhere(Why.NO_LOG);
        };
    }

    private static LogSource function(String nameOrArn, HistoryEvent scheduled, List<HistoryEvent> after) {
        Optional<HistoryEvent> end = after.stream().filter(e -> e.isExited() || LogSourceReader.ends(e.type()))
                .findFirst();
        return new LogSource.Function(name(nameOrArn), scheduled.at(), end.map(HistoryEvent::at), end.flatMap(
                LogSourceReader::request));
    }

    /** An answer has it in its metadata; an error tells it when the function was broken off. */
    private static Optional<String> request(HistoryEvent end) {
        Optional<String> answered = end.detail("output").flatMap(
                t -> InputSchema.parse(t) instanceof InputSchema.Parsed.Good(JsonNode value) ? Optional.of(value.path(
                        "SdkResponseMetadata").path("RequestId").asText("")) : Optional.empty());
        return answered.filter(id -> !id.isBlank()).or(() -> end.detail("cause").map(BROKEN_OFF::matcher).filter(
                Matcher::find).map(m -> Optional.ofNullable(m.group(1)).orElse(m.group(2))));
    }

    private static boolean ends(String type) {
        return type.endsWith("Succeeded") || type.endsWith("Failed") || type.endsWith("TimedOut");
    }

    /** Out of {@code arn:aws:lambda:region:account:function:name:version} or {@code name:version}. */
    private static String name(String nameOrArn) {
        int function = nameOrArn.indexOf(":function:");
        String rest = function < 0 ? nameOrArn : nameOrArn.substring(function + ":function:".length());
        return rest.split(":", 2)[0];
    }

    private static Optional<String> field(Optional<String> json, String name) {
        return json.flatMap(t -> InputSchema.parse(t) instanceof InputSchema.Parsed.Good(JsonNode value) ? Optional.of(
                value.path(name).asText("")) : Optional.empty()).filter(t -> !t.isBlank());
    }
}
