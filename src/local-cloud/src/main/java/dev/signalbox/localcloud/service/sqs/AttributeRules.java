package dev.signalbox.localcloud.service.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.service.sqs.queue.DeadLetters;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.Queues;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which attributes a queue may have, with which values. */
final class AttributeRules {
    private static final JsonMapper JSON = new JsonMapper();

    /** Smallest and largest value. */
    private record Range(int from, int to) {}

    private static final Map<String, Range> NUMBERS = Map.of("DelaySeconds", new Range(0, 900), "MaximumMessageSize",
            new Range(1024, Sizes.LARGEST), "MessageRetentionPeriod", new Range(60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20), "VisibilityTimeout", new Range(0, 43_200),
            "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400));
    private static final Map<String, Set<String>> CHOICES = Map.of("FifoQueue", Set.of("true", "false"),
            "ContentBasedDeduplication", Set.of("true", "false"), "SqsManagedSseEnabled", Set.of("true", "false"),
            "DeduplicationScope", Set.of("queue", "messageGroup"), "FifoThroughputLimit", Set.of("perQueue",
                    "perMessageGroupId"));
    private static final Set<String> FIFO_ONLY = Set.of("ContentBasedDeduplication", "DeduplicationScope",
            "FifoThroughputLimit");
    private static final Set<String> TEXTS = Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

    private final Queues queues;

    AttributeRules(Queues queues) {
        this.queues = queues;
    }

    /** @param arn of the queue that is to have the attributes */
    void check(String arn, Map<String, String> attributes) {
        attributes.forEach((name, value) -> check(arn, name, value));
    }

    private void check(String arn, String name, String value) {
        if (!NUMBERS.containsKey(name) && !CHOICES.containsKey(name) && !TEXTS.contains(name)) {
            throw SqsErrors.attributeName(name);
        }
        if (FIFO_ONLY.contains(name) && !Queue.isFifo(arn)) {
            throw SqsErrors.attributeName(name);
        }
        var range = NUMBERS.get(name);
        if (range != null && !isWithin(range, value) || CHOICES.containsKey(name) && !CHOICES.get(name).contains(
                value)) {
            throw SqsErrors.attributeValue(name);
        }
        switch (name) {
            case "FifoQueue" -> checkFifo(arn, value);
            case "Policy" -> json(name, value);
            case "RedrivePolicy" -> checkRedrive(arn, value);
            case "RedriveAllowPolicy" -> checkAllow(value);
            default -> {
                // nothing but its value
            }
        }
    }

    private static boolean isWithin(Range range, String value) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= range.from() && Integer.parseInt(value) <= range
                .to();
    }

    private static void checkFifo(String arn, String value) {
        if (value.equals("true") != Queue.isFifo(arn)) {
            throw SqsErrors.invalid("The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
                    + "underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!value.equals("true")) {
            throw SqsErrors.attributeName("FifoQueue");
        }
    }

    private void checkRedrive(String arn, String value) {
        if (value.isEmpty()) {
            return;
        }
        try {
            var target = queues.byArn(DeadLetters.parse(value).target());
            if (target.isEmpty()) {
                throw new IllegalArgumentException("Dead letter target does not exist.");
            }
            if (target.get().fifo() != Queue.isFifo(arn)) {
                throw new IllegalArgumentException("Dead-letter queue must be same type of queue as the source.");
            }
            checkAllowed(arn, target.get());
        } catch (IllegalArgumentException e) {
            throw SqsErrors.invalid(value, "RedrivePolicy", String.valueOf(e.getMessage()));
        }
    }

    private static void checkAllowed(String source, Queue target) {
        var policy = target.attribute("RedriveAllowPolicy").map(text -> json("RedriveAllowPolicy", text));
        if (policy.isEmpty() || policy.get().path("redrivePermission").asText().equals("allowAll")) {
            return;
        }
        for (var allowed : policy.get().path("sourceQueueArns")) {
            if (allowed.asText().equals(source)) {
                return;
            }
        }
        throw new IllegalArgumentException("Dead letter target " + target.arn() + " does not allow this source queue.");
    }

    private static void checkAllow(String value) {
        var policy = json("RedriveAllowPolicy", value);
        boolean known = value.isEmpty() || Set.of("allowAll", "denyAll", "byQueue").contains(policy.path(
                "redrivePermission").asText());
        if (!known || policy.path("sourceQueueArns").size() > 10) {
            throw SqsErrors.attributeValue("RedriveAllowPolicy");
        }
    }

    private static JsonNode json(String name, String value) {
        try {
            var json = value.isEmpty() ? JSON.createObjectNode() : JSON.readTree(value);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw invalidJson(name, e);
        }
        throw invalidJson(name, null);
    }

    private static RuntimeException invalidJson(String name, @Nullable Exception cause) {
        var error = SqsErrors.attributeValue(name);
        if (cause != null) {
            error.addSuppressed(cause);
        }
        return error;
    }
}
