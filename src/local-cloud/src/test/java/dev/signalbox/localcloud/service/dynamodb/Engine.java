package dev.signalbox.localcloud.service.dynamodb;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** The DynamoDB service alone, on a store of its own and a time that the test moves. */
final class Engine implements AutoCloseable {
    final ManualTime time = new ManualTime();
    private final Path file;
    private Store store;
    private Registry registry;
    private DynamoDbService service;

    Engine(Path folder) {
        file = folder.resolve("dynamo.db");
        open();
    }

    private void open() {
        store = Store.open(file);
        registry = new Registry();
        var identity = new CloudIdentity("000000000000", "local-1", "aws", "AKIDTEST", "secret");
        service = new DynamoDbService(new CloudContext(identity, () -> URI.create("http://127.0.0.1"), file, store,
                time, registry, new NoObjects()));
        service.register(registry);
        service.resume();
    }

    void restart() {
        close();
        open();
    }

    Store store() {
        return store;
    }

    <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        return registry.call(request, response);
    }

    void put(String table, Map<String, AttributeValue> item) {
        call(PutItemRequest.builder().tableName(table).item(item).build(), PutItemResponse.class);
    }

    GetItemResponse get(String table, Map<String, AttributeValue> key) {
        return call(GetItemRequest.builder().tableName(table).key(key).build(), GetItemResponse.class);
    }

    /** Attributes by turns: name, value, name, value; strings are strings and integers numbers. */
    static Map<String, AttributeValue> item(Object... namesAndValues) {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return item;
    }

    static AttributeValue value(Object value) {
        return switch (value) {
            case String text -> AttributeValue.fromS(text);
            case Number number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            case AttributeValue attribute -> attribute;
            default -> throw new IllegalArgumentException("No attribute value: " + value);
        };
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }

    /** DynamoDB keeps no objects. */
    private record NoObjects() implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new AssertionError("No objects here");
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new AssertionError("No objects here");
        }
    }
}
