package dev.signalbox.console.screen.executions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.definition.StateSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One state of a definition in words. */
final class StateWords {
    private StateWords() {}

    static void tell(StateSource state, KeyValueGrid facts) {
        facts.clear().add(Texts.text("definition.type"), state.type());
        state.text("Comment").ifPresent(c -> facts.add(Texts.text("definition.comment"), c));
        state.text("Resource").ifPresent(r -> facts.addId(Texts.text("definition.resource"), r));
        limit(state, "Timeout", "definition.timeout", facts);
        limit(state, "Heartbeat", "definition.heartbeat", facts);
        state.rules("Retry").forEach(r -> facts.add(Texts.text("definition.retry"), retry(r)));
        state.rules("Catch").forEach(c -> facts.add(Texts.text("definition.catch"), Texts.text("definition.catchWords",
                errors(c), c.path("Next").asText())));
        state.text("Default").ifPresent(d -> facts.add(Texts.text("definition.default"), d));
        facts.add(Texts.text("definition.next"), state.text("Next").orElseGet(() -> Texts.text(state.type().equals(
                "Choice") ? "definition.byChoice" : "definition.end")));
    }

    private static void limit(StateSource state, String field, String key, KeyValueGrid facts) {
        String words = state.text(field + "Seconds").map(s -> Texts.text(s.startsWith("{%") ? "definition.secondsFrom"
                : "definition.seconds", s)).or(() -> state.text(
                        field + "SecondsPath").map(p -> Texts.text("definition.secondsFrom", p))).orElse(Texts.text(
                                "definition.none"));
        if (state.type().equals("Task")) {
            facts.add(Texts.text(key), words);
        }
    }

    private static String retry(JsonNode rule) {
        return Texts.text("definition.retryWords", errors(rule), rule.path("MaxAttempts").asInt(3), rule.path(
                "IntervalSeconds").asInt(1), rule.path("BackoffRate").asDouble(2));
    }

    private static String errors(JsonNode rule) {
        return Stream.of(rule.path("ErrorEquals")).flatMap(JsonNode::valueStream).map(JsonNode::asText).collect(
                Collectors.joining(", "));
    }
}
