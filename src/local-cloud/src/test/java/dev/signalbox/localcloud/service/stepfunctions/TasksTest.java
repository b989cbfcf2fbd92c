package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

final class TasksTest {
    private static final String INVOKE = "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f','Payload':{'x.$':'$.x'}}";
    private static final String JOB = "'Resource':'arn:aws:states:::batch:submitJob.sync','Parameters':{'JobName':'j',"
            + "'JobQueue':'q','JobDefinition':'d','Parameters':{'URI.$':'$$.Execution.Name'},"
            + "'ContainerOverrides':{'Environment':[{'Name':'A','Value':'1'}]}}";

    @TempDir Path folder;

    private static InvokeResponse answer(String payload) {
        return InvokeResponse.builder().statusCode(200).executedVersion("$LATEST").payload(SdkBytes.fromUtf8String(
                payload)).build();
    }

    @Test
    void invokesAFunction() {
        try (var workshop = new Workshop(folder)) {
            workshop.function = request -> answer("{\"y\":2}");

            var end = workshop.end(workshop.start(INVOKE, "{'x':1}"));

            assertThat(workshop.invocations).singleElement().satisfies(i -> {
                assertThat(i.functionName()).isEqualTo("f");
                assertThat(i.payload().asUtf8String()).isEqualTo("{\"x\":1}");
            });
            var output = Payloads.own(end.output());
            assertThat(output.propertyStream().map(Map.Entry::getKey)).containsExactly("ExecutedVersion", "Payload",
                    "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
            assertThat(output.get("Payload").toString()).isEqualTo("{\"y\":2}");
            assertThat(output.at("/SdkHttpMetadata/AllHttpHeaders").propertyStream().map(Map.Entry::getKey))
                    .containsExactly("X-Amz-Executed-Version", "x-amzn-Remapped-Content-Length", "Connection",
                            "x-amzn-RequestId", "Content-Length", "Date", "X-Amzn-Trace-Id", "Content-Type");
        }
    }

    @Test
    void namesTheErrorAfterTheFunctionsException() {
        try (var workshop = new Workshop(folder)) {
            var payload = "{\"errorMessage\":\"no\",\"errorType\":\"dev.Boom\"}";
            workshop.function = request -> answer(payload).toBuilder().functionError("Unhandled").build();

            var end = workshop.end(workshop.start(INVOKE, "{'x':1}"));

            assertThat(end.error()).isEqualTo("dev.Boom");
            assertThat(end.cause()).isEqualTo(payload);
        }
    }

    @Test
    void namesTheErrorAfterTheService() {
        try (var workshop = new Workshop(folder)) {
            workshop.function = request -> {
                throw ServiceError.of(ResourceNotFoundException.builder(), 404, "ResourceNotFoundException",
                        "Function not found: f");
            };

            var end = workshop.end(workshop.start(INVOKE, "{'x':1}"));

            assertThat(end.error()).isEqualTo("Lambda.ResourceNotFoundException");
            assertThat(end.cause()).startsWith(
                    "Function not found: f (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException");
        }
    }

    @Test
    void passesBarePayloadsToFunctionArns() {
        try (var workshop = new Workshop(folder)) {
            workshop.function = request -> answer("[" + request.payload().asUtf8String() + "]");

            var end = workshop.end(workshop.start(
                    "'Resource':'arn:aws:lambda:local-1:000000000000:function:f','InputPath':'$.x'", "{'x':1}"));

            assertThat(end.output()).isEqualTo("[1]");
        }
    }

    @Test
    void refusesParametersThatTheOperationDoesNotHave() {
        try (var workshop = new Workshop(folder)) {
            var end = workshop.end(workshop.start(
                    "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'Functionname2':'f'}", "{}"));

            assertThat(end.error()).isEqualTo("States.Runtime");
            assertThat(end.cause()).isEqualTo("The field 'Functionname2' is not supported by Step Functions");
        }
    }

    @Test
    void waitsForAJobAndPutsOutItsDetail() {
        try (var workshop = new Workshop(folder)) {
            var execution = workshop.start(JOB, "{}");
            Workshop.await(() -> workshop.jobs.containsKey("job-1"));
            workshop.jobs.put("job-1", JobDetail.builder().jobId("job-1").jobName("j").status("SUCCEEDED").createdAt(5L)
                    .container(c -> c.exitCode(0)).build());

            var end = workshop.end(execution);

            assertThat(end.output()).contains("\"JobId\":\"job-1\"", "\"Status\":\"SUCCEEDED\"", "\"CreatedAt\":5",
                    "\"Container\":{\"ExitCode\":0}");
            var submitted = workshop.submissions.getFirst();
            assertThat(submitted.parameters()).containsEntry("URI", "e");
            assertThat(submitted.containerOverrides().environment()).extracting(KeyValuePair::name).containsExactly("A",
                    "MANAGED_BY_AWS");
        }
    }

    @Test
    void failsWithTheDetailOfAFailedJob() {
        try (var workshop = new Workshop(folder)) {
            var execution = workshop.start(JOB, "{}");
            Workshop.await(() -> workshop.jobs.containsKey("job-1"));
            workshop.jobs.put("job-1", JobDetail.builder().jobId("job-1").status("FAILED").statusReason("out of luck")
                    .build());

            var end = workshop.end(execution);

            assertThat(end.error()).isEqualTo("States.TaskFailed");
            assertThat(end.cause()).contains("\"StatusReason\":\"out of luck\"");
        }
    }

    @Test
    void terminatesTheJobOfAStoppedExecution() {
        try (var workshop = new Workshop(folder)) {
            var execution = workshop.start(JOB, "{}");
            Workshop.await(() -> workshop.history(execution).contains("TaskSubmitted"));

            workshop.registry.call(StopExecutionRequest.builder().executionArn(execution).build(),
                    StopExecutionResponse.class);

            assertThat(workshop.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
            Workshop.await(() -> !workshop.terminations.isEmpty());
            assertThat(workshop.terminations.peek().jobId()).isEqualTo("job-1");
        }
    }

    @Test
    void keepsTheSameJobAfterARestart() {
        String execution = "";
        try (var before = new Workshop(folder)) {
            var started = before.start(JOB, "{}");
            execution = started;
            Workshop.await(() -> before.history(started).contains("TaskSubmitted"));
        }
        try (var after = new Workshop(folder, JobDetail.builder().jobId("job-1").status("SUCCEEDED").build())) {
            assertThat(after.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(after.submissions).isEmpty();
        }
    }
}
