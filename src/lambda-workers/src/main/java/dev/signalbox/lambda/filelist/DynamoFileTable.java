package dev.signalbox.lambda.filelist;

import dev.signalbox.lambda.TableWriter;
import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The file table in DynamoDB. */
final class DynamoFileTable implements FileTable {
    private final TableWriter writer;
    private final Duration keep;
    private final TransferTime time;

    DynamoFileTable(DynamoDbClient dynamo, String table, Duration keep, TransferTime time) {
        this.writer = new TableWriter(dynamo, table, time);
        this.keep = keep;
        this.time = time;
    }

    @Override
    public void record(String execution, List<ListedFile> files) {
        var expires = Long.toString(time.now().plus(keep).getEpochSecond());
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var file : files) {
            var item = item(execution, file, items.size());
            item.put("ExpiresAt", AttributeValue.fromN(expires));
            items.add(item);
        }
        writer.put(items);
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
