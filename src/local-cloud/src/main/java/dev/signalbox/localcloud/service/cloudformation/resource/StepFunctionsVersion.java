package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;

/** {@code AWS::StepFunctions::StateMachineVersion}; its physical id is the version's ARN. */
final class StepFunctionsVersion implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("StateMachineArn", "StateMachineRevisionId", "Description").requiring("StateMachineArn");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var publish = PublishStateMachineVersionRequest.builder().stateMachineArn(request.text("StateMachineArn"));
        if (request.has("StateMachineRevisionId")) {
            publish.revisionId(request.text("StateMachineRevisionId"));
        }
        if (request.has("Description")) {
            publish.description(request.text("Description"));
        }
        request.initiated().accept(request.call(publish.build(), PublishStateMachineVersionResponse.class)
                .stateMachineVersionArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeStateMachineRequest.builder().stateMachineArn(id).build(),
                DescribeStateMachineResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteStateMachineVersionRequest.builder().stateMachineVersionArn(physicalId).build(),
                DeleteStateMachineVersionResponse.class);
    }
}
