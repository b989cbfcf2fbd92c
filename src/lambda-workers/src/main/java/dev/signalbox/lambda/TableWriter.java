package dev.signalbox.lambda;

import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Puts many items into one table, as many at a time as DynamoDB takes. */
public final class TableWriter {
    /** DynamoDB's limit for one BatchWriteItem. */
    private static final int BATCH = 25;
    private static final RetryPolicy UNPROCESSED = new RetryPolicy(12, Duration.ofMillis(50), Duration.ofSeconds(5));

    private final DynamoDbClient dynamo;
    private final String table;
    private final TransferTime time;

    public TableWriter(DynamoDbClient dynamo, String table, TransferTime time) {
        this.dynamo = dynamo;
        this.table = table;
        this.time = time;
    }

    /**
     * @param items with keys that differ; an item that is there already is replaced
     * @throws IllegalStateException when DynamoDB does not take all of them however often they are sent
     */
    public void put(List<Map<String, AttributeValue>> items) {
        var writes = items.stream().map(i -> WriteRequest.builder().putRequest(p -> p.item(i)).build()).toList();
        for (int from = 0; from < writes.size(); from += BATCH) {
            write(writes.subList(from, Math.min(from + BATCH, writes.size())));
        }
    }

    /** A batch may be taken in part; the rest is sent again until all of it is written. */
    private void write(List<WriteRequest> batch) {
        var left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var now = left;
            left = dynamo.batchWriteItem(b -> b.requestItems(Map.of(table, now))).unprocessedItems()
                    .getOrDefault(table, List.of());
            if (left.isEmpty()) {
                return;
            }
            if (attempt == UNPROCESSED.attempts()) {
                throw new IllegalStateException(left.size() + " items could not be written: DynamoDB throttles");
            }
            pause(UNPROCESSED.pauseAfter(attempt, time.random()));
        }
    }

    private void pause(Duration pause) {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while writing to DynamoDB", e);
        }
    }
}
