package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** {@code AWS::DynamoDB::Table}, without streams. */
final class DynamoDbTable implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateTableRequest.builder()).only("TableName",
            "AttributeDefinitions", "KeySchema", "BillingMode", "ProvisionedThroughput", "OnDemandThroughput",
            "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "TableClass", "DeletionProtectionEnabled")
            .with("SSESpecification", Shape.struct("SSEEnabled", "SSEType", "KMSMasterKeyId"))
            .with("TimeToLiveSpecification", Shape.struct("Enabled", "AttributeName").requiring("Enabled"))
            .with("PointInTimeRecoverySpecification", Shape.struct("PointInTimeRecoveryEnabled",
                    "RecoveryPeriodInDays"))
            .with("Tags", Shape.TAG_LIST).requiring("KeySchema");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("TableName") ? request.text("TableName") : PhysicalName.upper(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        var table = request.fill(CreateTableRequest.builder(), Set.of("SSESpecification")).tableName(request
                .plannedId());
        if (request.has("SSESpecification")) {
            table.sseSpecification(encryption(request.get("SSESpecification")));
        }
        table.tags(tags(request.tags()));
        request.call(table.build(), CreateTableResponse.class);
        request.initiated().accept(request.plannedId());
    }

    static SSESpecification encryption(JsonNode encryption) {
        var given = SSESpecification.builder().enabled(encryption.path("SSEEnabled").asBoolean());
        if (encryption.has("SSEType")) {
            given.sseType(encryption.path("SSEType").asText());
        }
        if (encryption.has("KMSMasterKeyId")) {
            given.kmsMasterKeyId(encryption.path("KMSMasterKeyId").asText());
        }
        return given.build();
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        return describe(request, physicalId).tableStatus() == TableStatus.ACTIVE;
    }

    @Override
    public void configure(ResourceRequest request, String physicalId) {
        if (request.get("TimeToLiveSpecification").path("Enabled").asBoolean()) {
            var timeToLive = request.fill(TimeToLiveSpecification.builder(), "TimeToLiveSpecification").build();
            request.call(UpdateTimeToLiveRequest.builder().tableName(physicalId).timeToLiveSpecification(timeToLive)
                    .build(), UpdateTimeToLiveResponse.class);
        }
        if (request.get("PointInTimeRecoverySpecification").path("PointInTimeRecoveryEnabled").asBoolean()) {
            var recovery = request.fill(PointInTimeRecoverySpecification.builder(), "PointInTimeRecoverySpecification")
                    .build();
            request.call(UpdateContinuousBackupsRequest.builder().tableName(physicalId)
                    .pointInTimeRecoverySpecification(recovery).build(), UpdateContinuousBackupsResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", describe(request, physicalId).tableArn());
    }

    /** An attribute that is defined already cannot get another type. */
    @Override
    public Updates updates() {
        return Updates.replacing("KeySchema", "LocalSecondaryIndexes").named("TableName").perhapsReplacing(
                "AttributeDefinitions");
    }

    @Override
    public boolean replaces(ObjectNode before, ObjectNode after) {
        return updates().replaced(before, after) || DynamoDbTableUpdate.retyped(before, after);
    }

    @Override
    public void update(ResourceUpdate update) {
        new DynamoDbTableUpdate(update).run();
        if (update.changed("TimeToLiveSpecification", "PointInTimeRecoverySpecification")) {
            DynamoDbTableUpdate.withoutTimeToLive(update);
            configure(update.request(), update.id());
        }
        var arn = describe(update.request(), update.id()).tableArn();
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags(tags)).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteTableRequest.builder().tableName(physicalId).build(), DeleteTableResponse.class);
    }

    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        return !exists(request, physicalId);
    }

    private static TableDescription describe(ResourceRequest request, String table) {
        return request.call(DescribeTableRequest.builder().tableName(table).build(), DescribeTableResponse.class)
                .table();
    }
}
