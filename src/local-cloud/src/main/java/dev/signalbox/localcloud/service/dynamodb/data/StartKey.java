package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a page begins: after the key that the page before ended with.
 *
 * @param position the encoded key in the order that is walked
 */
record StartKey(Item key, byte[] position) {
    private static final String INVALID = "The provided starting key is invalid";

    static Optional<StartKey> read(Map<String, AttributeValue> attributes, Table table,
            Optional<SecondaryIndex> index) {
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        var key = item(attributes);
        var names = new HashSet<>(table.definition().keys().attributes());
        index.ifPresent(i -> names.addAll(i.definition().keys().attributes()));
        if (!key.attributes().keySet().equals(names)) {
            throw Invalid.request(INVALID);
        }
        return Optional.of(new StartKey(key, position(table, index, key)));
    }

    private static Item item(Map<String, AttributeValue> attributes) {
        try {
            return ItemReader.item(attributes);
        } catch (AwsServiceException e) {
            throw Invalid.request(INVALID + ": " + ServiceError.messageOf(e));
        }
    }

    private static byte[] position(Table table, Optional<SecondaryIndex> index, Item key) {
        try {
            var rowKey = table.keyRules().ofItem(key);
            return index.isEmpty() ? rowKey : index.get().keyOf(key, rowKey).orElseThrow();
        } catch (AwsServiceException e) {
            throw Invalid.request(INVALID + ": The provided key element does not match the schema");
        }
    }
}
