package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.KeyBytes;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a table asks of keys and of items, and the bytes that stand for a key. */
public final class KeyRules {
    private static final int MAX_HASH_BYTES = 2048;
    private static final int MAX_RANGE_BYTES = 1024;

    private final TableDefinition table;

    public KeyRules(TableDefinition table) {
        this.table = table;
    }

    /** The key of an item about to be stored, which must also fit all indexes. */
    public byte[] ofItem(Item item) {
        for (var attribute : table.keys().attributes()) {
            var value = item.get(attribute).orElseThrow(() -> Invalid.parameter("Missing the key " + attribute
                    + " in the item"));
            var wanted = table.typeOf(attribute);
            if (value.type() != wanted) {
                throw Invalid.parameter("Type mismatch for key " + attribute + " expected: " + wanted + " actual: "
                        + value.type());
            }
            checkKeyValue(attribute, value);
        }
        checkIndexKeys(item);
        return encode(item);
    }

    /** The key in a request that names one item: exactly the key attributes. */
    public byte[] ofKey(Item key) {
        if (key.attributes().size() != table.keys().attributes().size()) {
            throw mismatch();
        }
        return ofKeyIn(key);
    }

    /** The table's key out of attributes that may be more. */
    public byte[] ofKeyIn(Item attributes) {
        for (var attribute : table.keys().attributes()) {
            var value = attributes.get(attribute).orElseThrow(KeyRules::mismatch);
            if (value.type() != table.typeOf(attribute)) {
                throw mismatch();
            }
            checkKeyValue(attribute, value);
        }
        return encode(attributes);
    }

    private static AwsServiceException mismatch() {
        return Invalid.request("The provided key element does not match the schema");
    }

    private byte[] encode(Item item) {
        return encode(table, table.keys(), item).orElseThrow().toByteArray();
    }

    /** The key by some schema; empty when an attribute is missing, or was put before it became a key. */
    static Optional<KeyBytes> encode(TableDefinition table, KeySchema keys, Item item) {
        var hash = keyValue(table, keys.hash(), item);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        var bytes = new KeyBytes().partition(hash.get(), table.scatter());
        if (keys.range().isEmpty()) {
            return Optional.of(bytes);
        }
        return keyValue(table, keys.range().get(), item).map(bytes::add);
    }

    private static Optional<Value> keyValue(TableDefinition table, String attribute, Item item) {
        return item.get(attribute).filter(v -> v.type() == table.typeOf(attribute) && emptyKind(v).isEmpty());
    }

    /** Refuses empty and too long values of a key attribute. */
    public void checkKeyValue(String attribute, Value value) {
        emptyKind(value).ifPresent(kind -> {
            throw Invalid.request("One or more parameter values are not valid. The AttributeValue for a key attribute "
                    + "cannot contain an empty " + kind + " value. Key: " + attribute);
        });
        checkLength(value, attribute.equals(table.keys().hash()));
    }

    /** The key bytes that all rows of a partition begin with. */
    public byte[] partition(Value hash) {
        return new KeyBytes().partition(hash, table.scatter()).toByteArray();
    }

    /** Looks at one attribute of a key by itself. */
    public void checkPiece(KeySchema keys, String attribute, Item key) {
        var value = key.get(attribute).filter(v -> v.type() == table.typeOf(attribute)).orElseThrow(KeyRules::mismatch);
        checkLength(value, attribute.equals(keys.hash()));
    }

    private void checkIndexKeys(Item item) {
        for (var index : table.indexes().reversed()) {
            for (var attribute : index.keys().attributes()) {
                item.get(attribute).ifPresent(value -> checkIndexKey(index, attribute, value));
            }
        }
    }

    private void checkIndexKey(IndexDefinition index, String attribute, Value value) {
        checkIndexType(index, attribute, value.type());
        emptyKind(value).ifPresent(kind -> {
            throw Invalid.request("One or more parameter values are not valid. A value specified for a secondary index "
                    + "key is not supported. The AttributeValue for a key attribute cannot contain an empty " + kind
                    + " value. IndexName: " + index.name() + ", IndexKey: " + attribute);
        });
        checkLength(value, attribute.equals(index.keys().hash()));
    }

    /** Refuses an update that would give index keys other types than they have, as far as it can be known before. */
    public void checkIndexTypes(Function<String, Optional<ValueType>> given) {
        for (var index : table.indexes().reversed()) {
            for (var attribute : index.keys().attributes()) {
                given.apply(attribute).ifPresent(type -> checkIndexType(index, attribute, type));
            }
        }
    }

    private void checkIndexType(IndexDefinition index, String attribute, ValueType type) {
        if (type != table.typeOf(attribute)) {
            throw Invalid.parameter("Type mismatch for Index Key " + attribute + " Expected: " + table.typeOf(attribute)
                    + " Actual: " + type + " IndexName: " + index.name());
        }
    }

    /** Refuses what an update made of index keys. */
    public void checkUpdated(Optional<Item> before, Item after) {
        for (var index : table.indexes().reversed()) {
            for (var attribute : index.keys().attributes()) {
                after.get(attribute).filter(value -> !before.flatMap(b -> b.get(attribute)).equals(Optional.of(value)))
                        .ifPresent(value -> checkUpdated(attribute, value));
            }
        }
    }

    private void checkUpdated(String attribute, Value value) {
        if (value.type() != table.typeOf(attribute)) {
            throw Invalid.request(
                    "The update expression attempted to update the secondary index key to unsupported type");
        }
        emptyKind(value).ifPresent(kind -> {
            throw Invalid.request("One or more parameter values are not valid. The update expression attempted to "
                    + "update a secondary index key to a value that is not supported. The AttributeValue for a key "
                    + "attribute cannot contain an empty " + kind + " value.");
        });
    }

    private static Optional<String> emptyKind(Value value) {
        return switch (value) {
            case Value.Str(var text) when text.isEmpty() -> Optional.of("string");
            case Value.Bin(var bytes) when bytes.asByteArrayUnsafe().length == 0 -> Optional.of("binary");
            default -> Optional.empty();
        };
    }

    private static void checkLength(Value value, boolean isHash) {
        int length = switch (value) {
            case Value.Str(var text) -> ItemSize.utf8(text);
            case Value.Bin(var bytes) -> bytes.asByteArrayUnsafe().length;
            default -> 0;
        };
        if (isHash && length > MAX_HASH_BYTES) {
            throw Invalid.parameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!isHash && length > MAX_RANGE_BYTES) {
            throw Invalid.parameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }
}
