package dev.signalbox.console.screen.executions.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.RootCauseReader;
import dev.signalbox.console.model.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** History events in words and as JSON. */
final class EventText {
    private static final String VARIABLES = "assignedVariables";
    private static final List<String> TELLING = List.of("error", "location", "cause", "resourceType", "resource",
            "timeoutInSeconds");
    private static final Set<String> JSON = Set.of("input", "output", "parameters", VARIABLES);
    private static final int SHORT = 160;

    private EventText() {}

    static boolean isFailure(HistoryEvent event) {
        return event.type().endsWith("Failed") || event.type().endsWith("TimedOut") || event.type().endsWith("Aborted");
    }

    /** What tells most about the event, in one line; never input, output, parameters or variables, which may hold secrets. */
    static String summary(HistoryEvent event) {
        String text = Stream.concat(TELLING.stream().map(event.details()::get).filter(Objects::nonNull).map(
                RootCauseReader::withoutState), assigned(event).stream()).collect(Collectors.joining(" · "));
        String safe = Secrets.withoutSecrets(text);
        return safe.length() <= SHORT ? safe : safe.substring(0, SHORT) + "…";
    }

    private static Optional<String> assigned(HistoryEvent event) {
        return event.detail(VARIABLES).map(InputSchema::parse).flatMap(
                p -> p instanceof InputSchema.Parsed.Good(var value) ? Optional.of(value) : Optional.empty()).map(
                        value -> Texts.text("history.assigned", value.propertyStream().map(Map.Entry::getKey).sorted()
                                .collect(Collectors.joining(", "))));
    }

    /** Everything, with payloads as JSON inside JSON rather than as escaped text; the JSON view hides the secrets. */
    static String json(HistoryEvent event) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("id", event.id()).put("previousEventId", event.previousId()).put("timestamp", event.at().toString())
                .put("type", event.type());
        event.details().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> {
            if (JSON.contains(e.getKey()) && InputSchema.parse(e
                    .getValue()) instanceof InputSchema.Parsed.Good(var value)) {
                all.set(e.getKey(), value);
            } else {
                all.put(e.getKey(), e.getValue());
            }
        });
        return all.toString();
    }
}
