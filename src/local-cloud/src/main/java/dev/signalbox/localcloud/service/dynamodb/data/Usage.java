package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Counts the capacity units that a request consumes of one table, by DynamoDB's rules. */
final class Usage {
    private static final int READ_UNIT = 4096;
    private static final int WRITE_UNIT = 1024;

    private final TableDefinition table;
    private final double factor;
    private double tableUnits;
    private final Map<IndexDefinition, Double> indexUnits = new HashMap<>();

    /**
     * @param factor 2 in transactions, which read or write everything twice
     */
    Usage(TableDefinition table, double factor) {
        this.table = table;
        this.factor = factor;
    }

    /** Counts reading so many bytes at once, from an index if there is one. */
    void read(Optional<IndexDefinition> index, long bytes, boolean consistent) {
        double units = units(bytes, READ_UNIT) * (consistent ? 1 : 0.5);
        if (index.isPresent()) {
            indexUnits.merge(index.get(), units * factor, Double::sum);
        } else {
            tableUnits += units * factor;
        }
    }

    /** Counts a write, also of the index entries that it changes. */
    void write(Optional<Item> before, Optional<Item> after) {
        tableUnits += Math.max(writeUnits(before), writeUnits(after)) * factor;
        for (var index : table.indexes()) {
            var old = before.flatMap(item -> index.entryOf(item, table.keys()));
            var now = after.flatMap(item -> index.entryOf(item, table.keys()));
            if (!old.equals(now)) {
                indexUnits.merge(index, indexWrite(index, old, now) * factor, Double::sum);
            }
        }
    }

    private static double indexWrite(IndexDefinition index, Optional<Item> old, Optional<Item> now) {
        if (old.isEmpty() || now.isEmpty()) {
            return writeUnits(old.or(() -> now));
        }
        boolean moved = index.keys().attributes().stream().anyMatch(a -> !old.get().get(a).equals(now.get().get(a)));
        return moved ? writeUnits(old) + writeUnits(now) : Math.max(writeUnits(old), writeUnits(now));
    }

    private static double writeUnits(Optional<Item> item) {
        return units(item.map(ItemSize::of).orElse(0), WRITE_UNIT);
    }

    private static double units(long bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }

    /** What to answer; empty when the caller did not ask. */
    Optional<ConsumedCapacity> consumed(CapacityDetail detail) {
        if (detail == CapacityDetail.NONE) {
            return Optional.empty();
        }
        double all = tableUnits + indexUnits.values().stream().mapToDouble(d -> d).sum();
        var consumed = ConsumedCapacity.builder().tableName(table.name()).capacityUnits(all);
        if (detail == CapacityDetail.INDEXES) {
            consumed.table(capacity(tableUnits));
            var global = indexCapacities(IndexDefinition.Scope.GLOBAL);
            var local = indexCapacities(IndexDefinition.Scope.LOCAL);
            if (!global.isEmpty()) {
                consumed.globalSecondaryIndexes(global);
            }
            if (!local.isEmpty()) {
                consumed.localSecondaryIndexes(local);
            }
        }
        return Optional.of(consumed.build());
    }

    private Map<String, Capacity> indexCapacities(IndexDefinition.Scope scope) {
        var capacities = new HashMap<String, Capacity>();
        indexUnits.forEach((index, units) -> {
            if (index.scope() == scope) {
                capacities.put(index.name(), capacity(units));
            }
        });
        return capacities;
    }

    private static Capacity capacity(double units) {
        return Capacity.builder().capacityUnits(units).build();
    }
}
