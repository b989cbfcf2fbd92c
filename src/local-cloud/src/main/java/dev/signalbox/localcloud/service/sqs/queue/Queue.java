package dev.signalbox.localcloud.service.sqs.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A queue as it was configured.
 *
 * @param id of this queue, and of no later one with the same name
 * @param attributes those that were set; {@link #attribute} knows the defaults of the others
 */
public record Queue(String name, String id, String arn, Instant created, Instant modified,
        Map<String, String> attributes, Map<String, String> tags) {
    private static final String FIFO = ".fifo";
    private static final Map<String, String> DEFAULTS = Map.of("DelaySeconds", "0", "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600", "ReceiveMessageWaitTimeSeconds", "0", "VisibilityTimeout", "30",
            "SqsManagedSseEnabled", "true");
    private static final Map<String, String> FIFO_DEFAULTS = Map.of("FifoQueue", "true", "ContentBasedDeduplication",
            "false", "DeduplicationScope", "queue", "FifoThroughputLimit", "perQueue");

    public Queue {
        attributes = new TreeMap<>(attributes);
        tags = new TreeMap<>(tags);
    }

    public boolean fifo() {
        return isFifo(name);
    }

    public static boolean isFifo(String name) {
        return name.endsWith(FIFO);
    }

    /** All attributes with a value, set or by default. */
    public Map<String, String> allAttributes() {
        var all = new TreeMap<>(DEFAULTS);
        if (fifo()) {
            all.putAll(FIFO_DEFAULTS);
        }
        all.putAll(attributes);
        if (attributes.containsKey("KmsMasterKeyId") && !attributes.containsKey("SqsManagedSseEnabled")) {
            all.put("SqsManagedSseEnabled", "false");
        }
        return all;
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(allAttributes().get(name));
    }

    public int number(String attribute) {
        return Integer.parseInt(attribute(attribute).orElseThrow());
    }

    public Duration seconds(String attribute) {
        return Duration.ofSeconds(number(attribute));
    }

    public Optional<DeadLetters> deadLetters() {
        return attribute("RedrivePolicy").map(DeadLetters::parse);
    }

    public boolean hasContentBasedDeduplication() {
        return attribute("ContentBasedDeduplication").filter("true"::equals).isPresent();
    }

    boolean deduplicatesPerGroup() {
        return attribute("DeduplicationScope").filter("messageGroup"::equals).isPresent();
    }

    /** How many messages may be received and not yet deleted. */
    int mostInFlight() {
        return fifo() ? 20_000 : 120_000;
    }

    public Queue withAttributes(Map<String, String> changed, Instant now) {
        return new Queue(name, id, arn, created, now, changed, tags);
    }

    public Queue withTags(Map<String, String> changed) {
        return new Queue(name, id, arn, created, modified, attributes, changed);
    }
}
