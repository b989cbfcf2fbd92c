package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.TableOptions;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;

/** Reads what CreateTable asks for, refusing what could not be kept as asked. */
final class TableRequests {
    private static final int KEY_FORMAT = 1;

    private final String defaultKeyArn;

    TableRequests(String defaultKeyArn) {
        this.defaultKeyArn = defaultKeyArn;
    }

    TableDefinition read(String name, CreateTableRequest request, Instant now) {
        refuseUnsupported(request);
        var billing = BillingRequests.ofTable(request.billingModeAsString(), request.provisionedThroughput());
        var attributes = KeyRequests.attributes(request.attributeDefinitions());
        var keys = KeyRequests.ofTable(request.keySchema(), attributes);
        checkLists(request);
        if (!request.hasLocalSecondaryIndexes() && !request.hasGlobalSecondaryIndexes()) {
            checkAllUsed(attributes, keys, List.of());
        }
        var indexes = new IndexRequests(keys, attributes, billing).read(request.globalSecondaryIndexes(), request
                .localSecondaryIndexes());
        checkAllUsed(attributes, keys, indexes);
        var options = new TableOptions(Tags.read(request.tags()), Optional.empty(), Optional.empty(), encryptionKey(
                request.sseSpecification()), Boolean.TRUE.equals(request.deletionProtectionEnabled()), Optional
                        .ofNullable(request.tableClassAsString()));
        return new TableDefinition(name, UUID.randomUUID().toString(), now, attributes, keys, indexes, billing,
                options, KEY_FORMAT);
    }

    private static void refuseUnsupported(CreateTableRequest request) {
        var stream = request.streamSpecification();
        if (stream != null && Boolean.TRUE.equals(stream.streamEnabled())) {
            throw Invalid.unsupported("StreamSpecification", "CreateTable");
        }
        if (request.resourcePolicy() != null) {
            throw Invalid.unsupported("ResourcePolicy", "CreateTable");
        }
        if (request.warmThroughput() != null) {
            throw Invalid.unsupported("WarmThroughput", "CreateTable");
        }
        if (request.onDemandThroughput() != null) {
            throw Invalid.unsupported("OnDemandThroughput", "CreateTable");
        }
    }

    private static void checkLists(CreateTableRequest request) {
        if (request.hasGlobalSecondaryIndexes() && request.globalSecondaryIndexes().isEmpty()) {
            throw Invalid.parameter("List of GlobalSecondaryIndexes is empty");
        }
        if (request.hasLocalSecondaryIndexes() && request.localSecondaryIndexes().isEmpty()) {
            throw Invalid.parameter("List of LocalSecondaryIndexes is empty");
        }
    }

    /** Refuses definitions of attributes that are no keys. */
    static void checkAllUsed(Map<String, ValueType> attributes, KeySchema keys, List<IndexDefinition> indexes) {
        var used = new HashSet<>(keys.attributes());
        indexes.forEach(index -> used.addAll(index.keys().attributes()));
        if (!used.equals(attributes.keySet())) {
            throw Invalid.parameter(indexes.isEmpty()
                    ? "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                            + "AttributeDefinitions"
                    : "Some AttributeDefinitions are not used. AttributeDefinitions: " + attributes.keySet()
                            + ", keys used: " + used);
        }
    }

    Optional<String> encryptionKey(@Nullable SSESpecification specification) {
        if (specification == null || !Boolean.TRUE.equals(specification.enabled())) {
            return Optional.empty();
        }
        var key = specification.kmsMasterKeyId();
        return Optional.of(key == null ? defaultKeyArn : key);
    }
}
