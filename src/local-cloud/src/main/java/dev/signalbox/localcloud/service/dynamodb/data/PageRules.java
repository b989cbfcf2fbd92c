package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Query and Scan read of their requests in the same way. */
final class PageRules {
    private PageRules() {}

    static int limit(@Nullable Integer limit) {
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    static Optional<SecondaryIndex> index(Table table, @Nullable String name, @Nullable Boolean consistent) {
        if (name == null) {
            return Optional.empty();
        }
        var index = table.index(name).orElseThrow(() -> Invalid.request(
                "The table does not have the specified index: " + name));
        if (index.definition().isGlobal() && Boolean.TRUE.equals(consistent)) {
            throw Invalid.request("Consistent reads are not supported on global secondary indexes");
        }
        return Optional.of(index);
    }

    static KeySchema keys(Table table, Optional<SecondaryIndex> index) {
        return index.map(SecondaryIndex::definition).map(IndexDefinition::keys).orElse(table.definition().keys());
    }

    static void checkFilter(Table table, Optional<Filter> filter) {
        KeyPaths.checkScalar(table.definition(), filter.map(Filter::mentioned).orElse(List.of()));
    }

    static Usage usage(PageRead read, PageRead.Page page, @Nullable Boolean consistent) {
        var usage = new Usage(read.table().definition(), 1);
        boolean strong = Boolean.TRUE.equals(consistent);
        usage.read(read.index().map(SecondaryIndex::definition), page.bytes().walked(), strong);
        if (page.bytes().fetched() > 0) {
            usage.read(Optional.empty(), page.bytes().fetched(), strong);
        }
        return usage;
    }
}
