package dev.signalbox.localcloud.service.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.service.sns.delivery.Publication;
import dev.signalbox.localcloud.service.sns.topic.FilterPolicy;
import dev.signalbox.localcloud.service.sns.topic.Protocol;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** A checked message, and what of it each protocol gets. */
final class Draft {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 256 << 10;
    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private final String messageId = UUID.randomUUID().toString();
    private final Topic topic;
    private final Instant time;
    private final Optional<String> subject;
    private final Optional<String> group;
    private final Map<String, Publication.Attribute> attributes;
    /** By protocol; {@code default} for all others. */
    private final Map<String, String> messages;

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException code {@code InvalidParameter} */
    Draft(Topic topic, PublishBatchRequestEntry entry, Instant time) {
        this.topic = topic;
        this.time = time;
        this.subject = Optional.ofNullable(entry.subject());
        this.group = Optional.ofNullable(entry.messageGroupId());
        this.attributes = Attributes.checked(entry.messageAttributes());
        subject.filter(text -> !SUBJECT.matcher(text).matches()).ifPresent(_ -> {
            throw SnsErrors.invalid("Subject");
        });
        if (entry.messageDeduplicationId() != null) {
            throw SnsErrors.invalid("MessageDeduplicationId Reason: The request includes MessageDeduplicationId "
                    + "parameter that is not valid for this topic type");
        }
        var message = entry.message();
        if (message == null || message.isEmpty()) {
            throw SnsErrors.invalid("Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length + Attributes.size(attributes) > LARGEST) {
            throw SnsErrors.invalid("Message too long");
        }
        this.messages = "json".equals(entry.messageStructure()) ? structure(message) : Map.of("default", message);
    }

    private static Map<String, String> structure(String message) {
        var byProtocol = new TreeMap<String, String>();
        try {
            JSON.readTree(message).properties().forEach(entry -> {
                if (entry.getValue().isTextual()) {
                    byProtocol.put(entry.getKey(), entry.getValue().asText());
                }
            });
        } catch (JsonProcessingException e) {
            throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
        }
        if (!byProtocol.containsKey("default")) {
            throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
        }
        return byProtocol;
    }

    String messageId() {
        return messageId;
    }

    boolean isWantedBy(Subscription subscription) {
        var policy = subscription.attribute("FilterPolicy");
        if (policy.isEmpty()) {
            return true;
        }
        boolean overBody = subscription.attribute("FilterPolicyScope").filter("MessageBody"::equals).isPresent();
        var filter = FilterPolicy.parse(policy.get(), overBody);
        if (!overBody) {
            return filter.accepts(Attributes.json(attributes));
        }
        return body(message(subscription.protocol())).filter(filter::accepts).isPresent();
    }

    /** A body that is no JSON object fits no filter. */
    private static Optional<JsonNode> body(String message) {
        try {
            return Optional.of(JSON.readTree(message)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    Publication publication(Protocol protocol) {
        return new Publication(Publication.Kind.NOTIFICATION, messageId, topic.arn(), subject, message(protocol),
                attributes, time, group);
    }

    private String message(Protocol protocol) {
        return messages.getOrDefault(protocol.awsName(), messages.getOrDefault("default", ""));
    }
}
