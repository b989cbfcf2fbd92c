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

    private MotoGaps() {}

    static Map<String, String> all(boolean runsMachines) {
        var gaps = new HashMap<String, String>();
        gaps.put("redrive", NONE.formatted("RedriveExecution", "stepfunctions/responses.py"));
        if (runsMachines) {
            gaps.put("a second execution",
                    "moto copies all executions with the state machine and fails at their locks (`moto/stepfunctions/parser/models.py`, `copy.deepcopy(state_machine)`), so the story empties moto before each of the next ones.");
            return gaps;
        }
        stacks(gaps);
        files(gaps);
        for (var step : List.of("a job's details", "a job's log", "the same job again", "an array and its children")) {
            gaps.put(step, FLOATS);
        }
        gaps.put("front of a queue", NONE.formatted("GetJobQueueSnapshot", "batch/urls.py"));
        gaps.put("change a queue",
                "UpdateJobQueue takes ARNs of compute environments only, AWS names too (`moto/batch/models.py`, `get_compute_environment_by_arn`).");
        gaps.put("resize a compute environment",
                "moto takes the sizes and forgets them (`moto/batch/models.py`, `TODO Implement resizing`).");
        gaps.put("mails, which only the local cloud keeps", "The outbox is the local cloud's own.");
        gaps.put("follow to the end", PRETENDED);
        gaps.put("an execution that fails", PRETENDED);
        gaps.put("a wait is found with its token and answered", "No task is scheduled, so nothing waits.");
        return gaps;
    }

    private static void stacks(Map<String, String> gaps) {
        BUNDLED.forEach((name, why) -> {
            gaps.put("deploy " + name, why);
            gaps.put("events and resources of " + name, "The stack is not there.");
            gaps.put("delete " + name, "The stack is not there.");
        });
        gaps.put("an update that changes nothing",
                "AWS makes a change set and tells in its reason that nothing changes; moto refuses to make one.");
        gaps.put("termination protection", NONE.formatted("UpdateTerminationProtection",
                "cloudformation/responses.py"));
        gaps.put("drift", NONE.formatted("DetectStackDrift", "cloudformation/responses.py"));
    }

    private static void files(Map<String, String> gaps) {
        gaps.put("size of a part",
                "HeadObject compares `If-Match` with the part's ETag, AWS with the object's (`moto/s3/responses.py`, `head_object`).");
        gaps.put("delete if unchanged",
                "DeleteObjects takes no notice of `ETag`, so moving a file deletes what was written meanwhile (`moto/s3/responses.py`, `_bucket_response_delete_keys`).");
    }
}
