package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.HashSet;
import java.util.List;
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
    /** Complaints of values that are said to be of the starting key; others stand alone. */
    private static final List<String> NAMED = List.of("Supplied AttributeValue", "Null attribute value",
            "An string set", "Binary sets should");

    /** The key as it was given, if it was. */
    static Optional<Item> item(boolean given, Map<String, AttributeValue> attributes) {
        try {
            return given ? Optional.of(ItemReader.item(attributes)) : Optional.empty();
        } catch (AwsServiceException e) {
            boolean named = NAMED.stream().anyMatch(ServiceError.messageOf(e)::contains);
            throw named ? Invalid.request(INVALID + ": " + ServiceError.messageOf(e)) : e;
        }
    }

    static StartKey ofScan(Item key, Table table, Optional<SecondaryIndex> index) {
        if (index.isPresent()) {
            checkCount(key, table, index);
            index.get().definition().keys().attributes().forEach(a -> checkPiece(key, a, table, index));
        }
        return positioned(key, table, index);
    }

    /** Refuses a key that has not as many attributes as a key of the table and the index together. */
    static void checkCount(Item key, Table table, Optional<SecondaryIndex> index) {
        var names = new HashSet<>(table.definition().keys().attributes());
        names.addAll(PageRules.keys(table, index).attributes());
        if (key.attributes().size() != names.size()) {
            throw Invalid.request(INVALID);
        }
    }

    /** Looks at one attribute of the key that is walked by. */
    static void checkPiece(Item key, String attribute, Table table, Optional<SecondaryIndex> index) {
        if (key.get(attribute).isEmpty()) {
            throw Invalid.request(INVALID);
        }
        table.keyRules().checkPiece(PageRules.keys(table, index), attribute, key);
    }

    /** @throws AwsServiceException when the table's own key in it does not fit */
    static StartKey positioned(Item key, Table table, Optional<SecondaryIndex> index) {
        try {
            var rowKey = index.isEmpty() ? table.keyRules().ofKey(key) : table.keyRules().ofKeyIn(key);
            return new StartKey(key, index.isEmpty() ? rowKey : index.get().keyOf(key, rowKey).orElseThrow());
        } catch (AwsServiceException e) {
            throw Invalid.request(INVALID + ": " + ServiceError.messageOf(e));
        }
    }
}
