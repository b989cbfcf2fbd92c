package dev.signalbox.console.app.moto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moto 5.2.1 does not do, by the step that finds out, with the place in moto that says so. */
final class MotoGaps {
    private static final String NONE = "moto has no %s (`moto/%s`; `IMPLEMENTATION_COVERAGE.md`).";
    private static final String PRETENDED = "Pretended executions stay RUNNING (`moto/stepfunctions/models.py`, `Execution.__init__`).";
    private static final String FLOATS = "Times of a job are fractions of milliseconds, which the SDK for Java cannot read (`moto/batch/models.py`, `datetime2int_milliseconds`).";

    private static final String HTTP_API = "moto's CloudFormation has no `AWS::ApiGatewayV2::Api` (no model in `moto/apigatewayv2` is a `CloudFormationModel`).";
    private static final String TAGS = "moto fails at the tags of an `AWS::KMS::Key`: `KeyError: 'TagKey'` (`moto/kms/models.py`, `create_from_cloudformation_json`), and the stack stays as it is.";
    private static final Map<String, String> BUNDLED = Map.of("callback-download", HTTP_API, "file-delivery", HTTP_API,
            "csv-batch", TAGS, "image-fan-out", TAGS, "download-service",
            "moto's CloudFormation has no `AWS::ElastiCache::ReplicationGroup` and fails where others refer to it, and the stack stays as it is.");

    private static final String NOT_YET = "It did not happen within 6 s";

    private MotoGaps() {}

    /**
     * Something that moto does not do.
     *
     * @param why for the page
     * @param answer part of what it answers; any other failure is not this gap
     */
    record Gap(String why, String answer) {}

    private static Gap none(String service, String operation, String place) {
        return new Gap(NONE.formatted(operation, place), "does not offer " + service + " " + operation + ":");
    }

    static Map<String, Gap> all(boolean runsMachines) {
        var gaps = new HashMap<String, Gap>();
        if (runsMachines) {
            gaps.put("redrive", none("Sfn", "RedriveExecution", "stepfunctions/responses.py"));
            gaps.put("a second execution", new Gap(
                    "moto copies all executions with the state machine and fails at their locks (`moto/stepfunctions/parser/models.py`, `copy.deepcopy(state_machine)`), so the story empties moto before each of the next ones.",
                    "does not offer Sfn StartExecution: it answered HTTP 500"));
            return gaps;
        }
        stacks(gaps);
        files(gaps);
        for (var step : List.of("a job's details", "a job's log", "the same job again", "an array and its children")) {
            gaps.put(step, new Gap(FLOATS, "got: VALUE_NUMBER_FLOAT"));
        }
        gaps.put("front of a queue", none("Batch", "GetJobQueueSnapshot", "batch/urls.py"));
        gaps.put("change a queue", new Gap(
                "UpdateJobQueue takes ARNs of compute environments only, AWS names too (`moto/batch/models.py`, `get_compute_environment_by_arn`).",
                "computeEnvironmentOrder is malformed"));
        gaps.put("resize a compute environment", new Gap(
                "moto takes the sizes and forgets them (`moto/batch/models.py`, `TODO Implement resizing`).",
                "expected: 8 but was: 4"));
        gaps.put("mails, which only the local cloud keeps", new Gap("The outbox is the local cloud's own.",
                "does not offer an outbox of mails"));
        gaps.put("follow to the end", new Gap(PRETENDED, NOT_YET));
        gaps.put("an execution that fails", new Gap(PRETENDED, NOT_YET));
        gaps.put("a wait is found with its token and answered", new Gap("No task is scheduled, so nothing waits.",
                NOT_YET));
        return gaps;
    }

    private static void stacks(Map<String, Gap> gaps) {
        BUNDLED.forEach((name, why) -> {
            boolean refused = why.equals(HTTP_API);
            var undefined = "`ValidationError` Template error: instance of Fn::GetAtt references undefined resource";
            gaps.put("deploy " + name, new Gap(why, refused ? undefined : "is still in progress after PT15S"));
            var after = new Gap("The stack is not there.", refused ? undefined
                    : "does not offer CloudFormation ListStackResources: it answered HTTP 500");
            gaps.put("events and resources of " + name, after);
            gaps.put("delete " + name, after);
        });
        gaps.put("an update that changes nothing", new Gap(
                "AWS makes a change set and tells in its reason that nothing changes; moto refuses to make one.",
                "No updates are to be performed"));
        gaps.put("termination protection", none("CloudFormation", "UpdateTerminationProtection",
                "cloudformation/responses.py"));
        gaps.put("drift", none("CloudFormation", "DetectStackDrift", "cloudformation/responses.py"));
    }

    private static void files(Map<String, Gap> gaps) {
        gaps.put("size of a part", new Gap(
                "HeadObject compares `If-Match` with the part's ETag, AWS with the object's (`moto/s3/responses.py`, `head_object`).",
                "`HTTP 412`"));
        gaps.put("delete if unchanged", new Gap(
                "DeleteObjects takes no notice of `ETag`, so moving a file deletes what was written meanwhile (`moto/s3/responses.py`, `_bucket_response_delete_keys`).",
                "Expecting Optional to contain a value but it was empty"));
    }
}
