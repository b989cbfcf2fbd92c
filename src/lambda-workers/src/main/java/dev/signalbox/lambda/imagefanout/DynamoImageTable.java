package dev.signalbox.lambda.imagefanout;

import dev.signalbox.lambda.TableWriter;
import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.TransferTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Table {@code urlToName}: {@code url} and {@code filename}. */
final class DynamoImageTable implements ImageTable {
    private final Supplier<DynamoDbClient> dynamo;
    private final String table;

    /** @param dynamo asked at the first use only: most functions record nothing */
    DynamoImageTable(Supplier<DynamoDbClient> dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void record(List<ImageResult.Stored> images) {
        if (!images.isEmpty()) {
            new TableWriter(dynamo.get(), table, TransferTime.system()).put(images.stream().map(i -> Map.of(
                    "url", AttributeValue.fromS(FileNames.recordKey(i.url())), "filename",
                    AttributeValue.fromS(i.filename()))).toList());
        }
    }
}
