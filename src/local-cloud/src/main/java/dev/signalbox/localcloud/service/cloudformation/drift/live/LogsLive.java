package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;

/** Log groups. */
final class LogsLive {
    private LogsLive() {}

    static ObjectNode logGroup(LiveResource resource) {
        var groups = resource.call(DescribeLogGroupsRequest.builder().logGroupNamePrefix(resource.id()).build(),
                DescribeLogGroupsResponse.class).logGroups();
        var group = groups.stream().filter(g -> g.logGroupName().equals(resource.id())).findFirst().orElseThrow(
                () -> ServiceError.of(400, "ResourceNotFoundException", "The specified log group does not exist."));
        var live = LiveResource.properties(group);
        if (resource.asks("Tags")) {
            var arn = resource.cloud().arn("logs", "log-group:" + resource.id());
            live.set("Tags", LiveResource.tags(resource.call(ListTagsForResourceRequest.builder().resourceArn(arn)
                    .build(), ListTagsForResourceResponse.class).tags()));
        }
        return live;
    }
}
