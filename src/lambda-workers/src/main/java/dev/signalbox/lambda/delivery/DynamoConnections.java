package dev.signalbox.lambda.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** A table with one row for each open connection. */
final class DynamoConnections implements Connections {
    /** API Gateway ends each connection after two hours. */
    private static final Duration KEEP = Duration.ofHours(3);
    private static final String KEY = "connectionId";
    private static final String EXECUTION = "executionArnId";

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    DynamoConnections(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(String connectionId, String executionArn) {
        long expires = clock.instant().plus(KEEP).getEpochSecond();
        dynamo.putItem(b -> b.tableName(table).item(Map.of(KEY, AttributeValue.fromS(connectionId), EXECUTION,
                AttributeValue.fromS(executionArn), "ExpiresAt", AttributeValue.fromN(Long.toString(expires)))));
    }

    @Override
    public Optional<String> find(String connectionId) {
        return execution(dynamo.getItem(b -> b.tableName(table).key(key(connectionId)).consistentRead(true)).item());
    }

    @Override
    public Optional<String> remove(String connectionId) {
        return execution(dynamo.deleteItem(b -> b.tableName(table).key(key(connectionId))
                .returnValues(ReturnValue.ALL_OLD)).attributes());
    }

    private static Map<String, AttributeValue> key(String connectionId) {
        return Map.of(KEY, AttributeValue.fromS(connectionId));
    }

    private static Optional<String> execution(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(EXECUTION)).map(AttributeValue::s);
    }
}
