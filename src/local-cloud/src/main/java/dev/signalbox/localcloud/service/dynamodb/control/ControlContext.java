package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.table.TableNames;
import dev.signalbox.localcloud.service.dynamodb.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * What operations on tables work with.
 *
 * @param defaultKeyArn the KMS key that stands for the one AWS manages
 */
public record ControlContext(Tables tables, TableNames names, Time time, String defaultKeyArn) {
    Table table(@Nullable String nameOrArn) {
        var name = names.read(nameOrArn);
        return tables.find(name).orElseThrow(() -> Tables.notFound(name));
    }
}
