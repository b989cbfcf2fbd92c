package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.dynamodb.table.Isolation;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.table.TableNames;
import dev.signalbox.localcloud.service.dynamodb.table.Tables;
import org.jspecify.annotations.Nullable;

/** What operations on items work with. */
public record DataContext(Tables tables, TableNames names, Isolation isolation, Time time) {
    Table table(@Nullable String nameOrArn) {
        return tables.get(names.read(nameOrArn));
    }
}
