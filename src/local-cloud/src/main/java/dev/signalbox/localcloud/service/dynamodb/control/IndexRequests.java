package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/**
 * Reads secondary indexes of requests.
 *
 * @param attributes of the table that the indexes belong to
 */
record IndexRequests(KeySchema tableKeys, Map<String, ValueType> attributes, Billing tableBilling) {
    private static final int MAX_GLOBAL = 20;
    private static final int MAX_LOCAL = 5;

    List<IndexDefinition> read(List<GlobalSecondaryIndex> globals, List<LocalSecondaryIndex> locals) {
        var indexes = new ArrayList<IndexDefinition>();
        locals.forEach(index -> indexes.add(local(index)));
        globals.forEach(index -> indexes.add(global(index)));
        checkTogether(indexes);
        return indexes;
    }

    static void checkTogether(List<IndexDefinition> indexes) {
        var names = new HashSet<String>();
        for (var index : indexes) {
            if (!names.add(index.name())) {
                throw Invalid.parameter("Duplicate index name: " + index.name());
            }
        }
        long globals = indexes.stream().filter(IndexDefinition::isGlobal).count();
        if (indexes.size() - globals > MAX_LOCAL) {
            throw Invalid.parameter("Number of LocalSecondaryIndexes exceeds per-table limit of " + MAX_LOCAL);
        }
        if (globals > MAX_GLOBAL) {
            throw Invalid.parameter("GlobalSecondaryIndex count exceeds the per-table limit of " + MAX_GLOBAL);
        }
    }

    private IndexDefinition global(GlobalSecondaryIndex index) {
        if (index.warmThroughput() != null) {
            throw Invalid.unsupported("WarmThroughput", "a global secondary index");
        }
        if (index.onDemandThroughput() != null) {
            throw Invalid.unsupported("OnDemandThroughput", "a global secondary index");
        }
        var name = index.indexName();
        var billing = BillingRequests.ofIndex(name, tableBilling, index.provisionedThroughput());
        return definition(name, IndexDefinition.Scope.GLOBAL, KeyRequests.schema(index.keySchema(), attributes), index
                .projection(), billing);
    }

    IndexDefinition global(CreateGlobalSecondaryIndexAction action) {
        return global(GlobalSecondaryIndex.builder().indexName(action.indexName()).keySchema(action.keySchema())
                .projection(action.projection()).provisionedThroughput(action.provisionedThroughput())
                .onDemandThroughput(action.onDemandThroughput()).warmThroughput(
                        action.warmThroughput()).build());
    }

    private IndexDefinition local(LocalSecondaryIndex index) {
        if (tableKeys.range().isEmpty()) {
            throw Invalid.parameter("Table KeySchema does not have a range key, which is required when specifying a "
                    + "LocalSecondaryIndex");
        }
        var name = index.indexName();
        var keys = KeyRequests.schema(index.keySchema(), attributes);
        if (keys.range().isEmpty()) {
            throw Invalid.parameter("Index KeySchema does not have a range key for index: " + name);
        }
        if (!keys.hash().equals(tableKeys.hash())) {
            throw Invalid.parameter("Index KeySchema does not have the same leading hash key as table KeySchema for "
                    + "index: " + name + ". index hash key: " + keys.hash() + ", table hash key: " + tableKeys.hash());
        }
        return definition(name, IndexDefinition.Scope.LOCAL, keys, index.projection(), Billing.ON_DEMAND);
    }

    private static IndexDefinition definition(String name, IndexDefinition.Scope scope, KeySchema keys,
            @Nullable Projection projection, Billing billing) {
        var type = projection == null ? null : projection.projectionTypeAsString();
        if (projection == null || type == null) {
            throw Invalid.parameter("Unknown ProjectionType: null");
        }
        var projected = IndexDefinition.Projected.valueOf(type);
        checkIncluded(projected, projection);
        return new IndexDefinition(name, scope, keys, projected, List.copyOf(projection.nonKeyAttributes()), billing);
    }

    private static void checkIncluded(IndexDefinition.Projected projected, Projection projection) {
        if (projected != IndexDefinition.Projected.INCLUDE && projection.hasNonKeyAttributes()) {
            throw Invalid.parameter("ProjectionType is " + projected + ", but NonKeyAttributes is specified");
        }
        if (projected == IndexDefinition.Projected.INCLUDE && projection.nonKeyAttributes().isEmpty()) {
            throw Invalid.parameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
    }
}
