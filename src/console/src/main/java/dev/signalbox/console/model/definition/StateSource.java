package dev.signalbox.console.model.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state as the definition writes it.
 *
 * @param path where in the definition: {@code $.States.Wait}
 */
public record StateSource(String name, String path, JsonNode json) {
    public String type() {
        return json.path("Type").asText("?");
    }

    public Optional<String> text(String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isValueNode).map(JsonNode::asText).filter(t -> !t
                .isBlank());
    }

    /** Retriers or catchers. */
    public Stream<JsonNode> rules(String field) {
        return json.path(field).valueStream();
    }

    /** Whether somebody else has to answer before the state ends. */
    public boolean waitsForAnswer() {
        String resource = text("Resource").orElse("");
        return resource.endsWith(".waitForTaskToken") || resource.contains(":activity:");
    }

    public boolean isLimited() {
        return Stream.of("TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath").anyMatch(
                json::has);
    }
}
