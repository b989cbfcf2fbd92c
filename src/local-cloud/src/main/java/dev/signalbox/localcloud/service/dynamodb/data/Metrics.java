package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;

/** Sizes of the item collections that writes changed; only tables with local indexes have such collections. */
final class Metrics {
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private Metrics() {}

    static Optional<ItemCollectionMetrics> of(RowWrite.Ready done, @Nullable String asked) {
        return ofAll(List.of(done), asked).values().stream().findFirst().map(List::getFirst);
    }

    /** By the names of the tables, each collection once. */
    static Map<String, List<ItemCollectionMetrics>> ofAll(List<RowWrite.Ready> done, @Nullable String asked) {
        record Collection(Table table, Value hash) {}
        var metrics = new LinkedHashMap<String, List<ItemCollectionMetrics>>();
        if (!"SIZE".equals(asked)) {
            return metrics;
        }
        var seen = new HashSet<Collection>();
        for (var ready : done) {
            var table = ready.write().table();
            var item = ready.after().or(ready::before).orElse(ready.write().named());
            var hash = item.get(table.definition().keys().hash()).orElseThrow();
            if (hasCollections(table) && seen.add(new Collection(table, hash))) {
                metrics.computeIfAbsent(table.definition().name(), _ -> new ArrayList<>()).add(of(table, hash));
            }
        }
        return metrics;
    }

    private static boolean hasCollections(Table table) {
        return table.definition().indexes().stream().anyMatch(i -> i.scope() == IndexDefinition.Scope.LOCAL);
    }

    private static ItemCollectionMetrics of(Table table, Value hash) {
        double least = Math.floor(table.collectionBytes(hash) / GIGABYTE);
        var key = new Item(Map.of(table.definition().keys().hash(), hash));
        return ItemCollectionMetrics.builder().itemCollectionKey(ItemWriter.attributes(key)).sizeEstimateRangeGB(least,
                least + 1).build();
    }
}
