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

/** {@code AWS::StepFunctions::StateMachine}; its physical id is the ARN. */
final class StepFunctionsStateMachine implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateStateMachineRequest.builder()).only("RoleArn",
            "LoggingConfiguration", "TracingConfiguration", "EncryptionConfiguration")
            .with("StateMachineName", Shape.TEXT).with("StateMachineType", Shape.TEXT)
            .with("DefinitionString", Shape.TEXT).with("Definition", Shape.FREE)
            .with("DefinitionS3Location", Shape.struct("Bucket", "Key").requiring("Bucket", "Key"))
            .with("DefinitionSubstitutions", new Shape.MapOf(Shape.TEXT)).with("Tags", Shape.TAG_LIST)
            .requiring("RoleArn");

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
        var name = request.has("StateMachineName") ? request.text("StateMachineName")
                : PhysicalName.withoutStack(request, 80, 12);
        return request.cloud().arn("states", "stateMachine:" + name);
    }

    @Override
    public void create(ResourceRequest request) {
        var plain = request.only(List.of("RoleArn", "LoggingConfiguration", "TracingConfiguration",
                "EncryptionConfiguration"));
        var machine = Model.fill(CreateStateMachineRequest.builder(), plain).name(nameOf(request.plannedId()))
                .definition(StateMachineDefinition.of(request));
        if (request.has("StateMachineType")) {
            machine.type(request.text("StateMachineType"));
        }
        machine.tags(request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue())
                .build()).toList());
        var created = request.call(machine.build(), CreateStateMachineResponse.class);
        request.initiated().accept(created.stateMachineArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", physicalId, "Name", nameOf(physicalId));
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
