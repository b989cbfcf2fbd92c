package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Describes tables as they are. */
final class TableDescriptions {
    private final String arnPrefix;
    private final Time time;

    TableDescriptions(String arnPrefix, Time time) {
        this.arnPrefix = arnPrefix;
        this.time = time;
    }

    /** The table as it is. */
    TableDescription of(Table table) {
        return of(table, TableStatus.ACTIVE, Map.of());
    }

    /** The table as it is, though said to be on the way there. */
    TableDescription of(Table table, TableStatus status, Map<String, IndexStatus> indexStatuses) {
        return new View(table, table.definition(), status, indexStatuses).description();
    }

    /** A table on its way to what it is: as it was, with what the change adds. */
    TableDescription changing(Table table, TableDefinition shown, Map<String, IndexStatus> indexStatuses) {
        return new View(table, shown, TableStatus.UPDATING, indexStatuses).description();
    }

    /** What is left to say of a table that is being deleted. */
    TableDescription deleting(Table table) {
        return of(table, TableStatus.DELETING, Map.of()).toBuilder().attributeDefinitions(
                (List<AttributeDefinition>) null).keySchema((List<KeySchemaElement>) null).creationDateTime(null)
                .globalSecondaryIndexes((List<GlobalSecondaryIndexDescription>) null).localSecondaryIndexes(
                        (List<LocalSecondaryIndexDescription>) null).build();
    }

    /**
     * What is shown of a table.
     *
     * @param indexStatuses of global indexes that are not active
     */
    private final class View {
        private final Table table;
        private final TableDefinition shown;
        private final TableStatus status;
        private final Map<String, IndexStatus> indexStatuses;

        View(Table table, TableDefinition shown, TableStatus status, Map<String, IndexStatus> indexStatuses) {
            this.table = table;
            this.shown = shown;
            this.status = status;
            this.indexStatuses = indexStatuses;
        }

        TableDescription description() {
            var description = TableDescription.builder().tableName(shown.name()).tableId(shown.id()).tableArn(arnPrefix
                    + shown.name()).tableStatus(status).creationDateTime(shown.created()).attributeDefinitions(
                            attributes(shown)).keySchema(keys(shown.keys())).itemCount(table.itemCount())
                    .tableSizeBytes(table.sizeBytes()).provisionedThroughput(throughput(shown.billing()))
                    .deletionProtectionEnabled(shown.options().deletionProtected());
            addBilling(description);
            addIndexes(description);
            shown.options().encryptionKey().ifPresent(key -> description.sseDescription(sse -> sse.status(
                    SSEStatus.ENABLED).sseType(SSEType.KMS).kmsMasterKeyArn(key)));
            shown.options().tableClass().ifPresent(name -> description.tableClassSummary(c -> c.tableClass(name)));
            return description.build();
        }

        private void addBilling(TableDescription.Builder description) {
            if (shown.billing().onDemand()) {
                description.billingModeSummary(b -> b.billingMode(BillingMode.PAY_PER_REQUEST)
                        .lastUpdateToPayPerRequestDateTime(status == TableStatus.CREATING ? null : shown.created()));
            }
        }

        private void addIndexes(TableDescription.Builder description) {
            var globals = shown.indexes().stream().filter(IndexDefinition::isGlobal).map(this::global).toList();
            var locals = shown.indexes().stream().filter(i -> !i.isGlobal()).map(this::local).toList();
            if (!globals.isEmpty()) {
                description.globalSecondaryIndexes(globals);
            }
            if (!locals.isEmpty()) {
                description.localSecondaryIndexes(locals);
            }
        }

        private GlobalSecondaryIndexDescription global(IndexDefinition index) {
            var indexStatus = indexStatuses.getOrDefault(index.name(), status == TableStatus.CREATING
                    ? IndexStatus.CREATING
                    : IndexStatus.ACTIVE);
            boolean added = indexStatus == IndexStatus.CREATING && status == TableStatus.UPDATING;
            return GlobalSecondaryIndexDescription.builder().indexName(index.name()).indexArn(indexArn(index))
                    .indexStatus(indexStatus).backfilling(added ? false : null).keySchema(keys(index.keys()))
                    .projection(projection(index)).itemCount(itemCount(index)).indexSizeBytes(size(index))
                    .provisionedThroughput(throughput(index.billing())).build();
        }

        private LocalSecondaryIndexDescription local(IndexDefinition index) {
            return LocalSecondaryIndexDescription.builder().indexName(index.name()).indexArn(indexArn(index)).keySchema(
                    keys(index.keys())).projection(projection(index)).itemCount(itemCount(index)).indexSizeBytes(size(
                            index)).build();
        }

        private long itemCount(IndexDefinition index) {
            return table.index(index.name()).map(i -> i.entries().sizeAsLong()).orElse(0L);
        }

        private long size(IndexDefinition index) {
            return table.index(index.name()).map(table::sizeBytes).orElse(0L);
        }

        private String indexArn(IndexDefinition index) {
            return arnPrefix + shown.name() + "/index/" + index.name();
        }
    }

    private static List<AttributeDefinition> attributes(TableDefinition definition) {
        return definition.attributes().entrySet().stream().map(a -> AttributeDefinition.builder().attributeName(a
                .getKey()).attributeType(a.getValue().name()).build()).toList();
    }

    private static List<KeySchemaElement> keys(KeySchema schema) {
        var elements = new ArrayList<KeySchemaElement>();
        elements.add(KeySchemaElement.builder().attributeName(schema.hash()).keyType(KeyType.HASH).build());
        schema.range().ifPresent(range -> elements.add(KeySchemaElement.builder().attributeName(range).keyType(
                KeyType.RANGE).build()));
        return elements;
    }

    private static Projection projection(IndexDefinition index) {
        var projection = Projection.builder().projectionType(index.projected().name());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return projection.build();
    }

    private ProvisionedThroughputDescription throughput(Billing billing) {
        return ProvisionedThroughputDescription.builder().numberOfDecreasesToday((long) billing.decreasesOn(time.now()))
                .readCapacityUnits(billing.readUnits()).writeCapacityUnits(billing.writeUnits()).lastIncreaseDateTime(
                        billing.increased().orElse(null)).lastDecreaseDateTime(billing.decreased().orElse(null))
                .build();
    }
}
