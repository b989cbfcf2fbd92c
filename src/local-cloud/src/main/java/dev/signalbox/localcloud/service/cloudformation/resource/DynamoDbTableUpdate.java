package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Changes a table in the steps that DynamoDB takes: one kind of change per call, one index made or deleted per update. */
final class DynamoDbTableUpdate {
    private static final List<String> SETTINGS = List.of("BillingMode", "ProvisionedThroughput", "OnDemandThroughput",
            "TableClass", "DeletionProtectionEnabled");
    private static final String INDEXES = "GlobalSecondaryIndexes";

    private final ResourceUpdate update;

    DynamoDbTableUpdate(ResourceUpdate update) {
        this.update = update;
    }

    /** Whether an attribute that both have has another type. */
    static boolean retyped(ObjectNode before, ObjectNode after) {
        var types = new HashMap<String, String>();
        before.path("AttributeDefinitions").forEach(a -> types.put(a.path("AttributeName").asText(), a.path(
                "AttributeType").asText()));
        for (var attribute : after.path("AttributeDefinitions")) {
            var type = types.get(attribute.path("AttributeName").asText());
            if (type != null && !type.equals(attribute.path("AttributeType").asText())) {
                return true;
            }
        }
        return false;
    }

    void run() {
        update.onlyRemoves("BillingMode", "ProvisionedThroughput", "TableClass", "DeletionProtectionEnabled",
                "SSESpecification", INDEXES, "TimeToLiveSpecification", "PointInTimeRecoverySpecification", "Tags");
        settings();
        if (update.changed(INDEXES)) {
            indexes();
        }
    }

    private void settings() {
        var request = update.request();
        var wanted = Model.fill(UpdateTableRequest.builder(), request.only(SETTINGS.stream().filter(update::changed)
                .toList()));
        if (update.removed("BillingMode")) {
            wanted.billingMode(BillingMode.PROVISIONED);
        }
        if (update.removed("TableClass")) {
            wanted.tableClass(TableClass.STANDARD);
        }
        if (update.removed("DeletionProtectionEnabled")) {
            wanted.deletionProtectionEnabled(false);
        }
        if (update.changed("BillingMode") && request.has("ProvisionedThroughput")) {
            wanted.provisionedThroughput(request.fill(ProvisionedThroughput.builder(), "ProvisionedThroughput")
                    .build());
        }
        if (update.changed("SSESpecification")) {
            wanted.sseSpecification(DynamoDbTable.encryption(request.get("SSESpecification")));
        }
        if (!wanted.build().equals(UpdateTableRequest.builder().build())) {
            update.call(wanted.tableName(update.id()).build(), UpdateTableResponse.class);
        }
    }

    private void indexes() {
        var have = new HashSet<String>();
        update.call(DescribeTableRequest.builder().tableName(update.id()).build(), DescribeTableResponse.class).table()
                .globalSecondaryIndexes().forEach(index -> have.add(index.indexName()));
        var before = byName(update.before().path(INDEXES));
        var after = byName(update.request().get(INDEXES));
        var steps = new ArrayList<GlobalSecondaryIndexUpdate>();
        have.stream().filter(name -> !after.containsKey(name)).forEach(name -> steps.add(GlobalSecondaryIndexUpdate
                .builder().delete(d -> d.indexName(name)).build()));
        after.forEach((name, index) -> {
            if (!have.contains(name)) {
                steps.add(GlobalSecondaryIndexUpdate.builder().create(Model.fill(CreateGlobalSecondaryIndexAction
                        .builder(), index).build()).build());
            } else if (!Updates.same(index, before.getOrDefault(name, index))) {
                steps.add(throughput(name, index, before.getOrDefault(name, index)));
            }
        });
        if (steps.stream().filter(s -> s.update() == null).count() > 1) {
            throw InvalidTemplate.error("Cannot perform more than one GSI creation or deletion in a single update");
        }
        for (var step : steps) {
            var request = UpdateTableRequest.builder().tableName(update.id()).globalSecondaryIndexUpdates(step);
            if (step.create() != null) {
                request = Model.fill(request, update.request().only(List.of("AttributeDefinitions")));
            }
            update.call(request.build(), UpdateTableResponse.class);
        }
    }

    private static GlobalSecondaryIndexUpdate throughput(String name, ObjectNode after, ObjectNode before) {
        var changed = Updates.changed(before, after);
        if (!changed.equals(List.of("ProvisionedThroughput")) || !after.has("ProvisionedThroughput")) {
            throw InvalidTemplate.error("Cannot update GSI's properties other than Provisioned Throughput and "
                    + "Contributor Insights Specification. You can create a new GSI with a different name.");
        }
        var throughput = Model.fill(ProvisionedThroughput.builder(), after.get("ProvisionedThroughput")).build();
        return GlobalSecondaryIndexUpdate.builder().update(u -> u.indexName(name).provisionedThroughput(throughput))
                .build();
    }

    private static Map<String, ObjectNode> byName(JsonNode indexes) {
        var named = new LinkedHashMap<String, ObjectNode>();
        indexes.forEach(index -> named.put(index.path("IndexName").asText(), (ObjectNode) index));
        return named;
    }

    /** DynamoDB takes another attribute, or none, only when it has none. */
    static void withoutTimeToLive(ResourceUpdate update) {
        var had = update.before().path("TimeToLiveSpecification");
        boolean off = !update.request().get("TimeToLiveSpecification").path("Enabled").asBoolean();
        if (off && had.path("Enabled").asBoolean()) {
            var specification = TimeToLiveSpecification.builder().enabled(false).attributeName(had.path(
                    "AttributeName").asText()).build();
            update.call(UpdateTimeToLiveRequest.builder().tableName(update.id()).timeToLiveSpecification(specification)
                    .build(), UpdateTimeToLiveResponse.class);
        }
    }
}
