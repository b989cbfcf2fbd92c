package dev.signalbox.console.screen.batch.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.batch.HiddenValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Registers a definition from JSON, with secret values of the one it came from behind marks. */
public final class DefinitionJson {
    private final String json;
    private final HiddenValues hidden = new HiddenValues();

    /** @param json what registers a definition */
    public DefinitionJson(String json) {
        this.json = json;
    }

    public Form form(String title) {
        var shown = shown(json, hidden);
        return new Form(title, Texts.text("definition.register"), Texts.text("definition.json.words"), List.of(FormField
                .of(Kind.JSON, "json", Texts.text("definition.json"), shown)), DefinitionJson::complaints);
    }

    /** A definition as it may be seen, with its secret values behind marks. */
    public static String shown(String json, HiddenValues hidden) {
        return InputSchema.parse(json) instanceof InputSchema.Parsed.Good(JsonNode node)
                ? mapped(node, "", hidden::hide).toPrettyString()
                : json;
    }

    private static Map<String, String> complaints(Map<String, String> values) {
        return switch (InputSchema.parse(values.getOrDefault("json", ""))) {
            case InputSchema.Parsed.Broken(String why) -> Map.of("json", why);
            case InputSchema.Parsed.Good(ObjectNode object) when object.path("jobDefinitionName").asText().isEmpty() ->
                Map
                        .of("json", Texts.text("definition.json.name"));
            case InputSchema.Parsed.Good(ObjectNode _) -> Map.of();
            case InputSchema.Parsed.Good(JsonNode _) -> Map.of("json", Texts.text("definition.json.object"));
        };
    }

    /** @param values without complaints */
    public String json(Map<String, String> values) {
        return InputSchema.parse(values.getOrDefault("json", "")) instanceof InputSchema.Parsed.Good(JsonNode node)
                ? mapped(node, "", (_, value) -> hidden.reveal(value)).toString()
                : "";
    }

    /** With all texts changed; {@code {"name": …, "value": …}} is known by its name. */
    private static JsonNode mapped(JsonNode node, String name, BinaryOperator<String> change) {
        return switch (node) {
            case ObjectNode object -> {
                var named = Optional.ofNullable(object.get("name")).filter(JsonNode::isTextual).map(JsonNode::asText);
                ObjectNode next = object.objectNode();
                object.properties().forEach(e -> next.set(e.getKey(), mapped(e.getValue(), e.getKey().equals("value")
                        ? named.orElse("value")
                        : e.getKey(), change)));
                yield next;
            }
            case ArrayNode array -> {
                ArrayNode next = array.arrayNode();
                array.forEach(item -> next.add(mapped(item, name, change)));
                yield next;
            }
            case TextNode text -> TextNode.valueOf(change.apply(name, text.textValue()));
            default -> node;
        };
    }
}
