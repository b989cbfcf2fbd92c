package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
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

    TableDescriptions(String arnPrefix) {
        this.arnPrefix = arnPrefix;
    }

    TableDescription of(Table table, TableStatus status) {
        var definition = table.definition();
        var description = TableDescription.builder().tableName(definition.name()).tableId(definition.id()).tableArn(
                arnPrefix + definition.name()).tableStatus(status).creationDateTime(definition.created())
                .attributeDefinitions(attributes(definition)).keySchema(keys(definition.keys())).itemCount(table
                        .itemCount()).tableSizeBytes(table.sizeBytes()).provisionedThroughput(throughput(definition
                                .billing())).deletionProtectionEnabled(definition.options().deletionProtected());
        addBilling(description, definition);
        addIndexes(description, table);
        definition.options().encryptionKey().ifPresent(key -> description.sseDescription(sse -> sse.status(
                SSEStatus.ENABLED).sseType(SSEType.KMS).kmsMasterKeyArn(key)));
        definition.options().tableClass().ifPresent(name -> description.tableClassSummary(c -> c.tableClass(name)));
        return description.build();
    }

    private static void addBilling(TableDescription.Builder description, TableDefinition definition) {
        if (definition.billing().onDemand()) {
            description.billingModeSummary(b -> b.billingMode(BillingMode.PAY_PER_REQUEST)
                    .lastUpdateToPayPerRequestDateTime(definition.created()));
        }
    }

    private void addIndexes(TableDescription.Builder description, Table table) {
        var globals = new ArrayList<GlobalSecondaryIndexDescription>();
        var locals = new ArrayList<LocalSecondaryIndexDescription>();
        for (var definition : table.definition().indexes()) {
            var index = table.index(definition.name()).orElseThrow();
            if (definition.isGlobal()) {
                globals.add(global(table, index));
            } else {
                locals.add(local(table, index));
            }
        }
        if (!globals.isEmpty()) {
            description.globalSecondaryIndexes(globals);
        }
        if (!locals.isEmpty()) {
            description.localSecondaryIndexes(locals);
        }
    }

    private GlobalSecondaryIndexDescription global(Table table, SecondaryIndex index) {
        var definition = index.definition();
        return GlobalSecondaryIndexDescription.builder().indexName(definition.name()).indexArn(indexArn(table,
                definition)).indexStatus(IndexStatus.ACTIVE).keySchema(keys(definition.keys())).projection(projection(
                        definition)).itemCount(index.entries().sizeAsLong()).provisionedThroughput(throughput(definition
                                .billing())).build();
    }

    private LocalSecondaryIndexDescription local(Table table, SecondaryIndex index) {
        var definition = index.definition();
        return LocalSecondaryIndexDescription.builder().indexName(definition.name()).indexArn(indexArn(table,
                definition)).keySchema(keys(definition.keys())).projection(projection(definition)).itemCount(index
                        .entries().sizeAsLong()).build();
    }

    private String indexArn(Table table, IndexDefinition index) {
        return arnPrefix + table.definition().name() + "/index/" + index.name();
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

    private static ProvisionedThroughputDescription throughput(Billing billing) {
        return ProvisionedThroughputDescription.builder().numberOfDecreasesToday(0L).readCapacityUnits(billing
                .readUnits()).writeCapacityUnits(billing.writeUnits()).build();
    }
}
