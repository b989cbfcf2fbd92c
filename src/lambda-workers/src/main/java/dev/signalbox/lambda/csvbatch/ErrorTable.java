package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.TableWriter;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows that did not get into an output. The key is the row's uuid and where the row stands, so that rows with the same
 * uuid do not overwrite each other, and the same row stored twice is stored once.
 */
final class ErrorTable {
    static final String INVALID = "InvalidRow";
    static final String UNKNOWN = "UnknownUuid";
    /** DynamoDB takes no empty key, and none above 2,048 bytes. */
    private static final String NO_UUID = "(none)";
    private static final int LONGEST_UUID = 100;
    private static final int LONGEST_FIELD = 1_000;

    private final TableWriter writer;
    private final Duration keep;
    private final TransferTime time;

    ErrorTable(TableWriter writer, Duration keep, TransferTime time) {
        this.writer = writer;
        this.keep = keep;
        this.time = time;
    }

    void store(Chunk chunk, List<Row> rows) {
        writer.put(rows.stream().map(r -> item(chunk, r)).toList());
    }

    private Map<String, AttributeValue> item(Chunk chunk, Row row) {
        var item = new HashMap<String, AttributeValue>();
        var fields = row.record().fields();
        for (int i = 0; i < Math.min(fields.size(), Order.NAMES.size()); i++) {
            item.put(Order.NAMES.get(i), text(shortened(fields.get(i), LONGEST_FIELD)));
        }
        var uuid = shortened(row.uuid(), LONGEST_UUID);
        item.put("uuid", text(uuid.isEmpty() ? NO_UUID : uuid));
        item.put("place", text(chunk.run() + "#" + row.number()));
        item.put("run", text(chunk.run()));
        item.put("file", text(chunk.file()));
        item.put("row", number(row.number()));
        item.put("error", text(row.isValid() ? UNKNOWN : INVALID));
        item.put("cause", text("Row " + row.number() + ": " + row.fault().orElse("there are no financial data for "
                + row.uuid())));
        item.put("ExpiresAt", number(time.now().plus(keep).getEpochSecond()));
        return item;
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
