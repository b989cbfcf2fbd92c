package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.service.sqs.queue.Content;
import dev.signalbox.localcloud.service.sqs.queue.Message;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.Received;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Shows a message with the attributes that its receiver asked for. */
final class ReceivedView {
    private static final String ALL = "All";

    private final Queue queue;
    private final Set<String> system = new HashSet<>();
    private final List<String> names;

    ReceivedView(Queue queue, ReceiveMessageRequest request) {
        this.queue = queue;
        this.names = request.messageAttributeNames();
        system.addAll(request.attributeNamesAsStrings());
        system.addAll(request.messageSystemAttributeNamesAsStrings());
        for (var name : request.messageSystemAttributeNamesAsStrings()) {
            if (MessageSystemAttributeName.fromValue(name) == MessageSystemAttributeName.UNKNOWN_TO_SDK_VERSION) {
                throw SqsErrors.attributeName(name);
            }
        }
    }

    software.amazon.awssdk.services.sqs.model.Message of(Received received) {
        var message = received.message();
        var content = received.content();
        var view = software.amazon.awssdk.services.sqs.model.Message.builder().messageId(message.id()).receiptHandle(
                message.receiptHandle().text()).body(content.body()).md5OfBody(Digests.md5(content.body()));
        var shown = systemAttributes(message, content);
        if (!shown.isEmpty()) {
            view.attributesWithStrings(shown);
        }
        var attributes = attributes(content.attributes());
        if (!attributes.isEmpty()) {
            view.messageAttributes(attributes).md5OfMessageAttributes(Digests.md5(attributes));
        }
        return view.build();
    }

    private Map<String, String> systemAttributes(Message message, Content content) {
        var all = new TreeMap<>(content.systemAttributes());
        all.put("SenderId", message.origin().sender());
        all.put("SentTimestamp", Long.toString(message.origin().sent().toEpochMilli()));
        all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
        message.firstReceived().ifPresent(time -> all.put("ApproximateFirstReceiveTimestamp", Long.toString(time
                .toEpochMilli())));
        message.origin().group().ifPresent(group -> all.put("MessageGroupId", group));
        message.origin().deduplication().ifPresent(id -> all.put("MessageDeduplicationId", id));
        message.origin().deadLetterSource().ifPresent(arn -> all.put("DeadLetterQueueSourceArn", arn));
        if (queue.fifo()) {
            all.put("SequenceNumber", message.sequenceNumber());
        }
        if (!system.contains(ALL)) {
            all.keySet().retainAll(system);
        }
        return all;
    }

    private Map<String, MessageAttributeValue> attributes(Map<String, Content.Attribute> kept) {
        var shown = new TreeMap<String, MessageAttributeValue>();
        kept.forEach((name, value) -> {
            if (isAsked(name)) {
                var attribute = MessageAttributeValue.builder().dataType(value.type());
                value.text().ifPresent(attribute::stringValue);
                value.base64().ifPresent(text -> attribute.binaryValue(SdkBytes.fromByteArrayUnsafe(Base64.getDecoder()
                        .decode(text))));
                shown.put(name, attribute.build());
            }
        });
        return shown;
    }

    /** {@code foo.*} stands for all names that begin with {@code foo}. */
    private boolean isAsked(String name) {
        return names.stream().anyMatch(asked -> asked.equals(ALL) || asked.equals(name) || asked.endsWith(".*") && name
                .startsWith(asked.substring(0, asked.length() - 2)));
    }
}
