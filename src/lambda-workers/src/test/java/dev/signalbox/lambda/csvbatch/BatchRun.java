package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.lambda.FakeContext;
import dev.signalbox.lambda.TableWriter;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.TestCloud;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.TransferTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Calls the functions one after another as the two state machines do, on real S3 and DynamoDB protocols. */
final class BatchRun implements AutoCloseable {
    static final String BUCKET = "bucket";
    static final String HEADER = "uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,Ship Date\r\n";

    final S3Client s3;
    private final DynamoDbClient dynamo;
    private final DynamoDbClient errors;
    private final Map<String, String> env;

    BatchRun(TestCloud cloud, String delimiter, int rowsPerChunk) {
        this.s3 = cloud.client(S3Client.builder());
        s3.createBucket(b -> b.bucket(BUCKET));
        this.dynamo = cloud.table("financials", "uuid");
        this.errors = cloud.table("errors", "uuid", "place");
        this.env = Map.of("FileDelimiter", delimiter, "RowsPerLookup", "3", "FileChunkSize", "" + rowsPerChunk);
    }

    /** Makes an order known. */
    BatchRun knowing(String... uuids) {
        var names = Financials.NAMES;
        new TableWriter(dynamo, "financials", TransferTime.system()).put(List.of(uuids).stream().map(u -> {
            var item = new java.util.HashMap<String, AttributeValue>();
            item.put("uuid", AttributeValue.fromS(u));
            names.forEach(n -> item.put(n, AttributeValue.fromN(names.indexOf(n) + ".5")));
            return Map.copyOf(item);
        }).toList());
        return this;
    }

    void upload(String key, String content) {
        s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    /** @return what the merge answers */
    JsonNode process(String key) throws IOException {
        return merge(split(key));
    }

    JsonNode split(String key) throws IOException {
        var input = TaskInput.JSON.readTree("{\"execution\":\"run-1\",\"input\":{\"Records\":{\"s3\":{\"bucket\":"
                + "{\"name\":\"bucket\"},\"object\":{}}}}}");
        ((ObjectNode) input.at("/input/Records/s3/object")).put("key", key);
        return call(new SplitInputFile(s3, new EnvironmentSettings(env)), input);
    }

    JsonNode merge(JsonNode split) throws IOException {
        for (var chunk : TaskInput.JSON.readTree(text(split.at("/chunkList/key").asText()))) {
            process(chunk);
        }
        return call(new MergeFiles(new Merge(s3), 100), split);
    }

    private void process(JsonNode chunk) throws IOException {
        var settings = CsvSettings.from(new EnvironmentSettings(env));
        var files = new S3ChunkFiles(s3);
        var state = TaskInput.JSON.createObjectNode();
        state.set("input", chunk);
        state.set("fileContents", call(new ReadFile(files, settings), state));
        for (var group : state.path("fileContents")) {
            var item = TaskInput.JSON.createObjectNode();
            item.set("input", chunk);
            item.set("MessageDetails", group);
            var uuids = call(new ValidateData(files, settings), item).path("uuids");
            var api = new GetData(new FinancialTable(dynamo, "financials", TransferTime.system()));
            item.set("financialdata", uuids.isEmpty() ? TaskInput.JSON.createObjectNode() : lookUp(api, uuids));
            call(new WriteRows(files, settings), item);
            var writer = new TableWriter(errors, "errors", TransferTime.system());
            call(new StoreErrorRecords(files, settings, new ErrorTable(writer, Duration.ofDays(1),
                    TransferTime.system())), item);
        }
        call(new WriteOutputFile(files, settings), state);
    }

    private static JsonNode lookUp(GetData api, JsonNode uuids) throws IOException {
        var event = TaskInput.JSON.createObjectNode().put("httpMethod", "POST").put("body",
                TaskInput.JSON.writeValueAsString(Map.of("uuids", uuids)));
        return TaskInput.JSON.readTree(call(api, event).path("body").asText());
    }

    JsonNode get(String uuid) throws IOException {
        var event = TaskInput.JSON.createObjectNode().put("httpMethod", "GET");
        event.putObject("pathParameters").put("uuid", uuid);
        return call(new GetData(new FinancialTable(dynamo, "financials", TransferTime.system())), event);
    }

    JsonNode archive(JsonNode split) throws IOException {
        return call(new ArchiveInput(s3), split);
    }

    static JsonNode call(RequestStreamHandler handler, JsonNode event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(TaskInput.JSON.writeValueAsBytes(event)), out,
                new FakeContext());
        return TaskInput.JSON.readTree(out.toByteArray());
    }

    String text(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asString(StandardCharsets.UTF_8);
    }

    boolean has(String key) {
        return s3.listObjectsV2(b -> b.bucket(BUCKET).prefix(key)).contents().stream().anyMatch(o -> o.key().equals(
                key));
    }

    /** {@code row: error: cause}, by row. */
    List<String> errors() {
        return errors.scan(b -> b.tableName("errors")).items().stream()
                .sorted(Comparator.comparing(i -> Long.parseLong(i.get("row").n())))
                .map(i -> i.get("error").s() + ": " + i.get("cause").s()).toList();
    }

    Map<String, AttributeValue> error(String uuid) {
        return errors.scan(b -> b.tableName("errors")).items().stream().filter(i -> i.get("uuid").s().equals(uuid))
                .findFirst().orElseThrow();
    }

    @Override
    public void close() {
        s3.close();
        dynamo.close();
        errors.close();
    }
}
