package dev.signalbox.lambda.filelist;

import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The file table in DynamoDB. */
final class DynamoFileTable implements FileTable {
    /** DynamoDB's limit for one BatchWriteItem. */
    private static final int BATCH = 25;
    private static final RetryPolicy UNPROCESSED = new RetryPolicy(12, Duration.ofMillis(50), Duration.ofSeconds(5));

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration keep;
    private final TransferTime time;

    DynamoFileTable(DynamoDbClient dynamo, String table, Duration keep, TransferTime time) {
        this.dynamo = dynamo;
        this.table = table;
        this.keep = keep;
        this.time = time;
    }

    @Override
    public void record(String execution, List<ListedFile> files) {
        var expires = Long.toString(time.now().plus(keep).getEpochSecond());
        var writes = new ArrayList<WriteRequest>();
        for (var file : files) {
            var item = item(execution, file, writes.size());
            item.put("ExpiresAt", AttributeValue.fromN(expires));
            writes.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
        }
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
                throw new IllegalStateException(left.size() + " files could not be recorded: DynamoDB throttles");
            }
            pause(UNPROCESSED.pauseAfter(attempt, time.random()));
        }
    }

    private void pause(Duration pause) {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while recording files", e);
        }
    }

    private static Map<String, AttributeValue> item(String execution, ListedFile file, int position) {
        var item = new HashMap<String, AttributeValue>();
        item.put("URI", AttributeValue.fromS(execution));
        var key = FileNames.recordKey(file.url());
        item.put("FilenameURL", AttributeValue.fromS(key));
        if (!key.equals(file.url())) {
            item.put("url", AttributeValue.fromS(file.url()));
        }
        item.put("position", AttributeValue.fromN(Integer.toString(position)));
        item.put("status", AttributeValue.fromS(file.rejected().isPresent() ? "REJECTED" : "PENDING"));
        item.put("attempts", AttributeValue.fromN("0"));
        put(item, "listedName", file.name());
        put(item, "listedSha256", file.sha256());
        put(item, "error", file.rejected());
        file.size().ifPresent(s -> item.put("listedSize", AttributeValue.fromN(Long.toString(s))));
        return item;
    }

    private static void put(Map<String, AttributeValue> item, String name, Optional<String> value) {
        value.ifPresent(v -> item.put(name, AttributeValue.fromS(v)));
    }
}
