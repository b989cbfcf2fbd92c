package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsRequest;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesResponse;

/** AWS Batch; what it does not find it leaves out of its answers. */
final class BatchLive {
    private BatchLive() {}

    static ObjectNode computeEnvironment(LiveResource resource) {
        return only(resource.call(DescribeComputeEnvironmentsRequest.builder().computeEnvironments(resource.id())
                .build(), DescribeComputeEnvironmentsResponse.class).computeEnvironments());
    }

    static ObjectNode jobQueue(LiveResource resource) {
        return only(resource.call(DescribeJobQueuesRequest.builder().jobQueues(resource.id()).build(),
                DescribeJobQueuesResponse.class).jobQueues());
    }

    /** An inactive revision is what a deleted one leaves. */
    static ObjectNode jobDefinition(LiveResource resource) {
        var found = resource.call(DescribeJobDefinitionsRequest.builder().jobDefinitions(resource.id()).build(),
                DescribeJobDefinitionsResponse.class).jobDefinitions();
        return only(found.stream().filter(d -> "ACTIVE".equals(d.status())).toList());
    }

    private static ObjectNode only(List<? extends SdkPojo> found) {
        if (found.isEmpty()) {
            throw notFound();
        }
        return LiveResource.properties(found.getFirst());
    }

    private static AwsServiceException notFound() {
        return ServiceError.of(404, "ResourceNotFoundException", "Not found");
    }
}
