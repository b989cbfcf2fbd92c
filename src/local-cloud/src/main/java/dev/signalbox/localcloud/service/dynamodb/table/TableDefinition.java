package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Scatter;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it was asked for, without its rows.
 *
 * @param id new for every table made, also when one of the same name was there before
 * @param attributes types of all key attributes of the table and its indexes
 * @param keyFormat 1 since rows are scattered as in DynamoDB; 0 of tables that were made before
 */
public record TableDefinition(String name, String id, Instant created, Map<String, ValueType> attributes,
        KeySchema keys, List<IndexDefinition> indexes, Billing billing, TableOptions options,
        int keyFormat) {

    public Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    public ValueType typeOf(String keyAttribute) {
        var type = attributes.get(keyAttribute);
        if (type == null) {
            throw new IllegalArgumentException("Not a key attribute of " + name + ": " + keyAttribute);
        }
        return type;
    }

    public Scatter scatter() {
        return keyFormat == 0 ? Scatter.BY_CHECKSUM : Scatter.LIKE_DYNAMODB;
    }

    public TableDefinition withOptions(TableOptions changed) {
        return new TableDefinition(name, id, created, attributes, keys, indexes, billing, changed, keyFormat);
    }

    public TableDefinition withBilling(Billing changed) {
        return new TableDefinition(name, id, created, attributes, keys, indexes, changed, options, keyFormat);
    }

    public TableDefinition withIndexes(Map<String, ValueType> changedAttributes, List<IndexDefinition> changed) {
        return new TableDefinition(name, id, created, changedAttributes, keys, changed, billing, options, keyFormat);
    }
}
