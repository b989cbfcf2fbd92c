package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** UpdateTable: billing, global indexes, encryption, class and deletion protection; the rest is refused by name. */
public final class TableUpdates {
    private final ControlContext control;
    private final TableRequests requests;
    private final TableDescriptions descriptions;

    public TableUpdates(ControlContext control) {
        this.control = control;
        this.requests = new TableRequests(control.defaultKeyArn());
        this.descriptions = new TableDescriptions(control.names().arnPrefix());
    }

    public void register(Operations operations) {
        operations.on(UpdateTableRequest.class, this::update);
    }

    private UpdateTableResponse update(UpdateTableRequest request) {
        refuseUnsupported(request);
        checkAsksForSomething(request);
        var table = control.tables().change(control.table(request.tableName()), definition -> {
            var billed = withOptions(withBilling(definition, request), request);
            return request.hasGlobalSecondaryIndexUpdates() ? withIndexes(billed, request) : billed;
        });
        return UpdateTableResponse.builder().tableDescription(descriptions.of(table, TableStatus.ACTIVE)).build();
    }

    private static void refuseUnsupported(UpdateTableRequest request) {
        var unsupported = new LinkedHashMap<String, Boolean>();
        unsupported.put("StreamSpecification", request.streamSpecification() != null);
        unsupported.put("ReplicaUpdates", request.hasReplicaUpdates());
        unsupported.put("OnDemandThroughput", request.onDemandThroughput() != null);
        unsupported.put("WarmThroughput", request.warmThroughput() != null);
        unsupported.put("MultiRegionConsistency", request.multiRegionConsistencyAsString() != null);
        unsupported.put("GlobalTableWitnessUpdates", request.hasGlobalTableWitnessUpdates());
        unsupported.forEach((parameter, given) -> {
            if (given) {
                throw Invalid.unsupported(parameter, "UpdateTable");
            }
        });
    }

    private static void checkAsksForSomething(UpdateTableRequest request) {
        if (request.billingModeAsString() == null && request.provisionedThroughput() == null && !request
                .hasGlobalSecondaryIndexUpdates() && request.sseSpecification() == null && request
                        .tableClassAsString() == null && request.deletionProtectionEnabled() == null) {
            throw Invalid.request("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
    }

    private static TableDefinition withBilling(TableDefinition table, UpdateTableRequest request) {
        if (request.billingModeAsString() == null && request.provisionedThroughput() == null) {
            return table;
        }
        boolean onDemand = request.billingModeAsString() == null ? table.billing().onDemand()
                : BillingRequests
                        .isOnDemand(request.billingModeAsString());
        var billing = BillingRequests.ofTable(onDemand ? "PAY_PER_REQUEST" : "PROVISIONED", request
                .provisionedThroughput());
        var indexes = table.indexes().stream().map(i -> onDemand ? i.withBilling(Billing.ON_DEMAND)
                : i.billing()
                        .onDemand() ? i.withBilling(billing) : i).toList();
        return table.withBilling(billing).withIndexes(table.attributes(), indexes);
    }

    private TableDefinition withOptions(TableDefinition table, UpdateTableRequest request) {
        var options = table.options();
        if (request.sseSpecification() != null) {
            options = options.withEncryptionKey(requests.encryptionKey(request.sseSpecification()));
        }
        if (request.tableClassAsString() != null) {
            options = options.withTableClass(TableRequests.tableClass(request.tableClassAsString()));
        }
        if (request.deletionProtectionEnabled() != null) {
            options = options.withDeletionProtected(request.deletionProtectionEnabled());
        }
        return table.withOptions(options);
    }

    private static TableDefinition withIndexes(TableDefinition table, UpdateTableRequest request) {
        var changed = table;
        var seen = new HashSet<String>();
        for (var update : request.globalSecondaryIndexUpdates()) {
            var name = indexName(update);
            if (!seen.add(name)) {
                throw Invalid.parameter("Only one global secondary index update per index is allowed simultaneously. "
                        + "Index: " + name);
            }
            changed = withIndex(changed, update, request);
        }
        IndexRequests.checkTogether(changed.indexes());
        return pruned(changed);
    }

    private static String indexName(GlobalSecondaryIndexUpdate update) {
        var create = Optional.ofNullable(update.create()).map(c -> c.indexName());
        var change = Optional.ofNullable(update.update()).map(c -> c.indexName());
        var delete = Optional.ofNullable(update.delete()).map(c -> c.indexName());
        return create.or(() -> change).or(() -> delete).orElseThrow(() -> Invalid.parameter(
                "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null"));
    }

    private static TableDefinition withIndex(TableDefinition table, GlobalSecondaryIndexUpdate update,
            UpdateTableRequest request) {
        var indexes = new ArrayList<>(table.indexes());
        var create = update.create();
        if (create != null) {
            var attributes = new LinkedHashMap<>(table.attributes());
            attributes.putAll(KeyRequests.attributes(request.attributeDefinitions()));
            indexes.add(new IndexRequests(table.keys(), attributes, table.billing()).global(create));
            return table.withIndexes(attributes, indexes);
        }
        var name = indexName(update);
        var old = table.index(name).filter(i -> i.isGlobal()).orElseThrow(() -> Invalid.request(
                "The table does not have the specified index: " + name));
        if (update.delete() != null) {
            indexes.remove(old);
        } else {
            var billing = BillingRequests.ofIndex(name, table.billing(), update.update().provisionedThroughput());
            indexes.set(indexes.indexOf(old), old.withBilling(billing));
        }
        return table.withIndexes(table.attributes(), indexes);
    }

    /** Without the attributes that are keys of nothing any more. */
    private static TableDefinition pruned(TableDefinition table) {
        var used = new HashSet<>(table.keys().attributes());
        table.indexes().forEach(i -> used.addAll(i.keys().attributes()));
        var attributes = new LinkedHashMap<>(table.attributes());
        attributes.keySet().retainAll(used);
        return table.withIndexes(attributes, table.indexes());
    }
}
