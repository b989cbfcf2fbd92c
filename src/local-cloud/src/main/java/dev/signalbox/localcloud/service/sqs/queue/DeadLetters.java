package dev.signalbox.localcloud.service.sqs.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Where messages go that were received too often without being deleted.
 *
 * @param target ARN of a queue
 */
public record DeadLetters(String target, int mostReceives) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1000;

    /** @throws IllegalArgumentException with AWS's reason when the text is no redrive policy */
    public static DeadLetters parse(String redrivePolicy) {
        var policy = read(redrivePolicy);
        var target = policy.path("deadLetterTargetArn").asText();
        int most = policy.path("maxReceiveCount").asInt(-1);
        if (target.isEmpty() || !policy.has("maxReceiveCount")) {
            throw new IllegalArgumentException(
                    "Redrive policy does not contain mandatory attribute: deadLetterTargetArn and maxReceiveCount.");
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("Invalid value for maxReceiveCount: " + policy.path("maxReceiveCount")
                    .asText() + ", valid values are from 1 to 1000 both inclusive.");
        }
        return new DeadLetters(target, most);
    }

    private static JsonNode read(String text) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Redrive policy is not a valid JSON map.", e);
        }
        throw new IllegalArgumentException("Redrive policy is not a valid JSON map.");
    }
}
