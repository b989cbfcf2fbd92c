package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

final class NestedExecutionsTest {
    private static final String DOUBLE = "'A':{'Type':'Pass','End':true,'Parameters':{'twice.$':'States.MathAdd($.n, $.n)'}}";
    private static final String WAIT = "'A':{'Type':'Wait','Seconds':600,'End':true}";
    private static final String INPUT = "'Input':{'n.$':'$.n','AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$':'$$.Execution.Id'}";

    @TempDir Path folder;

    private static String task(String pattern, String machine, String more) {
        return "'Resource':'arn:aws:states:::states:startExecution" + pattern + "','Parameters':{'StateMachineArn':'"
                + machine + "'," + more + "}";
    }

    private static JsonNode json(String text) {
        return Payloads.own(text);
    }

    private static Optional<String> child(Workshop workshop, String machine) {
        return workshop.registry.call(ListExecutionsRequest.builder().stateMachineArn(machine).build(),
                ListExecutionsResponse.class).executions().stream().map(e -> e.executionArn()).findFirst();
    }

    @Test
    void startsAChildAndGoesOn() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", WAIT);

            var parent = workshop.start(task("", machine, "'Name':'c1'," + INPUT), "{'n':4}");

            var output = json(workshop.end(parent).output());
            var child = output.get("ExecutionArn").textValue();
            assertThat(child).endsWith(":execution:child:c1");
            assertThat(output.path("SdkHttpMetadata").path("HttpStatusCode").intValue()).isEqualTo(200);
            assertThat(output.path("StartDate").isIntegralNumber()).isTrue();
            assertThat(workshop.describe(child).status()).isEqualTo(ExecutionStatus.RUNNING);
            assertThat(json(workshop.describe(child).input())).isEqualTo(json(
                    "{\"n\":4,\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"" + parent + "\"}"));
        }
    }

    @Test
    void waitsForTheChildAndPutsOutItsDescription() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", DOUBLE);

            var parent = workshop.start(task(".sync", machine, INPUT), "{'n':4}");

            var output = json(workshop.end(parent).output());
            assertThat(output.get("Status").textValue()).isEqualTo("SUCCEEDED");
            assertThat(output.get("Output").textValue()).isEqualTo("{\"twice\":8}");
            assertThat(output.path("OutputDetails").path("Included").booleanValue()).isTrue();
            assertThat(workshop.history(parent)).containsExactly("ExecutionStarted", "TaskStateEntered",
                    "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited",
                    "ExecutionSucceeded");
        }
    }

    @Test
    void sync2PutsOutTheChildsOutputAsJson() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", DOUBLE);

            var parent = workshop.start(task(".sync:2", machine, INPUT) + ",'OutputPath':'$.Output'", "{'n':4}");

            assertThat(workshop.end(parent).output()).isEqualTo("{\"twice\":8}");
        }
    }

    @Test
    void failsWithTheDescriptionOfAFailedChild() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", "'A':{'Type':'Fail','Error':'E','Cause':'c'}");

            var end = workshop.end(workshop.start(task(".sync:2", machine, "'Input':{}"), "{}"));

            assertThat(end.error()).isEqualTo("States.TaskFailed");
            assertThat(json(end.cause()).get("Error").textValue()).isEqualTo("E");
            assertThat(json(end.cause()).get("Status").textValue()).isEqualTo("FAILED");
        }
    }

    @Test
    void namesTheErrorsOfStartExecution() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", WAIT);
            workshop.registry.call(StartExecutionRequest.builder().stateMachineArn(machine).name("taken").build(),
                    StartExecutionResponse.class);

            var taken = workshop.end(workshop.run(workshop.create("a", "'A':{'Type':'Task','End':true," + task(".sync",
                    machine, "'Name':'taken','Input':{'other':1}") + "}"), "{}"));
            var missing = workshop.end(workshop.run(workshop.create("b", "'A':{'Type':'Task','End':true," + task("",
                    machine + "x", "'Input':{}") + "}"), "{}"));

            assertThat(taken.error()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
            assertThat(missing.error()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        }
    }

    @Test
    void waitsForTheChildsReportWithTheToken() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", WAIT);
            var parent = workshop.start(task(".waitForTaskToken", machine, "'Input':{'token.$':'$$.Task.Token'}"),
                    "{}");
            Workshop.await(() -> workshop.history(parent).contains("TaskSubmitted"));
            var input = json(workshop.describe(child(workshop, machine).orElseThrow()).input());

            workshop.registry.call(SendTaskSuccessRequest.builder().taskToken(input.get("token").textValue()).output(
                    "5").build(), SendTaskSuccessResponse.class);

            assertThat(workshop.end(parent).output()).isEqualTo("5");
        }
    }

    @Test
    void stoppingTheParentStopsTheChild() {
        try (var workshop = new Workshop(folder)) {
            var machine = workshop.create("child", WAIT);
            var parent = workshop.start(task(".sync:2", machine, "'Input':{}"), "{}");
            Workshop.await(() -> workshop.history(parent).contains("TaskSubmitted"));

            workshop.registry.call(StopExecutionRequest.builder().executionArn(parent).build(),
                    StopExecutionResponse.class);

            var child = child(workshop, machine).orElseThrow();
            assertThat(workshop.end(child).status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    @Test
    void parentAndChildGoOnAfterARestart() {
        String parent = "";
        var slow = "'A':{'Type':'Wait','Seconds':2,'Next':'B'},'B':{'Type':'Pass','Result':7,'End':true}";
        try (var before = new Workshop(folder)) {
            var started = before.start(task(".sync:2", before.create("child", slow), "'Input':{}"), "{}");
            parent = started;
            Workshop.await(() -> before.history(started).contains("TaskSubmitted"));
        }
        try (var after = new Workshop(folder)) {
            assertThat(json(after.end(parent).output()).get("Output").intValue()).isEqualTo(7);
        }
    }
}
