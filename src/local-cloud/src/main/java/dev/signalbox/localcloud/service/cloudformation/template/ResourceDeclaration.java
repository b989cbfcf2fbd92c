package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One member of {@code Resources}, not evaluated.
 *
 * @param deletionPolicy {@code Delete} unless stated, as is the next
 * @param metadata a missing node for none
 */
public record ResourceDeclaration(String logicalId, String type, ObjectNode properties, List<String> dependsOn,
        Optional<String> condition, String deletionPolicy, String updateReplacePolicy, JsonNode metadata) {

    static ResourceDeclaration of(String logicalId, JsonNode declared) {
        var properties = declared.get("Properties") instanceof ObjectNode object ? object
                : JsonNodeFactory.instance.objectNode();
        var condition = Optional.ofNullable(declared.get("Condition")).map(JsonNode::asText);
        return new ResourceDeclaration(logicalId, declared.path("Type").asText(), properties, texts(declared.path(
                "DependsOn")), condition, declared.path("DeletionPolicy").asText("Delete"), declared.path(
                        "UpdateReplacePolicy").asText(
                                "Delete"), declared.path("Metadata"));
    }

    private static List<String> texts(JsonNode textOrList) {
        if (textOrList.isTextual()) {
            return List.of(textOrList.asText());
        }
        var texts = new ArrayList<String>();
        textOrList.forEach(t -> texts.add(t.asText()));
        return List.copyOf(texts);
    }
}
