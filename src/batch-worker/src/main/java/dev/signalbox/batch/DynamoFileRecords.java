package dev.signalbox.batch;

import dev.signalbox.transfer.FileNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of one execution in the file table. Attributes that it does not know stay as they are. */
final class DynamoFileRecords implements FileRecords {
    private static final int LONGEST_ERROR = 1000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final String execution;

    DynamoFileRecords(DynamoDbClient dynamo, String table, String execution) {
        this.dynamo = dynamo;
        this.table = table;
        this.execution = execution;
    }

    @Override
    public List<FileRow> all() {
        var pages = dynamo.queryPaginator(b -> b.tableName(table).consistentRead(true)
                .keyConditionExpression("#uri = :uri").expressionAttributeNames(Map.of("#uri", "URI"))
                .expressionAttributeValues(Map.of(":uri", text(execution))));
        return pages.items().stream().map(DynamoFileRecords::row).toList();
    }

    private static FileRow row(Map<String, AttributeValue> item) {
        var status = string(item, "status").map(FileStatus::valueOf).orElse(FileStatus.PENDING);
        var key = string(item, "objectKey");
        var stored = status == FileStatus.DONE && key.isPresent()
                ? Optional.of(new StoredFile(key.get(), number(item, "bytes").orElse(0),
                        string(item, "sha256").orElse(""), string(item, "etag").orElse("")))
                : Optional.<StoredFile>empty();
        return new FileRow(url(item), number(item, "position").orElse(Long.MAX_VALUE),
                string(item, "listedName"), number(item, "listedSize"), string(item, "listedSha256"), status, stored,
                (int) number(item, "attempts").orElse(0), string(item, "error"));
    }

    /** A URL that is too long for a key stands beside it. */
    private static String url(Map<String, AttributeValue> item) {
        return string(item, "url").or(() -> string(item, "FilenameURL")).orElseThrow();
    }

    @Override
    public void begun(FileRow row) {
        update(row, "SET #status = :status, #at = :at ADD #attempts :one REMOVE #error",
                Map.of("#status", "status", "#at", "updatedAt", "#attempts", "attempts", "#error", "error"),
                Map.of(":status", text("DOWNLOADING"), ":at", text(Instant.now().toString()), ":one", number(1)));
    }

    @Override
    public void ended(FileOutcome outcome) {
        switch (outcome) {
            case FileOutcome.Done(var row, var file, _) -> set(row, Map.of("status", text("DONE"), "objectKey",
                    text(file.key()), "bytes", number(file.bytes()), "sha256", text(file.sha256()), "etag",
                    text(file.etag())));
            case FileOutcome.Failed(var row, var error, _) -> set(row,
                    Map.of("status", text("FAILED"), "error", text(shortened(error))));
            case FileOutcome.Stopped(var row) -> set(row,
                    Map.of("status", text("PENDING"), "error", text("The job was stopped")));
        }
    }

    private void set(FileRow row, Map<String, AttributeValue> attributes) {
        var names = new HashMap<String, String>(Map.of("#updatedAt", "updatedAt"));
        var values = new HashMap<String, AttributeValue>(Map.of(":updatedAt", text(Instant.now().toString())));
        var expression = new StringBuilder("SET #updatedAt = :updatedAt");
        attributes.forEach((name, value) -> {
            expression.append(", #").append(name).append(" = :").append(name);
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        update(row, expression.toString(), names, values);
    }

    /** Only a row that is still there: one that expired meanwhile must not come back without its expiry. */
    private void update(FileRow row, String expression, Map<String, String> names,
            Map<String, AttributeValue> values) {
        dynamo.updateItem(b -> b.tableName(table).key(Map.of("URI", text(execution), "FilenameURL",
                text(FileNames.recordKey(row.url()))))
                .updateExpression(expression).conditionExpression("attribute_exists(URI)")
                .expressionAttributeNames(names).expressionAttributeValues(values));
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + "...";
    }

    private static Optional<String> string(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private static OptionalLong number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::parseLong).map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
