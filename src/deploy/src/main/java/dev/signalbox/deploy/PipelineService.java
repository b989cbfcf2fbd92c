package dev.signalbox.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP service that a pipeline runs, where it is no state machine that one starts.
 *
 * @param url stack output that tells its base URL, without a slash at its end
 * @param apiKeySecret stack output that tells the ARN of the Secrets Manager secret whose text is an API key
 * @param cluster stack output that names the ECS cluster of its tasks
 * @param callbackQueue stack output that tells the URL of an SQS queue for callbacks; callbacks may go elsewhere too
 * @param samples bodies of requests that work as they are; <code>${Name}</code> in them stands for a stack output
 */
public record PipelineService(String url, String apiKeySecret, Optional<String> cluster,
        Optional<String> callbackQueue, List<Sample> samples) {
    public PipelineService {
        samples = List.copyOf(samples);
    }

    /** A named request. */
    public record Sample(String name, JsonNode request) {}
}
