package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
        var asked = new ArrayList<Asked>();
        request.requestItems().forEach((name, keys) -> asked.add(asked(name, keys)));
        checkKeys(asked);
        var parts = asked.stream().map(this::part).toList();
        var answer = new Answer();
        parts.forEach(answer::read);
        var response = BatchGetItemResponse.builder().responses(answer.found).unprocessedKeys(answer.unprocessed);
        List<ConsumedCapacity> consumed = parts.stream().flatMap(p -> p.usage.consumed(detail).stream()).toList();
        if (!consumed.isEmpty()) {
            response.consumedCapacity(consumed);
        }
        return response.build();
    }

    /** What is asked of one table, as far as it can be read without the table. */
    private record Asked(String name, KeysAndAttributes given, List<Item> keys, Optional<Projection> projection) {}

    private static Asked asked(String name, KeysAndAttributes given) {
        var expressions = ItemReads.given(given.expressionAttributeNames(), given.projectionExpression(), given
                .hasAttributesToGet());
        var keys = given.keys().stream().map(ItemReader::item).toList();
        return new Asked(name, given, keys, ItemReads.projection(expressions, given.attributesToGet()));
    }

    private static void checkKeys(List<Asked> all) {
        if (all.stream().mapToInt(asked -> asked.keys.size()).sum() > MAX_KEYS) {
            throw Invalid.request("Too many items requested for the BatchGetItem call");
        }
        if (all.stream().anyMatch(asked -> asked.keys.stream().distinct().count() < asked.keys.size())) {
            throw Invalid.request("Provided list of item keys contains duplicates");
        }
    }

    /** What is asked of one table, checked. */
    private record Part(String name, Table table, KeysAndAttributes asked, Optional<Projection> projection,
            Map<ByteBuffer, Map<String, AttributeValue>> keys, Usage usage) {}

    private Part part(Asked asked) {
        var table = data.table(asked.name);
        var keys = new LinkedHashMap<ByteBuffer, Map<String, AttributeValue>>();
        for (int i = 0; i < asked.keys.size(); i++) {
            keys.put(ByteBuffer.wrap(table.keyRules().ofKey(asked.keys.get(i))), asked.given.keys().get(i));
        }
        ItemReads.checkProjection(table.definition(), asked.projection);
        return new Part(asked.name, table, asked.given, asked.projection, keys, new Usage(table.definition(), 1));
    }

    /** The answer as it grows. */
    private final class Answer {
        private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        private long bytes;

        void read(Part part) {
            var items = found.computeIfAbsent(part.name, _ -> new ArrayList<>());
            var left = new LinkedHashSet<>(part.keys.values());
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
