package dev.signalbox.localcloud.service.lambda.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages that a function gets together. */
record Batch(List<Message> messages) {
    private static final JsonMapper JSON = new JsonMapper();

    Batch {
        messages = List.copyOf(messages);
    }

    /** As "Using Lambda with Amazon SQS" of Lambda's developer guide shows it. */
    byte[] event(Mapping mapping) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(m -> records.add(record(m, mapping)));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode record(Message message, Mapping mapping) {
        var record = JSON.createObjectNode().put("messageId", message.messageId()).put("receiptHandle", message
                .receiptHandle()).put("body", message.body());
        var attributes = record.putObject("attributes");
        new TreeMap<>(message.attributesAsStrings()).forEach(attributes::put);
        var own = record.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> {
            var attribute = own.putObject(name);
            if (value.stringValue() != null) {
                attribute.put("stringValue", value.stringValue());
            }
            if (value.binaryValue() != null) {
                attribute.put("binaryValue", Base64.getEncoder().encodeToString(value.binaryValue()
                        .asByteArrayUnsafe()));
            }
            attribute.putArray("stringListValues");
            attribute.putArray("binaryListValues");
            attribute.put("dataType", value.dataType());
        });
        record.put("md5OfBody", message.md5OfBody());
        if (!message.messageAttributes().isEmpty()) {
            record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        return record.put("eventSource", "aws:sqs").put("eventSourceARN", mapping.queueArn()).put("awsRegion", mapping
                .queueArn().split(":", 5)[3]);
    }

    /**
     * The messages that the function has taken: all, or those that its answer does not name as failed. As on AWS, an answer
     * that names them wrongly fails all.
     */
    List<Message> taken(String answer, boolean reportsItems) {
        if (!reportsItems) {
            return messages;
        }
        var failed = failed(answer);
        return failed.isEmpty() ? List.of()
                : messages.stream().filter(m -> !failed.get().contains(m.messageId()))
                        .toList();
    }

    private Optional<HashSet<String>> failed(String answer) {
        var failed = new HashSet<String>();
        JsonNode items;
        try {
            items = JSON.readTree(answer).path("batchItemFailures");
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (items.isMissingNode() || items.isNull()) {
            return Optional.of(failed);
        }
        for (var item : items) {
            var id = item.path("itemIdentifier");
            if (!id.isTextual() || messages.stream().noneMatch(m -> m.messageId().equals(id.asText()))) {
                return Optional.empty();
            }
            failed.add(id.asText());
        }
        return items.isArray() ? Optional.of(failed) : Optional.empty();
    }
}
