package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.Tables;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DeleteGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** What UpdateTable changes of the global secondary indexes: units of any, and one that is made or deleted. */
record IndexUpdates(UpdateTableRequest request, Instant now) {
    /** What can be said of updates without looking at the table. */
    static void check(List<GlobalSecondaryIndexUpdate> updates) {
        var seen = new HashSet<String>();
        for (var update : updates) {
            if (Stream.of(update.create(), update.update(), update.delete()).filter(Objects::nonNull).count() > 1) {
                throw Invalid.parameter("Only one of GlobalSecondaryIndexUpdate.Update, "
                        + "GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete may be specified");
            }
            var name = name(update);
            if (!seen.add(name)) {
                throw Invalid.parameter("Only one global secondary index update per index is allowed simultaneously. "
                        + "Index: " + name);
            }
            var change = update.update();
            if (change != null) {
                BillingRequests.checkBounds(change.provisionedThroughput(), " for index " + name);
            }
        }
    }

    private static String name(GlobalSecondaryIndexUpdate update) {
        var create = Optional.ofNullable(update.create()).map(CreateGlobalSecondaryIndexAction::indexName);
        var change = Optional.ofNullable(update.update()).map(UpdateGlobalSecondaryIndexAction::indexName);
        var delete = Optional.ofNullable(update.delete()).map(DeleteGlobalSecondaryIndexAction::indexName);
        return create.or(() -> change).or(() -> delete).orElseThrow(() -> Invalid.parameter(
                "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null"));
    }

    /** What each index that is updated is said to be doing. */
    static Map<String, IndexStatus> statuses(UpdateTableRequest request) {
        var statuses = new LinkedHashMap<String, IndexStatus>();
        for (var update : request.globalSecondaryIndexUpdates()) {
            statuses.put(name(update), update.create() != null ? IndexStatus.CREATING
                    : update.delete() != null ? IndexStatus.DELETING : IndexStatus.UPDATING);
        }
        return statuses;
    }

    TableDefinition of(TableDefinition table) {
        if (request.globalSecondaryIndexUpdates().isEmpty()) {
            return table;
        }
        if (request.globalSecondaryIndexUpdates().stream().filter(u -> u.update() == null).count() > 1) {
            throw ServiceError.of(LimitExceededException.builder(), 400, "LimitExceededException",
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
        var changed = table;
        for (var update : request.globalSecondaryIndexUpdates()) {
            changed = with(changed, update);
        }
        IndexRequests.checkTogether(changed.indexes());
        return pruned(changed);
    }

    private TableDefinition with(TableDefinition table, GlobalSecondaryIndexUpdate update) {
        var create = update.create();
        if (create != null) {
            return created(table, create);
        }
        var indexes = new ArrayList<>(table.indexes());
        var name = name(update);
        var old = table.index(name).filter(IndexDefinition::isGlobal).orElseThrow(Tables::notFound);
        if (update.delete() != null) {
            indexes.remove(old);
        } else {
            var billing = BillingRequests.ofIndex(name, table.billing(), update.update().provisionedThroughput());
            indexes.set(indexes.indexOf(old), old.withBilling(old.billing().changedTo(billing, now)));
        }
        return table.withIndexes(table.attributes(), indexes);
    }

    private TableDefinition created(TableDefinition table, CreateGlobalSecondaryIndexAction create) {
        if (table.index(create.indexName()).isPresent()) {
            throw Invalid.request("Attempting to create an index which already exists");
        }
        var given = KeyRequests.attributes(request.attributeDefinitions());
        var attributes = new LinkedHashMap<>(table.attributes());
        given.forEach((name, type) -> {
            var old = attributes.put(name, type);
            if (old != null && old != type) {
                throw Invalid.parameter("Attributes cannot be redefined. Please check that your attribute has the same "
                        + "type as previously defined. Existing schema: Schema:[SchemaElement: key{" + name + ":" + old
                        + ":HASH}] New schema: Schema:[SchemaElement: key{" + name + ":" + type + ":HASH}]");
            }
        });
        var indexes = new ArrayList<>(table.indexes());
        indexes.add(new IndexRequests(table.keys(), given, table.billing()).global(create));
        return table.withIndexes(attributes, indexes);
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
