package dev.signalbox.localcloud.service.stepfunctions.test;

import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.ROLE;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.inspected;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.json;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sqs.SqsClient;

final class TestStateTest extends OnTestBench {
    @Test
    void infoTellsOnlyHowTheStateEnded() {
        var passed = bench.test("'Type':'Pass','Next':'Elsewhere'", r -> r.input("{\"n\":1}").inspectionLevel(
                InspectionLevel.INFO));

        assertThat(members(passed)).containsOnly(entry("output", "{'n':1}"), entry("nextState", "Elsewhere"), entry(
                "status", "SUCCEEDED"));
        assertThat(members(bench.states.testState(r -> r.definition(json("{'Type':'Succeed'}"))))).containsOnly(entry(
                "output", "{}"), entry("status", "SUCCEEDED"));
    }

    @Test
    void tracesThePassStatesDataFlow() {
        var passed = bench.test("'Type':'Pass','InputPath':'$.a','Parameters':{'v.$':'$.b'},'ResultPath':'$.r',"
                + "'OutputPath':'$.r','End':true", "{'a':{'b':2}}");

        assertThat(passed.output()).isEqualTo("{\"v\":2}");
        assertThat(inspected(passed)).containsOnly(entry("input", "{'a':{'b':2}}"), entry("afterInputPath",
                "{'b':2}"), entry("afterParameters", "{'v':2}"), entry("afterResultSelector", "{'v':2}"), entry(
                        "afterResultPath", "{'a':{'b':2},'r':{'v':2}}"));
        assertThat(inspected(bench.test("'Type':'Pass','Result':[1],'ResultPath':'$.r','End':true", "{}")))
                .containsOnly(entry("input", "{}"), entry("result", "[1]"), entry("afterResultSelector", "[1]"), entry(
                        "afterResultPath", "{'r':[1]}"));
    }

    @Test
    void tracesStatesWithoutWorkAsFarAsTheirInputPath() {
        var failed = bench.test("'Type':'Fail','Error':'Bad','CausePath':'$.why'", "{'why':'Because.'}");
        var chosen = bench.test("'Type':'Choice','Choices':[{'Variable':'$.n','NumericGreaterThan':1,'Next':'Big'}],"
                + "'Default':'Small'", "{'n':2}");

        assertThat(members(failed)).containsEntry("error", "Bad").containsEntry("cause", "Because.").containsEntry(
                "status", "FAILED").doesNotContainKeys("output", "nextState");
        assertThat(inspected(failed)).containsOnlyKeys("input", "afterInputPath");
        assertThat(chosen.nextState()).isEqualTo("Big");
        assertThat(inspected(chosen)).containsOnlyKeys("input", "afterInputPath");
        assertThat(inspected(bench.test("'Type':'Wait','Seconds':0,'End':true", "{}"))).containsOnlyKeys("input",
                "afterInputPath");
    }

    @Test
    void saysWhyDataDoesNotFitWithoutNamingAnEvent() {
        var failed = bench.test("'Type':'Pass','InputPath':'$.none','End':true", "{}");

        assertThat(failed.error()).isEqualTo("States.Runtime");
        assertThat(failed.cause()).doesNotContain("entered at the event");
        assertThat(inspected(failed)).containsOnlyKeys("input");
    }

    @Test
    void taskCallsTheRealService() {
        try (var queues = bench.fixture.client(SqsClient.builder())) {
            var queue = queues.createQueue(r -> r.queueName("tested")).queueUrl();

            var sent = bench.test("'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{"
                    + "'QueueUrl':'" + queue + "','MessageBody.$':'$.text'},'ResultSelector':{'id.$':'$.MessageId'},"
                    + "'ResultPath':'$.sent','Next':'After'", r -> r.roleArn(ROLE).input(json("{'text':'hello'}")));

            var message = queues.receiveMessage(r -> r.queueUrl(queue)).messages().getFirst();
            assertThat(message.body()).isEqualTo("hello");
            assertThat(sent.output()).isEqualTo(json("{'text':'hello','sent':{'id':'" + message.messageId() + "'}}"));
            assertThat(sent.nextState()).isEqualTo("After");
            assertThat(inspected(sent)).containsOnlyKeys("input", "afterInputPath", "afterParameters", "result",
                    "afterResultSelector", "afterResultPath").containsEntry("afterParameters", "{'QueueUrl':'" + queue
                            + "','MessageBody':'hello'}").extractingByKey("result").asString().contains("MessageId");
        }
    }

