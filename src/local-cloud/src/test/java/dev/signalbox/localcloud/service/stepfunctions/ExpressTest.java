package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

final class ExpressTest {
    private static final String INVOKE = "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':"
            + "{'FunctionName':'f','Payload.$':'$'},'End':true}";

    @TempDir Path folder;

    private static String create(Workshop workshop, String states) {
        var definition = "{\"StartAt\":\"A\",\"States\":{" + states.replace('\'', '"') + "}}";
        return workshop.registry.call(CreateStateMachineRequest.builder().name("x").type("EXPRESS").definition(
                definition).roleArn("arn:aws:iam::000000000000:role/r").build(), CreateStateMachineResponse.class)
                .stateMachineArn();
    }

    private static StartSyncExecutionResponse sync(Workshop workshop, String machine, String input) {
        return workshop.registry.call(StartSyncExecutionRequest.builder().stateMachineArn(machine).name("n").input(
                input).build(), StartSyncExecutionResponse.class);
    }

    @Test
    void answersWithTheOutput() {
        try (var workshop = new Workshop(folder)) {
            var machine = create(workshop, "'A':{'Type':'Pass','Result':{'ok':1},'ResultPath':'$.r','End':true}");

            var answer = sync(workshop, machine, "{\"a\":1}");

            assertThat(answer.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
            assertThat(answer.output()).isEqualTo("{\"a\":1,\"r\":{\"ok\":1}}");
            assertThat(answer.executionArn()).matches("arn:aws:states:local-1:000000000000:express:x:n:[0-9a-f-]{36}");
            assertThat(answer.billingDetails().billedDurationInMilliseconds() % 100).isZero();
            assertThat(workshop.registry.call(DescribeStateMachineRequest.builder().stateMachineArn(machine).build(),
                    DescribeStateMachineResponse.class).type()).isEqualTo(StateMachineType.EXPRESS);
        }
    }

    /** AWS limits the history of Standard executions only; this one would have 28,004 events. */
    @Test
    void hasNoLimitOfEvents() {
        try (var workshop = new Workshop(folder)) {
            var machine = create(workshop,
                    "'A':{'Type':'Map','ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Pass',"
                            + "'End':true}}},'ResultPath':null,'OutputPath':null,'End':true}");

            var answer = sync(workshop, machine, "[" + "0,".repeat(6_999) + "0]");

            assertThat(answer.status()).as(answer.cause()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void answersWithTheFailure() {
        try (var workshop = new Workshop(folder)) {
            var answer = sync(workshop, create(workshop, "'A':{'Type':'Fail','Error':'E','Cause':'c'}"), "{}");

            assertThat(answer.status()).isEqualTo(SyncExecutionStatus.FAILED);
            assertThat(answer.error()).isEqualTo("E");
            assertThat(answer.cause()).isEqualTo("c");
        }
    }

    @Test
    void startsTheSameNameAgainAndAgain() {
        try (var workshop = new Workshop(folder)) {
            workshop.function = request -> InvokeResponse.builder().statusCode(200).payload(SdkBytes.fromUtf8String(
                    "1")).build();
            var machine = create(workshop, INVOKE);
            var start = StartExecutionRequest.builder().stateMachineArn(machine).name("n").input("{}").build();

            var first = workshop.registry.call(start, StartExecutionResponse.class).executionArn();
            var second = workshop.registry.call(start, StartExecutionResponse.class).executionArn();

            assertThat(first).isNotEqualTo(second);
            Workshop.await(() -> workshop.invocations.size() == 2);
        }
    }

    @Test
    void beginsAgainAfterARestart() {
        try (var before = new Workshop(folder)) {
            var machine = create(before, "'A':{'Type':'Wait','Seconds':2,'Next':'B'}," + INVOKE.replace("'A'", "'B'"));
            before.registry.call(StartExecutionRequest.builder().stateMachineArn(machine).input("{}").build(),
                    StartExecutionResponse.class);
        }
        try (var after = new Workshop(folder)) {
            after.function = request -> InvokeResponse.builder().statusCode(200).payload(SdkBytes.fromUtf8String("1"))
                    .build();

            Workshop.await(() -> after.invocations.size() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'A':{'Type':'Task','Resource':'arn:aws:states:::batch:submitJob.sync','Parameters':{},'End':true} | Express state machine does not support '.sync' service integration",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Parameters':{},'End':true} | Express state machine does not support '.waitForTaskToken' service integration",
            "'A':{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},'StartAt':'I','States':{'I':{'Type':'Succeed'}}},'End':true} | The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines"})
    void refusesWhatExpressWorkflowsCannotDo(String states, String message) {
        try (var workshop = new Workshop(folder)) {
            assertThatThrownBy(() -> create(workshop, states)).isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> sync(workshop, workshop.create("standard", "'A':{'Type':'Succeed'}"), "{}"))
                    .isInstanceOf(StateMachineTypeNotSupportedException.class);
        }
    }
}
