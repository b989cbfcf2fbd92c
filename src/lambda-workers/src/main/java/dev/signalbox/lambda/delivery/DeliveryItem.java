package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.Client;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row of the delivery table. Its key and {@code connectionId} are called as in the original system. */
record DeliveryItem(Map<String, AttributeValue> item) {
    static final String KEY = "executionArnId";

    Delivery delivery() {
        return new Delivery(text(KEY).orElseThrow(), text("status").map(Status::valueOf).orElse(Status.FETCHING),
                client(), text("token"), text("TicketHash").orElse(""), instant("StartedAt").orElse(Instant.EPOCH),
                number("received").orElse(0L), number("size").orElse(-1L), text("resume"), file(),
                text("error").map(e -> new Problem(e, text("cause").orElse(""))),
                instant("ConnectBy").orElse(Instant.MAX));
    }

    private Optional<Client> client() {
        return text("connectionId").map(id -> new Client(id, text("frames").map(Frames.Kind::valueOf)
                .orElse(Frames.Kind.URL), instant("ConnectedAt").orElse(Instant.EPOCH)));
    }

    private Optional<StoredFile> file() {
        return text("objectKey").map(key -> new StoredFile(key, text("fileName").orElse(key),
                number("bytes").orElse(0L), text("sha256").orElse("")));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private Optional<Long> number(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::parseLong);
    }

    /** In milliseconds. */
    private Optional<Instant> instant(String name) {
        return number(name).map(Instant::ofEpochMilli);
    }
}
