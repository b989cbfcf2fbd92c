package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables. */
final class DynamoDbLive {
    private DynamoDbLive() {}

    static ObjectNode table(LiveResource resource) {
        var table = resource.call(DescribeTableRequest.builder().tableName(resource.id()).build(),
                DescribeTableResponse.class).table();
        var live = LiveResource.properties(table);
        live.put("BillingMode", table.billingModeSummary() == null ? "PROVISIONED"
                : table.billingModeSummary().billingModeAsString());
        if (table.tableClassSummary() != null) {
            live.put("TableClass", table.tableClassSummary().tableClassAsString());
        }
        live.putObject("SSESpecification").put("SSEEnabled", table.sseDescription() != null && "ENABLED".equals(table
                .sseDescription().statusAsString()));
        settings(resource, live);
        live.set("Tags", LiveResource.tags(tags(resource, table)));
        return live;
    }

    private static void settings(LiveResource resource, ObjectNode live) {
        var expiry = resource.call(DescribeTimeToLiveRequest.builder().tableName(resource.id()).build(),
                DescribeTimeToLiveResponse.class).timeToLiveDescription();
        if (expiry.attributeName() != null) {
            live.putObject("TimeToLiveSpecification").put("AttributeName", expiry.attributeName()).put("Enabled", expiry
                    .timeToLiveStatus() == TimeToLiveStatus.ENABLED);
        }
        if (resource.asks("PointInTimeRecoverySpecification")) {
            var backups = resource.call(DescribeContinuousBackupsRequest.builder().tableName(resource.id()).build(),
                    DescribeContinuousBackupsResponse.class).continuousBackupsDescription()
                    .pointInTimeRecoveryDescription();
            live.putObject("PointInTimeRecoverySpecification").put("PointInTimeRecoveryEnabled", backups
                    .pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED);
        }
    }

    private static LinkedHashMap<String, String> tags(LiveResource resource, TableDescription table) {
        var tags = new LinkedHashMap<String, String>();
        resource.call(ListTagsOfResourceRequest.builder().resourceArn(table.tableArn()).build(),
                ListTagsOfResourceResponse.class).tags().forEach(t -> tags.put(t.key(), t.value()));
        return tags;
    }
}
