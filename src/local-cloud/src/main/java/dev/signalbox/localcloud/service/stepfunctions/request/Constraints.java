package dev.signalbox.localcloud.service.stepfunctions.request;

import static java.util.Map.entry;

import dev.signalbox.localcloud.service.stepfunctions.request.Constraint.Count;
import dev.signalbox.localcloud.service.stepfunctions.request.Constraint.Form;
import dev.signalbox.localcloud.service.stepfunctions.request.Constraint.Length;
import dev.signalbox.localcloud.service.stepfunctions.request.Constraint.OneOf;
import dev.signalbox.localcloud.service.stepfunctions.request.Constraint.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The constraints of the API model, which the SDK's classes do not carry, by their simple names and those of their members. */
final class Constraints {
    private static final int SIZE = 262_144;
    private static final int DEFINITION = 1_048_576;
    private static final Constraint ARN = new Length(1, 256, false);
    private static final Constraint LONG_ARN = new Length(1, 2000, false);
    private static final Constraint NAME = new Length(1, 80, false);
    private static final Constraint TOKEN = new Length(1, 1024, false);
    private static final Constraint DESCRIPTION = new Length(0, 256, true);
    private static final Constraint ANY_NUMBER = new Range(0, Long.MAX_VALUE);

    /** What a member of the name is in any shape, unless {@link #SPECIAL} says otherwise. */
    private static final Map<String, Constraint> COMMON = Map.ofEntries(entry("name", NAME), entry("workerName", NAME),
            entry("stateMachineArn", ARN), entry("stateMachineVersionArn", LONG_ARN), entry("executionArn", ARN), entry(
                    "stateMachineAliasArn", ARN), entry("activityArn", ARN), entry("roleArn", ARN), entry("resourceArn",
                            ARN), entry("logGroupArn", ARN), entry("mapRunArn", LONG_ARN), entry("definition",
                                    new Length(0, DEFINITION, true)), entry("input", new Length(0, SIZE, true)), entry(
                                            "output", new Length(0, SIZE, true)), entry("error", new Length(0, 256,
                                                    true)), entry("cause", new Length(0, 32_768, true)), entry(
                                                            "taskToken", new Length(1, 2048, false)), entry(
                                                                    "nextToken", TOKEN), entry("maxResults", new Range(
                                                                            0, 1000)), entry("description",
                                                                                    DESCRIPTION), entry(
                                                                                            "versionDescription",
                                                                                            DESCRIPTION),
            entry("traceHeader", new Length(0, 256, false)), entry("clientToken", new Form(new Length(1, 64, false),
                    Pattern.compile("[!-~]+"))), entry("key", new Length(1, 128, false)), entry("value", new Length(0,
                            256, false)), entry("kmsKeyId", new Length(1, 2048, false)), entry(
                                    "kmsDataKeyReusePeriodSeconds", new Range(60, 900)), entry("weight", new Range(0,
                                            100)), entry("routingConfiguration", new Count(1, 2)), entry(
                                                    "maxConcurrency", ANY_NUMBER), entry("toleratedFailureCount",
                                                            ANY_NUMBER), entry("toleratedFailurePercentage", new Range(
                                                                    0, 100)), entry("type", new OneOf(List.of(
                                                                            "STANDARD", "EXPRESS"))), entry("level",
                                                                                    new OneOf(List.of("ALL", "ERROR",
                                                                                            "FATAL", "OFF"))), entry(
                                                                                                    "includedData",
                                                                                                    new OneOf(List.of(
                                                                                                            "ALL_DATA",
                                                                                                            "METADATA_ONLY"))),
            entry("statusFilter", new OneOf(List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED",
                    "RUNNING"))), entry("redriveFilter", new OneOf(List.of("REDRIVEN", "NOT_REDRIVEN"))), entry(
                            "severity", new OneOf(List.of("ERROR", "WARNING"))), entry("stateName", new Length(1, 80,
                                    true)), entry(
                                            "errorCausedByState", new Length(1, 80, true)), entry("inspectionLevel",
                                                    new OneOf(
                                                            List.of("INFO", "DEBUG", "TRACE"))), entry(
                                                                    "fieldValidationMode", new OneOf(
                                                                            List.of("STRICT", "PRESENT", "NONE"))),
            entry("retrierRetryCount",
                    ANY_NUMBER), entry("mapIterationFailureCount", ANY_NUMBER),
            entry("variables", new Length(0, SIZE, true)), entry("context", new Length(0, 40_000, true)), entry(
                    "result",
                    new Length(0, SIZE, true)), entry("mapItemReaderData", new Length(0, SIZE, true)));

    /** By shape and member. */
    private static final Map<String, Constraint> SPECIAL = Map.of("ListExecutionsRequest.nextToken", new Length(1, 3096,
            false), "ValidateStateMachineDefinitionRequest.maxResults", new Range(0, 100),
            "CreateStateMachineAliasRequest.name", new Form(new Length(1, 80, false), Pattern.compile(
                    "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$")), "EncryptionConfiguration.type", new OneOf(List.of(
                            "AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY")));

    private static final Set<String> MACHINE = Set.of("stateMachineArn");
    private static final Set<String> EXECUTION = Set.of("executionArn");
    private static final Set<String> ALIAS = Set.of("stateMachineAliasArn");
    private static final Set<String> ACTIVITY = Set.of("activityArn");
    private static final Set<String> TASK = Set.of("taskToken");
    private static final Set<String> MAP_RUN = Set.of("mapRunArn");
    private static final Set<String> RESOURCE = Set.of("resourceArn");

    /** Which members a shape must have. */
    private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(entry("CreateStateMachineRequest", Set.of(
            "name", "definition", "roleArn")), entry("UpdateStateMachineRequest", MACHINE), entry(
                    "DescribeStateMachineRequest", MACHINE), entry("DeleteStateMachineRequest", MACHINE), entry(
                            "PublishStateMachineVersionRequest", MACHINE), entry("ListStateMachineVersionsRequest",
                                    MACHINE), entry("ListStateMachineAliasesRequest", MACHINE), entry(
                                            "StartExecutionRequest", MACHINE), entry("StartSyncExecutionRequest",
                                                    MACHINE), entry("DeleteStateMachineVersionRequest", Set.of(
                                                            "stateMachineVersionArn")), entry(
                                                                    "CreateStateMachineAliasRequest", Set.of("name",
                                                                            "routingConfiguration")), entry(
                                                                                    "RoutingConfigurationListItem", Set
                                                                                            .of("stateMachineVersionArn",
                                                                                                    "weight")),
            entry("UpdateStateMachineAliasRequest", ALIAS), entry("DescribeStateMachineAliasRequest", ALIAS), entry(
                    "DeleteStateMachineAliasRequest", ALIAS), entry("StopExecutionRequest", EXECUTION), entry(
                            "DescribeExecutionRequest", EXECUTION), entry("DescribeStateMachineForExecutionRequest",
                                    EXECUTION), entry("GetExecutionHistoryRequest", EXECUTION), entry(
                                            "RedriveExecutionRequest", EXECUTION), entry("ListMapRunsRequest",
                                                    EXECUTION), entry("DescribeMapRunRequest", MAP_RUN), entry(
                                                            "UpdateMapRunRequest", MAP_RUN), entry(
                                                                    "CreateActivityRequest", Set.of("name")),
            entry("DescribeActivityRequest", ACTIVITY), entry("DeleteActivityRequest", ACTIVITY), entry(
                    "GetActivityTaskRequest", ACTIVITY), entry("SendTaskSuccessRequest", Set.of("taskToken", "output")),
            entry("SendTaskFailureRequest", TASK), entry("SendTaskHeartbeatRequest", TASK), entry("TagResourceRequest",
                    Set.of("resourceArn", "tags")), entry("UntagResourceRequest", Set.of("resourceArn", "tagKeys")),
            entry("ListTagsForResourceRequest", RESOURCE), entry("ValidateStateMachineDefinitionRequest", Set.of(
                    "definition")), entry("EncryptionConfiguration", Set.of("type")), entry("TestStateRequest", Set.of(
                            "definition")));

    private Constraints() {}

    static Optional<Constraint> of(String shape, String member) {
        return Optional.ofNullable(SPECIAL.getOrDefault(shape + "." + member, COMMON.get(member)));
    }

    static boolean isRequired(String shape, String member) {
        return REQUIRED.getOrDefault(shape, Set.of()).contains(member);
    }
}
