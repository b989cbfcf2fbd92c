package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;

/** Roles that a request hands to a service, for which {@code iam:PassRole} is needed. */
final class PassedRoles {
    /**
     * One member that is a role's ARN.
     *
     * @param structure the member that has it, or a list of such, or empty for the request itself
     */
    private record Handed(String structure, String member, String service) {}

    private static final List<Handed> JOB = List.of(new Handed("ContainerProperties", "JobRoleArn",
            "ecs-tasks.amazonaws.com"), new Handed("ContainerProperties", "ExecutionRoleArn",
                    "ecs-tasks.amazonaws.com"));
    private static final List<Handed> FUNCTION = List.of(new Handed("", "Role", "lambda.amazonaws.com"));
    private static final List<Handed> MACHINE = List.of(new Handed("", "RoleArn", "states.amazonaws.com"));
    private static final List<Handed> STACK = List.of(new Handed("", "RoleARN", "cloudformation.amazonaws.com"));
    private static final List<Handed> TASK = List.of(new Handed("", "TaskRoleArn", "ecs-tasks.amazonaws.com"),
            new Handed("", "ExecutionRoleArn", "ecs-tasks.amazonaws.com"));
    private static final String EVENTS = "events.amazonaws.com";
    private static final Map<String, List<Handed>> BY_OPERATION = Map.ofEntries(Map.entry("eventbridge.PutRule", List
            .of(
                    new Handed("", "RoleArn", EVENTS))), Map.entry("eventbridge.PutTargets", List.of(new Handed(
                            "Targets", "RoleArn", EVENTS))), Map.entry("ecs.RegisterTaskDefinition", TASK), Map.entry(
                                    "lambda.CreateFunction",
                                    FUNCTION), Map.entry("lambda.UpdateFunctionConfiguration", FUNCTION), Map.entry(
                                            "sfn.CreateStateMachine",
                                            MACHINE), Map.entry("sfn.UpdateStateMachine", MACHINE), Map.entry(
                                                    "batch.RegisterJobDefinition",
                                                    JOB), Map.entry("batch.CreateComputeEnvironment", List.of(
                                                            new Handed("", "ServiceRole",
                                                                    "batch.amazonaws.com"))), Map.entry(
                                                                            "apigatewayv2.CreateIntegration", List.of(
                                                                                    new Handed("", "CredentialsArn",
                                                                                            "apigateway.amazonaws.com"))),
            Map.entry(
                    "apigateway.PutIntegration", List.of(new Handed("", "Credentials",
                            "apigateway.amazonaws.com"))), Map.entry(
                                    "cloudformation.CreateStack", STACK), Map.entry(
                                            "cloudformation.UpdateStack", STACK), Map
                                                    .entry("cloudformation.CreateChangeSet",
                                                            STACK));

    private PassedRoles() {}

    static Stream<Need> of(AwsRequest request, String operation) {
        return BY_OPERATION.getOrDefault(operation, List.of()).stream().flatMap(h -> roles(request, h).map(
                arn -> new Need("iam:PassRole", arn, Context.of(Map.of("iam:PassedToService", h.service)))));
    }

    private static Stream<String> roles(AwsRequest request, Handed handed) {
        Stream<SdkPojo> holders = handed.structure.isEmpty() ? Stream.of(request)
                : Stream.concat(Members.structure(request, handed.structure).stream(), Members.structures(request,
                        handed.structure).stream());
        return holders.flatMap(h -> Members.text(h, handed.member).stream()).filter(arn -> arn.startsWith("arn:"));
    }
}
