package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** {@code AWS::StepFunctions::StateMachine}; its physical id is the ARN. */
final class StepFunctionsStateMachine implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateStateMachineRequest.builder()).only("RoleArn",
            "LoggingConfiguration", "TracingConfiguration", "EncryptionConfiguration")
            .with("StateMachineName", Shape.TEXT).with("StateMachineType", Shape.TEXT)
            .with("DefinitionString", Shape.TEXT).with("Definition", Shape.FREE)
            .with("DefinitionS3Location", Shape.struct("Bucket", "Key").requiring("Bucket", "Key"))
            .with("DefinitionSubstitutions", new Shape.MapOf(Shape.TEXT)).with("Tags", Shape.TAG_LIST)
            .requiring("RoleArn");
    private static final List<String> PLAIN = List.of("RoleArn", "LoggingConfiguration", "TracingConfiguration",
            "EncryptionConfiguration");
    private static final String[] CONTENT = {"RoleArn", "LoggingConfiguration", "TracingConfiguration",
            "EncryptionConfiguration", "DefinitionString", "Definition", "DefinitionS3Location",
            "DefinitionSubstitutions"};

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "Name", "StateMachineRevisionId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        var name = request.has("StateMachineName") ? request.text("StateMachineName")
                : PhysicalName.withoutStack(request, 80, 12);
        return request.cloud().arn("states", "stateMachine:" + name);
    }

    @Override
    public void create(ResourceRequest request) {
        var machine = Model.fill(CreateStateMachineRequest.builder(), request.only(PLAIN)).name(nameOf(request
                .plannedId()))
                .definition(StateMachineDefinition.of(request));
        if (request.has("StateMachineType")) {
            machine.type(request.text("StateMachineType"));
        }
        machine.tags(tags(request.tags()));
        var created = request.call(machine.build(), CreateStateMachineResponse.class);
        request.initiated().accept(created.stateMachineArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var revision = request.call(DescribeStateMachineRequest.builder().stateMachineArn(physicalId).includedData(
                "METADATA_ONLY").build(), DescribeStateMachineResponse.class).revisionId();
        return Map.of("Arn", physicalId, "Name", nameOf(physicalId), "StateMachineRevisionId", revision == null
                ? "INITIAL"
                : revision);
    }

    @Override
    public Set<String> changingAttributes() {
        return Set.of("StateMachineRevisionId");
    }

    @Override
    public Updates updates() {
        return Updates.replacing("StateMachineType").named("StateMachineName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("DefinitionSubstitutions", "DefinitionString", "Definition", "DefinitionS3Location", "Tags");
        if (update.changed(CONTENT)) {
            var wanted = Model.fill(UpdateStateMachineRequest.builder(), update.request().only(PLAIN)).stateMachineArn(
                    update.id()).definition(StateMachineDefinition.of(update.request()));
            update.call(wanted.build(), UpdateStateMachineResponse.class);
        }
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(update.id()).tags(tags(tags)).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeStateMachineRequest.builder().stateMachineArn(id).build(),
                DescribeStateMachineResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteStateMachineRequest.builder().stateMachineArn(physicalId).build(),
                DeleteStateMachineResponse.class);
    }

    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        return !exists(request, physicalId);
    }

    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
