package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** BatchGetItem: up to 100 keys and 16 MB; what does not fit is left unprocessed. */
public final class BatchReads {
    private static final int MAX_KEYS = 100;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final DataContext data;

    public BatchReads(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(BatchGetItemRequest.class, this::get);
    }

    private BatchGetItemResponse get(BatchGetItemRequest request) {
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        checkCount(request);
        var parts = new ArrayList<Part>();
        request.requestItems().forEach((name, keys) -> parts.add(part(name, keys)));
        var answer = new Answer();
        parts.forEach(answer::read);
        var response = BatchGetItemResponse.builder().responses(answer.found).unprocessedKeys(answer.unprocessed);
        List<ConsumedCapacity> consumed = parts.stream().flatMap(p -> p.usage.consumed(detail).stream()).toList();
        if (!consumed.isEmpty()) {
            response.consumedCapacity(consumed);
        }
        return response.build();
    }

    private static void checkCount(BatchGetItemRequest request) {
        if (request.requestItems().isEmpty()) {
            throw Invalid.constraint("{}", "requestItems", "Member must have length greater than or equal to 1");
        }
        int count = request.requestItems().values().stream().mapToInt(k -> k.keys().size()).sum();
        if (count > MAX_KEYS) {
            throw Invalid.request("Too many items requested for the BatchGetItem call");
        }
    }

    /** What is asked of one table, checked. */
    private record Part(String name, Table table, KeysAndAttributes asked, Optional<Projection> projection,
            Map<ByteBuffer, Map<String, AttributeValue>> keys, Usage usage) {}

    private Part part(String name, KeysAndAttributes asked) {
        new Legacy("BatchGetItem").refuse("AttributesToGet", asked.hasAttributesToGet(), "ProjectionExpression");
        if (asked.keys().isEmpty()) {
            throw Invalid.constraint("[]", "requestItems." + name + ".member.keys",
                    "Member must have length greater than or equal to 1");
        }
        var projection = ItemReads.projection(asked.expressionAttributeNames(), asked.projectionExpression());
        var table = data.table(name);
        ItemReads.checkProjection(table.definition(), projection);
        return new Part(name, table, asked, projection, keys(table, asked), new Usage(table.definition(), 1));
    }

    private static Map<ByteBuffer, Map<String, AttributeValue>> keys(Table table, KeysAndAttributes asked) {
        var keys = new LinkedHashMap<ByteBuffer, Map<String, AttributeValue>>();
        for (var key : asked.keys()) {
            var bytes = table.keyRules().ofKey(ItemReader.item(key));
            if (keys.put(ByteBuffer.wrap(bytes), key) != null) {
                throw Invalid.request("Provided list of item keys contains duplicates");
            }
        }
        return keys;
    }

    /** The answer as it grows. */
    private final class Answer {
        private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        private long bytes;

        void read(Part part) {
            var items = found.computeIfAbsent(part.name, _ -> new ArrayList<>());
            var left = new HashSet<>(part.keys.values());
            for (var key : part.keys.entrySet()) {
                if (bytes >= MAX_BYTES) {
                    break;
                }
                left.remove(key.getValue());
                var item = data.isolation().read(part.table, () -> part.table.get(key.getKey().array()));
                int size = item.map(ItemSize::of).orElse(0);
                bytes += size;
                part.usage.read(Optional.empty(), size, Boolean.TRUE.equals(part.asked.consistentRead()));
                item.map(i -> ItemWriter.attributes(ItemReads.projected(i, part.projection))).ifPresent(items::add);
            }
            if (!left.isEmpty()) {
                unprocessed.put(part.name, part.asked.toBuilder().keys(left).build());
            }
        }
    }
}
