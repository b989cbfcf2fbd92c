package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Path;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;

/** Refuses paths that go into key attributes, which are never documents. */
final class KeyPaths {
    private KeyPaths() {}

    static void checkScalar(TableDefinition table, List<Path> paths) {
        for (var path : paths) {
            if (!path.isNested()) {
                continue;
            }
            if (table.keys().has(path.attribute())) {
                throw notScalar("Key: " + path.attribute());
            }
            if (table.indexes().stream().anyMatch(i -> i.keys().has(path.attribute()))) {
                throw notScalar("IndexKey: " + path.attribute());
            }
        }
    }

    private static RuntimeException notScalar(String which) {
        return Invalid.request("Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
                + "allowed: " + which);
    }
}
