package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** {@code AWS::StepFunctions::Activity}; its physical id is the ARN. */
final class StepFunctionsActivity implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateActivityRequest.builder()).only("Name",
            "EncryptionConfiguration").with("Tags", Shape.TAG_LIST).requiring("Name");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "Name");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.cloud().arn("states", "activity:" + request.text("Name"));
    }

    @Override
    public void create(ResourceRequest request) {
        var activity = Model.fill(CreateActivityRequest.builder(), request.only(List.of("Name",
                "EncryptionConfiguration"))).tags(StepFunctionsStateMachine.tags(request.tags()));
        request.initiated().accept(request.call(activity.build(), CreateActivityResponse.class).activityArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", physicalId, "Name", request.text("Name"));
    }

    @Override
    public Updates updates() {
        return Updates.replacing("EncryptionConfiguration").named("Name");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(update.id()).tags(
                StepFunctionsStateMachine.tags(tags)).build(), TagResourceResponse.class), keys -> update.call(
                        UntagResourceRequest.builder().resourceArn(update.id()).tagKeys(keys).build(),
                        UntagResourceResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeActivityRequest.builder().activityArn(id).build(),
                DescribeActivityResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteActivityRequest.builder().activityArn(physicalId).build(), DeleteActivityResponse.class);
    }
}
