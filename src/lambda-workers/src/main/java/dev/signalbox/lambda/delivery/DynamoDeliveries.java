package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.Client;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Deliveries in a DynamoDB table with the execution's ARN as key. */
final class DynamoDeliveries implements Deliveries {
    private static final String STATUS = "status";
    private static final String CONNECTION = "connectionId";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration keep;
    private final InstantSource clock;

    /** @param keep rows after their start */
    DynamoDeliveries(DynamoDbClient dynamo, String table, Duration keep, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public boolean create(String executionArn, Ticket ticket, Optional<String> connectUrl) {
        var now = clock.instant();
        var item = new HashMap<>(key(executionArn));
        item.put(STATUS, AttributeValue.fromS(Status.FETCHING.name()));
        item.put("TicketHash", AttributeValue.fromS(ticket.hash()));
        item.put("StartedAt", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
        item.put("ExpiresAt", AttributeValue.fromN(Long.toString(now.plus(keep).getEpochSecond())));
        connectUrl.ifPresent(u -> item.put("ConnectUrl", AttributeValue.fromS(u)));
        try {
            dynamo.putItem(b -> b.tableName(table).item(item)
                    .conditionExpression("attribute_not_exists(" + DeliveryItem.KEY + ")"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public Optional<Delivery> find(String executionArn) {
        var answer = dynamo.getItem(b -> b.tableName(table).key(key(executionArn)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new DeliveryItem(answer.item()).delivery()) : Optional.empty();
    }

    @Override
    public Optional<Delivery> connect(String executionArn, Optional<String> ticketHash, Client client) {
        var change = new Change().set(CONNECTION, client.connectionId()).set("frames", client.frames().name())
                .set("ConnectedAt", client.since()).whenThere(DeliveryItem.KEY);
        return update(executionArn, ticketHash.map(h -> change.when("TicketHash", h)).orElse(change));
    }

    @Override
    public Delivery disconnect(String executionArn, String connectionId) {
        return updateOrFind(executionArn, new Change().remove(CONNECTION, "frames", "ConnectedAt")
                .when(CONNECTION, connectionId));
    }

    @Override
    public Delivery waiting(String executionArn, String token) {
        return updateExisting(executionArn, new Change().set("token", token));
    }

    @Override
    public Delivery progress(String executionArn, long received, long size, Optional<String> resume) {
        return updateExisting(executionArn, new Change().set("received", received).set("size", size)
                .set("resume", resume));
    }

    @Override
    public Delivery fetched(String executionArn, StoredFile file, Instant connectBy) {
        return updateExisting(executionArn, new Change().set(STATUS, Status.FETCHED.name())
                .set("received", file.bytes()).set("size", file.bytes()).set("objectKey", file.key())
                .set("fileName", file.name()).set("bytes", file.bytes()).set("sha256", file.sha256())
                .set("ConnectBy", connectBy).remove("resume"));
    }

    @Override
    public Delivery delivered(String executionArn, String by) {
        return updateExisting(executionArn, new Change().set(STATUS, Status.DELIVERED.name()).set("DeliveredBy", by)
                .set("DeliveredAt", clock.instant()).remove("ConnectUrl"));
    }

    @Override
    public Delivery failed(String executionArn, Problem problem) {
        return updateOrFind(executionArn, new Change().set(STATUS, Status.FAILED.name()).set("error", problem.error())
                .set("cause", problem.cause()).remove("token", "resume", "ConnectUrl").whenThere(DeliveryItem.KEY)
                .unless(STATUS, Status.DELIVERED.name()));
    }

    private Delivery updateOrFind(String executionArn, Change change) {
        return update(executionArn, change).or(() -> find(executionArn)).orElseThrow(() -> new UnknownDelivery(
                executionArn));
    }

    private Delivery updateExisting(String executionArn, Change change) {
        return update(executionArn, change.whenThere(DeliveryItem.KEY)).orElseThrow(() -> new UnknownDelivery(
                executionArn));
    }

    /** @return empty when the change's condition does not hold */
    private Optional<Delivery> update(String executionArn, Change change) {
        try {
            var after = dynamo.updateItem(b -> change.describe(b.tableName(table).key(key(executionArn))
                    .returnValues(ReturnValue.ALL_NEW)));
            return Optional.of(new DeliveryItem(after.attributes()).delivery());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key(String executionArn) {
        return Map.of(DeliveryItem.KEY, AttributeValue.fromS(executionArn));
    }
}
