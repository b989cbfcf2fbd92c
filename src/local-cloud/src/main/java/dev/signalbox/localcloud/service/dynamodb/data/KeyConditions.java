package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.KeyTerm;
import dev.signalbox.localcloud.service.dynamodb.table.KeyRange;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.KeyBytes;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A key condition that fits a table or index: one hash key, and perhaps a condition on the range key.
 */
record KeyConditions(Table table, Value hash, Optional<KeyTerm> range) {

    /** @param before what to look at first of each key attribute */
    static KeyConditions of(List<KeyTerm> terms, Table table, KeySchema keys, Consumer<String> before) {
        before.accept(keys.hash());
        if (terms.size() > keys.attributes().size()) {
            throw notSupported();
        }
        var hash = term(terms, keys.hash()).orElseThrow(() -> missing(keys.hash()));
        checkValues(table, hash);
        if (hash.operator() != KeyTerm.Operator.EQ) {
            throw notSupported();
        }
        keys.range().ifPresent(before);
        var range = keys.range().flatMap(name -> term(terms, name));
        if (terms.size() > 1 && range.isEmpty()) {
            throw missing(keys.range().orElse(keys.hash()));
        }
        range.ifPresent(term -> checkValues(table, term));
        return new KeyConditions(table, hash.value(), range);
    }

    private static Optional<KeyTerm> term(List<KeyTerm> terms, String attribute) {
        return terms.stream().filter(t -> t.attribute().equals(attribute)).findFirst();
    }

    private static RuntimeException missing(String attribute) {
        return Invalid.request("Query condition missed key schema element: " + attribute);
    }

    private static RuntimeException notSupported() {
        return Invalid.request("Query key condition not supported");
    }

    private static void checkValues(Table table, KeyTerm term) {
        if (term.operator() == KeyTerm.Operator.NOT_INDEXABLE) {
            throw Invalid.request("Attempted conditional constraint is not an indexable operation");
        }
        var type = table.definition().typeOf(term.attribute());
        for (var value : term.values()) {
            if (value.type() != type) {
                throw Invalid.parameter("Condition parameter type does not match schema type");
            }
            table.keyRules().checkKeyValue(term.attribute(), value);
        }
    }

    /** The encoded keys that fulfil the condition. */
    KeyRange keys() {
        var partition = table.keyRules().partition(hash);
        if (range.isEmpty()) {
            return all(partition);
        }
        var term = range.get();
        var at = with(partition, term.value());
        var end = KeyBytes.after(partition);
        return switch (term.operator()) {
            case EQ -> all(at);
            case LT -> between(partition, at);
            case LE -> between(partition, KeyBytes.after(at));
            case GT -> between(KeyBytes.after(at), end);
            case GE -> between(at, end);
            case BEGINS_WITH -> all(new KeyBytes().raw(partition).addPrefix(term.value()).toByteArray());
            case NOT_INDEXABLE -> throw new IllegalStateException("Checked before: " + term);
            case BETWEEN -> between(at, KeyBytes.after(with(partition, term.values().getLast())));
        };
    }

    private static byte[] with(byte[] partition, Value value) {
        return new KeyBytes().raw(partition).add(value).toByteArray();
    }

    private static KeyRange all(byte[] prefix) {
        return between(prefix, KeyBytes.after(prefix));
    }

    private static KeyRange between(byte[] from, byte[] before) {
        return new KeyRange(from, Optional.of(before));
    }

    /** Refuses to go on after a key that the condition could not have led to. */
    void checkStart(StartKey start, KeySchema keys) {
        boolean elsewhere = !start.key().get(keys.hash()).equals(Optional.of(hash));
        if (range.isEmpty()) {
            if (elsewhere) {
                throw Invalid.request(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
            return;
        }
        if (start.key().get(range.get().attribute()).filter(range.get()::holds).isEmpty()) {
            throw Invalid.request("The provided starting key does not match the range key predicate");
        }
        if (elsewhere) {
            throw Invalid.request("The query can return at most one row and cannot be restarted");
        }
    }
}
