package dev.signalbox.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an execution takes.
 *
 * @param schema JSON Schema of the input
 * @param samples inputs that run as they are
 */
public record PipelineInput(JsonNode schema, List<Sample> samples) {
    public PipelineInput {
        samples = List.copyOf(samples);
    }

    /** A named input. */
    public record Sample(String name, JsonNode input) {}
}
