package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** {@code AWS::Logs::LogGroup}. */
final class LogsLogGroup implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass").with("Tags",
                Shape.TAG_LIST);
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("LogGroupName") ? request.text("LogGroupName") : PhysicalName.mixed(request, 512);
    }

    @Override
    public void create(ResourceRequest request) {
        var plain = request.only(List.of("KmsKeyId", "LogGroupClass"));
        request.call(Model.fill(CreateLogGroupRequest.builder(), plain).logGroupName(request.plannedId()).tags(request
                .tags()).build(), CreateLogGroupResponse.class);
        request.initiated().accept(request.plannedId());
        if (request.has("RetentionInDays")) {
            retain(request, request.plannedId());
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", request.cloud().arn("logs", "log-group:" + physicalId + ":*"));
    }

    @Override
    public Updates updates() {
        return Updates.inPlace().named("LogGroupName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("RetentionInDays", "Tags");
        if (update.changed("LogGroupClass", "KmsKeyId")) {
            throw InvalidTemplate.unsupported("A change of LogGroupClass or KmsKeyId of AWS::Logs::LogGroup");
        }
        if (update.removed("RetentionInDays")) {
            update.call(DeleteRetentionPolicyRequest.builder().logGroupName(update.id()).build(),
                    DeleteRetentionPolicyResponse.class);
        } else if (update.changed("RetentionInDays")) {
            retain(update.request(), update.id());
        }
        var arn = update.request().cloud().arn("logs", "log-group:" + update.id());
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    private static void retain(ResourceRequest request, String group) {
        var retention = Model.fill(PutRetentionPolicyRequest.builder(), request.only(List.of("RetentionInDays")));
        request.call(retention.logGroupName(group).build(), PutRetentionPolicyResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        var groups = request.call(DescribeLogGroupsRequest.builder().logGroupNamePrefix(id).build(),
                DescribeLogGroupsResponse.class);
        return groups.logGroups().stream().anyMatch(g -> g.logGroupName().equals(id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteLogGroupRequest.builder().logGroupName(physicalId).build(), DeleteLogGroupResponse.class);
    }
}