    @Test
    void aFailedCallIsRetriableThenCaught() {
        var task = "'Type':'Task','Resource':'arn:aws:states:::dynamodb:getItem','Parameters':{'TableName':'none',"
                + "'Key':{'k':{'S':'v'}}},'Retry':[{'ErrorEquals':['DynamoDB.ResourceNotFoundException'],"
                + "'MaxAttempts':1,'IntervalSeconds':7}],'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.e',"
                + "'Next':'Mend'}],'End':true";

        var retriable = bench.test(task, r -> r.roleArn(ROLE));
        var caught = bench.test(task, r -> r.roleArn(ROLE).stateConfiguration(c -> c.retrierRetryCount(1)));

        assertThat(retriable.statusAsString()).isEqualTo("RETRIABLE");
        assertThat(retriable.error()).isEqualTo("DynamoDB.ResourceNotFoundException");
        assertThat(retriable.output()).isNull();
        assertThat(members(retriable.inspectionData().errorDetails())).containsOnly(entry("retryIndex", "0"), entry(
                "retryBackoffIntervalSeconds", "7"));
        assertThat(caught.statusAsString()).isEqualTo("CAUGHT_ERROR");
        assertThat(caught.nextState()).isEqualTo("Mend");
        assertThat(caught.output()).startsWith("{\"e\":{\"Error\":\"DynamoDB.ResourceNotFoundException\"");
        assertThat(members(caught.inspectionData().errorDetails())).containsOnly(entry("retryIndex", "0"), entry(
                "catchIndex", "0"));
    }

    @Test
    void findsAStateInsideAWholeMachine() {
        var machine = "'StartAt':'Each','States':{'Each':{'Type':'Map','ItemsPath':'$.i','ItemProcessor':{'StartAt':"
                + "'One','States':{'One':{'Type':'Pass','Result':1,'Next':'Two'},'Two':{'Type':'Succeed'}}},"
                + "'End':true}}";

        var one = bench.test(machine, r -> r.stateName("One"));

        assertThat(one.output()).isEqualTo("1");
        assertThat(one.nextState()).isEqualTo("Two");
        bench.refused(machine, r -> r.stateName("Three"), "ValidationException", "State not found in definition");
    }

    @Test
    void refusesWhatIsNoStateOrNoInput() {
        bench.refused("'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true", r -> {},
                "ValidationException", "RoleArn must be specified when testing a Task state");
        bench.refused("'Type':'Pass','End':true", r -> r.stateName(""), "ValidationException",
                "1 validation error detected: Value at 'stateName' failed to satisfy constraint: Member must have "
                        + "length greater than or equal to 1");
        bench.refused("'StartAt':'N','States':{'N':{'Type':'Nap','End':true}}", r -> r.stateName("N"),
                "InvalidDefinition", "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' "
                        + "should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at "
                        + "/States/N/Type'");
        assertThat(refusal("'Type':'Nap','End':true", "{}")).endsWith(" at /States/StateName/Type'");
        assertThat(refusal("'Type':'Pass','End':true", "{oops")).startsWith(
                "InvalidExecutionInput: Invalid State Machine Execution Input: '");
        assertThat(refusal("'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','End':true",
                "{}")).startsWith("InvalidDefinition: ").contains("unless a mock is specified");
    }

    private static String refusal(String definition, String input) {
        try {
            return "accepted: " + bench.test(definition, r -> r.input(input).roleArn(ROLE));
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }
}
