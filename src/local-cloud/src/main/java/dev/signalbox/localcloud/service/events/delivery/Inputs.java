package dev.signalbox.localcloud.service.events.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What a target gets: the event, a part of it, something constant, or what a template makes of it. */
public final class Inputs {
    /** Names in templates, which may stand within a text. */
    public static final Pattern PLACE = Pattern.compile("<([\\w.-]+)>");
    public static final String RESERVED = "aws.events.";

    private static final JsonMapper JSON = JsonMapper.builder().enable(
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Inputs() {}

    /** Empty when the target wants a part that this event has not. */
    static Optional<String> of(Parcel parcel) {
        var target = ModelJson.read(parcel.target(), Target.class);
        if (target.input() != null) {
            return Optional.of(target.input());
        }
        if (target.inputPath() != null) {
            return EventPath.find(target.inputPath(), read(parcel.event())).map(JsonNode::toString);
        }
        return Optional.of(target.inputTransformer() == null ? parcel.event()
                : transformed(target.inputTransformer(),
                        parcel));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Kept events are JSON", e);
        }
    }

    private static String transformed(InputTransformer transformer, Parcel parcel) {
        var values = values(transformer.inputPathsMap(), parcel);
        var template = transformer.inputTemplate();
        var places = PLACE.matcher(template);
        var text = new StringBuilder();
        while (places.find()) {
            boolean quoted = isQuoted(template, places.start());
            var value = Optional.ofNullable(values.get(places.group(1)));
            places.appendReplacement(text, Matcher.quoteReplacement(value.map(found -> shown(found, quoted)).orElse(
                    quoted ? "" : "\"\"")));
        }
        return places.appendTail(text).toString();
    }

    private static Map<String, JsonNode> values(Map<String, String> paths, Parcel parcel) {
        var event = read(parcel.event());
        var values = new HashMap<String, JsonNode>();
        paths.forEach((name, path) -> EventPath.find(path, event).ifPresent(value -> values.put(name, value)));
        values.put(RESERVED + "rule-arn", TextNode.valueOf(parcel.ruleArn()));
        values.put(RESERVED + "rule-name", TextNode.valueOf(parcel.ruleName()));
        values.put(RESERVED + "event.ingestion-time", TextNode.valueOf(parcel.accepted().toString()));
        values.put(RESERVED + "event.json", event);
        values.put(RESERVED + "event", event);
        return values;
    }

    /** Whether a place in a template is inside a JSON text. */
    private static boolean isQuoted(String template, int place) {
        boolean quoted = false;
        for (int i = 0; i < place; i++) {
            char c = template.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    /** Inside a text stands what a value says, escaped if it is a text itself. */
    private static String shown(JsonNode value, boolean quoted) {
        var json = value.toString();
        return quoted && value.isTextual() ? json.substring(1, json.length() - 1) : json;
    }
}
