package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.sqs.queue.Content;
import dev.signalbox.localcloud.service.sqs.queue.NewMessage;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Checks what a sender gives and makes a message of it. */
final class Drafts {
    private static final int LONGEST_DELAY = 900;
    private static final String TRACE = "AWSTraceHeader";
    private static final Pattern ID = Pattern.compile("[\\p{Alnum}\\p{Punct}]{1,128}");
    private static final String WRONG_TYPE = "The request include parameter that is not valid for this queue type.";

    private final CloudContext context;

    Drafts(CloudContext context) {
        this.context = context;
    }

    NewMessage of(Queue queue, SendMessageBatchRequestEntry entry) {
        var body = entry.messageBody();
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        Sizes.checkText(body);
        Sizes.checkAttributes(entry.messageAttributes());
        var system = systemAttributes(entry);
        if (Sizes.of(body, entry.messageAttributes()) > queue.number("MaximumMessageSize")) {
            throw SqsErrors.invalid("One or more parameters are invalid. Reason: Message must be shorter than " + queue
                    .number("MaximumMessageSize") + " bytes.");
        }
        var kept = new LinkedHashMap<String, String>();
        system.forEach((name, value) -> kept.put(name, value.stringValue()));
        var content = new Content(body, attributes(entry.messageAttributes()), kept);
        return new NewMessage(content, delay(queue, entry.delaySeconds()), sender(), group(queue, entry),
                deduplication(queue, entry));
    }

    private static Map<String, Content.Attribute> attributes(Map<String, MessageAttributeValue> given) {
        var attributes = new LinkedHashMap<String, Content.Attribute>();
        given.forEach((name, value) -> attributes.put(name, new Content.Attribute(value.dataType(), Optional.ofNullable(
                value.stringValue()), Optional.ofNullable(value.binaryValue()).map(bytes -> Base64.getEncoder()
                        .encodeToString(bytes.asByteArrayUnsafe())))));
        return attributes;
    }

    /** Only the trace header exists. */
    static Map<String, MessageAttributeValue> systemAttributes(SendMessageBatchRequestEntry entry) {
        var attributes = new LinkedHashMap<String, MessageAttributeValue>();
        entry.messageSystemAttributesAsStrings().forEach((name, value) -> {
            if (!name.equals(TRACE) || value.stringValue() == null || !"String".equals(value.dataType())) {
                throw SqsErrors.invalid("Message system attribute '" + name
                        + "' is invalid. The only one is AWSTraceHeader, a String.");
            }
            attributes.put(name, MessageAttributeValue.builder().dataType(value.dataType()).stringValue(value
                    .stringValue()).build());
        });
        return attributes;
    }

    private static Duration delay(Queue queue, @Nullable Integer asked) {
        if (asked == null) {
            return queue.seconds("DelaySeconds");
        }
        if (queue.fifo() && asked != 0) {
            throw SqsErrors.invalid(asked, "DelaySeconds", WRONG_TYPE);
        }
        if (asked < 0 || asked > LONGEST_DELAY) {
            throw SqsErrors.invalid(asked, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900.");
        }
        return queue.fifo() ? queue.seconds("DelaySeconds") : Duration.ofSeconds(asked);
    }

    /** Standard queues take groups too, for fairness between them, which does not order anything. */
    private static Optional<String> group(Queue queue, SendMessageBatchRequestEntry entry) {
        var group = entry.messageGroupId();
        if (group == null && queue.fifo()) {
            throw SqsErrors.missing("MessageGroupId");
        }
        return checked(group, "MessageGroupId");
    }

    private static Optional<String> deduplication(Queue queue, SendMessageBatchRequestEntry entry) {
        var id = entry.messageDeduplicationId();
        if (!queue.fifo()) {
            if (id != null) {
                throw SqsErrors.invalid(id, "MessageDeduplicationId", WRONG_TYPE);
            }
            return Optional.empty();
        }
        if (id == null && !queue.hasContentBasedDeduplication()) {
            throw SqsErrors.invalid("The queue should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly");
        }
        return id == null ? Optional.of(Digests.sha256(entry.messageBody())) : checked(id, "MessageDeduplicationId");
    }

    private static Optional<String> checked(@Nullable String id, String parameter) {
        if (id != null && !ID.matcher(id).matches()) {
            throw SqsErrors.invalid(id, parameter, parameter
                    + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
        return Optional.ofNullable(id);
    }

    private String sender() {
        var caller = Caller.current();
        return caller.session().map(session -> caller.accessKeyId() + ":" + session.substring(session.lastIndexOf('/')
                + 1)).orElse(context.identity().account());
    }
}
