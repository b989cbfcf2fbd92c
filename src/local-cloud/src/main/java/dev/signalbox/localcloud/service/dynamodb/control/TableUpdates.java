package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
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
        this.descriptions = new TableDescriptions(control.names().arnPrefix(), control.time());
    }

    public void register(Operations operations) {
        operations.on(UpdateTableRequest.class, this::update);
    }

    private UpdateTableResponse update(UpdateTableRequest request) {
        refuseUnsupported(request);
        checkAsksForSomething(request);
        BillingRequests.checkBounds(request.provisionedThroughput(), "");
        IndexUpdates.check(request.globalSecondaryIndexUpdates());
        var before = new AtomicReference<TableDefinition>();
        var table = control.tables().change(control.table(request.tableName()), definition -> {
            before.set(definition);
            var changed = withOptions(withBilling(definition, request), request);
            return new IndexUpdates(request, control.time().now()).of(changed);
        });
        return UpdateTableResponse.builder().tableDescription(shown(table, before.get(), request)).build();
    }

    /** The table on its way from what it was; one that had nothing to do is there already. */
    private TableDescription shown(Table table, TableDefinition before, UpdateTableRequest request) {
        var now = table.definition();
        if (now.withOptions(before.options()).equals(before) && request.sseSpecification() == null) {
            return descriptions.of(table);
        }
        var statuses = IndexUpdates.statuses(request);
        var indexes = now.indexes().stream().map(i -> before.index(i.name()).map(old -> i.withBilling(shown(old
                .billing(), i.billing()))).orElse(i)).collect(Collectors.toCollection(ArrayList::new));
        before.indexes().stream().filter(i -> now.index(i.name()).isEmpty()).forEach(indexes::add);
        var attributes = new LinkedHashMap<>(before.attributes());
        attributes.putAll(now.attributes());
        var billing = shown(before.billing(), now.billing());
        return descriptions.changing(table, now.withBilling(billing).withIndexes(attributes, indexes), statuses);
    }

    /** Units as they were, while they change, with the times of the change. */
    private static Billing shown(Billing before, Billing now) {
        return new Billing(now.onDemand(), before.readUnits(), before.writeUnits(), now.increased(), now.decreased(),
                before.decreases());
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
        if (request.billingModeAsString() == null && request.provisionedThroughput() == null && request
                .globalSecondaryIndexUpdates().isEmpty() && request.sseSpecification() == null && request
                        .tableClassAsString() == null && request.deletionProtectionEnabled() == null) {
            throw Invalid.request("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
    }

    private TableDefinition withBilling(TableDefinition table, UpdateTableRequest request) {
        if (request.billingModeAsString() == null && request.provisionedThroughput() == null) {
            return table;
        }
        boolean onDemand = request.billingModeAsString() == null ? table.billing().onDemand()
                : BillingRequests.isOnDemand(request.billingModeAsString());
        var billing = BillingRequests.ofTable(onDemand ? "PAY_PER_REQUEST" : "PROVISIONED", request
                .provisionedThroughput());
        if (billing.hasUnitsOf(table.billing()) && !onDemand && request.globalSecondaryIndexUpdates().isEmpty()) {
            throw unchanged(billing);
        }
        var indexes = table.indexes().stream().map(i -> onDemand ? i.withBilling(Billing.ON_DEMAND)
                : i.isGlobal() && i.billing().onDemand() ? i.withBilling(billing) : i).toList();
        return table.withBilling(table.billing().changedTo(billing, control.time().now())).withIndexes(table
                .attributes(), indexes);
    }

    private static AwsServiceException unchanged(Billing now) {
        return Invalid.request("The provisioned throughput for the table will not change. The requested value equals "
                + "the current value. Current ReadCapacityUnits provisioned for the table: " + now.readUnits()
                + ". Requested ReadCapacityUnits: " + now.readUnits()
                + ". Current WriteCapacityUnits provisioned for the table: " + now.writeUnits()
                + ". Requested WriteCapacityUnits: " + now.writeUnits()
                + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
    }

    private TableDefinition withOptions(TableDefinition table, UpdateTableRequest request) {
        var options = table.options();
        if (request.sseSpecification() != null) {
            options = options.withEncryptionKey(requests.encryptionKey(request.sseSpecification()));
        }
        if (request.tableClassAsString() != null) {
            options = options.withTableClass(Optional.of(request.tableClassAsString()));
        }
        if (request.deletionProtectionEnabled() != null) {
            options = options.withDeletionProtected(request.deletionProtectionEnabled());
        }
        return table.withOptions(options);
    }
}
