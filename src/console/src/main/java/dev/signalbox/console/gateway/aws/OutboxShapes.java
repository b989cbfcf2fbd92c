package dev.signalbox.console.gateway.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import dev.signalbox.console.model.outbox.SentMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The outbox's JSON as the console's records. */
final class OutboxShapes {
    private OutboxShapes() {}

    static OutboxPage page(JsonNode json) {
        return new OutboxPage(each(json.path("messages")).map(OutboxShapes::head).toList(), json.path("kept").asLong(),
                json.path("dropped").asLong());
    }

    static FullMessage message(JsonNode json) {
        return new FullMessage(head(json), texts(json.path("cc")), texts(json.path("bcc")), text(json.path("text")),
                text(json.path("html")), each(json.path("attachments")).map(OutboxShapes::enclosed).toList());
    }

    private static SentMessage head(JsonNode json) {
        var delivery = Optional.of(json.path("delivery")).filter(JsonNode::isObject).map(
                d -> new SentMessage.PostedDelivery(d
                        .path("delivered").asBoolean(), d.path("attempts").asInt(), Optional.of(d.path("status"))
                                .filter(
                                        JsonNode::isInt).map(JsonNode::asInt), text(d.path("reason"))));
        return new SentMessage(json.path("id").asText(), Instant.parse(json.path("at").asText()), json.path("service")
                .asText(), json.path("from").asText(), texts(json.path("to")), json.path("subject").asText(), json.path(
                        "attachmentCount").asInt(), delivery);
    }

    private static String enclosed(JsonNode json) {
        var name = json.path("name").asText();
        return (name.isEmpty() ? json.path("type").asText() : name) + " (" + Sizes.words(json.path("bytes").asLong())
                + ")";
    }

    private static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
