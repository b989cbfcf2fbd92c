package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.expression.Path;
import dev.signalbox.localcloud.service.dynamodb.expression.Update;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes checked writes of what requests ask for. */
final class RowWrites {
    private RowWrites() {}

    /** Options of a write that are read the same way everywhere. */
    record Options(Optional<Filter> condition, boolean showOldOnFailure) {
        static final Options NONE = new Options(Optional.empty(), false);

        static Options read(Optional<Filter> condition, @Nullable String onFailure) {
            return new Options(condition, "ALL_OLD".equals(onFailure));
        }

        /** With this condition if there is no other. */
        Options or(Optional<Filter> other) {
            return new Options(condition.or(() -> other), showOldOnFailure);
        }
    }

    static RowWrite put(Table table, Item item, Options options) {
        checkPaths(table, options);
        return write(table, new Row(table.keyRules().ofItem(item), item), options, new Change.Put(item));
    }

    static RowWrite delete(Table table, Item key, Options options) {
        checkPaths(table, options);
        return write(table, row(table, key), options, new Change.Delete());
    }

    static RowWrite check(Table table, Item key, Options options) {
        checkPaths(table, options);
        return write(table, row(table, key), options, new Change.Check());
    }

    static RowWrite update(Table table, Item key, Optional<Update> update, Options options) {
        var row = row(table, key);
        update.ifPresent(u -> checkUpdate(table, u));
        checkPaths(table, options);
        return write(table, row, options, new Change.Edit(key, update));
    }

    /** The expressions of a write that has only a condition. */
    static Options conditionOnly(Expressions expressions, @Nullable String onFailure) {
        var options = Options.read(expressions.condition(), onFailure);
        expressions.checkAllUsed();
        return options;
    }

    /** A row as a request names it. */
    private record Row(byte[] key, Item named) {}

    private static Row row(Table table, Item key) {
        return new Row(table.keyRules().ofKey(key), key);
    }

    private static RowWrite write(Table table, Row row, Options options, Change change) {
        return new RowWrite(table, row.key, row.named, options, change);
    }

    static void checkSize(Item item) {
        if (ItemSize.of(item) > ItemSize.LIMIT) {
            throw Invalid.request("Item size has exceeded the maximum allowed size");
        }
    }

    private static void checkUpdate(Table table, Update update) {
        for (var path : update.paths()) {
            if (table.definition().keys().has(path.attribute())) {
                throw Invalid.parameter("Cannot update attribute " + path.attribute()
                        + ". This attribute is part of the key");
            }
        }
        table.keyRules().checkIndexTypes(update::typeGivenTo);
        KeyPaths.checkScalar(table.definition(), update.mentioned());
    }

    private static void checkPaths(Table table, Options options) {
        KeyPaths.checkScalar(table.definition(), options.condition().map(Filter::mentioned).orElse(List.<Path>of()));
    }
}
