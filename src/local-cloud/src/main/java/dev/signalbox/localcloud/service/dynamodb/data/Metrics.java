package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Item collection metrics, which AWS has only for tables with local indexes, and this engine not at all. */
final class Metrics {
    private Metrics() {}

    static void refuse(Table table, @Nullable String asked, String operation) {
        var shown = Enums.read(asked, "returnItemCollectionMetrics", List.of("NONE", "SIZE"));
        if (shown.equals("SIZE") && table.definition().indexes().stream().anyMatch(i -> i
                .scope() == IndexDefinition.Scope.LOCAL)) {
            throw Invalid.unsupported("ReturnItemCollectionMetrics", operation);
        }
    }
}
