package dev.signalbox.localcloud.service.sns.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How often and when a delivery is tried again: AWS's delivery policy, with its defaults. */
public record Patience(int retries, Duration shortest, Duration longest) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Patience USUAL = new Patience(3, Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Set<String> SUPPORTED = Set.of("numRetries", "minDelayTarget", "maxDelayTarget",
            "backoffFunction", "numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries");

    /** @param policy of the subscription or the topic */
    static Patience of(Optional<String> policy) {
        return policy.map(Patience::parse).orElse(USUAL);
    }

    /**
     * Reads {@code healthyRetryPolicy} of a subscription's policy, or {@code http.defaultHealthyRetryPolicy} of a
     * topic's.
     *
     * @throws IllegalArgumentException when it is none, or asks for what is not there
     */
    public static Patience parse(String policy) {
        try {
            var all = JSON.readTree(policy);
            var healthy = all.has("http") ? all.path("http").path("defaultHealthyRetryPolicy")
                    : all.path("healthyRetryPolicy");
            check(healthy);
            int retries = healthy.path("numRetries").asInt(USUAL.retries());
            long shortest = healthy.path("minDelayTarget").asLong(20);
            long longest = healthy.path("maxDelayTarget").asLong(Math.max(20, shortest));
            if (retries < 0 || retries > 100 || shortest < 1 || longest > 3600 || shortest > longest) {
                throw new IllegalArgumentException("DeliveryPolicy: numRetries must be 0 to 100, and 1 <= "
                        + "minDelayTarget <= maxDelayTarget <= 3600");
            }
            return new Patience(retries, Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("DeliveryPolicy: failed to parse JSON", e);
        }
    }

    private static void check(JsonNode healthy) {
        healthy.fieldNames().forEachRemaining(name -> {
            if (!SUPPORTED.contains(name)) {
                throw new IllegalArgumentException("DeliveryPolicy: " + name);
            }
        });
        if (!healthy.path("backoffFunction").asText("linear").equals("linear") || healthy.path("numNoDelayRetries")
                .asInt() + healthy.path("numMinDelayRetries").asInt() + healthy.path("numMaxDelayRetries")
                        .asInt() > 0) {
            throw new IllegalArgumentException("DeliveryPolicy: the local cloud has the linear backoff function alone, "
                    + "without further phases");
        }
    }

    /** The pause before the next attempt, growing evenly; empty when there is none. */
    Optional<Duration> pauseAfter(int failures) {
        if (failures > retries) {
            return Optional.empty();
        }
        long steps = Math.max(1, retries - 1);
        return Optional.of(shortest.plus(longest.minus(shortest).multipliedBy(failures - 1).dividedBy(steps)));
    }
}
