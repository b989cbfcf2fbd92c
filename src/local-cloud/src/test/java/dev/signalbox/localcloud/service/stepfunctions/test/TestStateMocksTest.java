package dev.signalbox.localcloud.service.stepfunctions.test;

import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.INVOKE;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.error;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.inspected;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.json;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.members;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.MockInput;

final class TestStateMocksTest extends OnTestBench {
    private static final String INNER = "'StartAt':'T','States':{'T':{" + INVOKE + "}}";
    private static final String DISTRIBUTED = "'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
            + "'ExecutionType':'STANDARD'}," + INNER + "}";

    @Test
    void aMockedResultGoesThroughTheDataFlow() {
        var tested = bench.test(INVOKE + ",'Parameters':{'FunctionName.$':'$.f'},'ResultSelector':{'p.$':'$.Payload'},"
                + "'ResultPath':'$.r'", r -> r.mock(result("{'Payload':'x','Own':1}")).input(json("{'f':'none'}")));

        assertThat(tested.output()).isEqualTo(json("{'f':'none','r':{'p':'x'}}"));
        assertThat(inspected(tested)).containsOnly(entry("input", "{'f':'none'}"), entry("afterInputPath",
                "{'f':'none'}"), entry("afterParameters", "{'FunctionName':'none'}"), entry("result",
                        "{'Payload':'x','Own':1}"), entry("afterResultSelector", "{'p':'x'}"), entry(
                                "afterResultPath", "{'f':'none','r':{'p':'x'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "arn:aws:states:::batch:submitJob.sync", "arn:aws:states:local-1:000000000000:activity:a",
            "arn:aws:states:::glue:startJobRun", "arn:aws:lambda:local-1:000000000000:function:none"})
    void standsForEveryKindOfTask(String resource) {
        var tested = bench.test("'Type':'Task','Resource':'" + resource + "','End':true", r -> r.mock(result(
                "{'a':1}")));

        assertThat(tested.output()).isEqualTo(json("{'a':1}"));
    }

    @Test
    void aMockedErrorIsRetriedAndCaughtAsARealOne() {
        var task = INVOKE + ",'Retry':[{'ErrorEquals':['Oops'],'IntervalSeconds':1,'MaxAttempts':5}],'Catch':[{"
                + "'ErrorEquals':['Never'],'Next':'A'},{'ErrorEquals':['States.TaskFailed'],'Next':'B'}]";

        var fourth = bench.test(task, r -> r.mock(error("Oops", "Why.")).stateConfiguration(c -> c.retrierRetryCount(
                4)));
        var fifth = bench.test(task, r -> r.mock(error("Oops", "Why.")).stateConfiguration(c -> c.retrierRetryCount(
                5)));
        var other = bench.test(task, r -> r.mock(error("Else", "Why.")));

        assertThat(members(fourth)).contains(entry("error", "Oops"), entry("cause", "Why."), entry("status",
                "RETRIABLE"));
        assertThat(members(fourth.inspectionData().errorDetails())).containsOnly(entry("retryIndex", "0"), entry(
                "retryBackoffIntervalSeconds", "16"));
        assertThat(fifth.statusAsString()).isEqualTo("CAUGHT_ERROR");
        assertThat(other.nextState()).isEqualTo("B");
        assertThat(other.output()).isEqualTo(json("{'Error':'Else','Cause':'Why.'}"));
        assertThat(members(other.inspectionData().errorDetails())).containsOnly(entry("catchIndex", "1"));
        assertThat(inspected(other)).doesNotContainKey("result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Type':'Pass','End':true", "'Type':'Fail'", "'Type':'Succeed'",
            "'Type':'Wait','Seconds':1,'End':true"})
    void otherStatesCannotBeMocked(String state) {
        var type = state.substring(8, state.indexOf('\'', 8));

        bench.refused(state, r -> r.mock(result("{}")).context("{}"), "ValidationException", "State type '" + type
                + "' is not supported when a mock is specified");
    }

    @Test
    void refusesMocksThatContradictThemselves() {
        bench.refused(INVOKE, r -> r.mock(MockInput.builder().result("{}").errorOutput(e -> e.error("E")).build()),
                "ValidationException",
                "A test mock should have only one of the following fields: [result, errorOutput].");
        bench.refused(INVOKE, r -> r.mock(result("{}")).revealSecrets(true), "ValidationException",
                "TestState does not support RevealSecrets when a mock is specified.");
        bench.refused(INVOKE, r -> r.mock(MockInput.builder().result("not JSON").fieldValidationMode("NONE").build()),
                "ValidationException", "Mocked result must be valid JSON");
    }

    @Test
    void parallelAndMapNeedAMockOfTheirShape() {
        var parallel = "'Type':'Parallel','Branches':[{" + INNER + "},{" + INNER.replace("'T'", "'U'")
                + "}],'End':true";
        var map = "'Type':'Map','ItemProcessor':{" + INNER + "},'End':true";
        var writer = DISTRIBUTED + ",'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{"
                + "'Bucket':'b'}},'End':true";

        for (String state : new String[]{parallel, map}) {
            bench.refused(state, r -> {}, "InvalidDefinition", "TestState API does not support Map or Parallel states. "
                    + "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
            bench.refused(state, r -> r.mock(result("{}")), "ValidationException", "Mocked result must be an array.");
        }
        bench.refused(parallel, r -> r.mock(result("[1]")), "ValidationException",
                "Mocked result must contain the same number of items as number of Parallel branches.");
        bench.refused(writer, r -> r.mock(result("[1]")), "ValidationException",
                "Mocked result must be a JSON object.");
        var tested = bench.test(parallel, r -> r.mock(result("[1, 2]")));
        assertThat(tested.output()).isEqualTo("[1, 2]");
        assertThat(inspected(tested)).containsOnly(entry("input", "{}"), entry("afterResultSelector", "[1, 2]"), entry(
                "afterResultPath", "[1, 2]"));
    }

    @Test
    void tellsWhatAnInlineMapWouldHaveDone() {
        var map = "'Type':'Map','ItemsPath':'$.i','MaxConcurrency':2,'ItemSelector':{'n.$':'$$.Map.Item.Value'},"
                + "'ItemProcessor':{" + INNER + "},'ResultPath':'$.o','End':true";

        var tested = bench.test(map, r -> r.mock(result("[8,9]")).input(json("{'i':[1,2]}")));
        var wrong = bench.test(map, r -> r.mock(result("[8,9]")).input(json("{'i':1}")));

        assertThat(inspected(tested)).containsOnly(entry("input", "{'i':[1,2]}"), entry("afterInputPath",
                "{'i':[1,2]}"), entry("afterItemsPath", "[1,2]"), entry("afterItemSelector", "[{'n':1},{'n':2}]"),
                entry("maxConcurrency", "2"), entry("afterResultSelector", "[8,9]"), entry("afterResultPath",
                        "{'i':[1,2],'o':[8,9]}"));
        assertThat(wrong.cause()).isEqualTo("Reference path \"$.i\" must point to array.");
        assertThat(inspected(wrong)).containsOnlyKeys("input", "afterInputPath");
    }

    @Test
    void tellsWhatADistributedMapWouldHaveDone() {
        var map = DISTRIBUTED + ",'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{"
                + "'InputType':'JSON'},'Parameters':{'Bucket':'b','Key':'k'}},'ItemSelector':{'v.$':"
                + "'$$.Map.Item.Value'},'ItemBatcher':{'MaxItemsPerBatch':2},'ToleratedFailureCount':1,"
                + "'ToleratedFailurePercentage':50,'End':true";

        var tested = bench.test(map, r -> r.mock(result("[1]")).stateConfiguration(c -> c.mapItemReaderData("[5,6,7]")
                .mapIterationFailureCount(1)));
        var failed = bench.test(map, r -> r.mock(result("[1]")).stateConfiguration(c -> c.mapItemReaderData("[5,6,7]")
                .mapIterationFailureCount(2)));

        assertThat(tested.output()).isEqualTo("[1]");
        assertThat(inspected(tested)).contains(entry("maxConcurrency", "0"), entry("toleratedFailureCount", "1"),
                entry("toleratedFailurePercentage", "50.0"), entry("afterItemSelector", "[{'v':5},{'v':6},{'v':7}]"),
                entry("afterItemBatcher", "[{'Items':[{'v':5},{'v':6}]},{'Items':[{'v':7}]}]"));
        assertThat(members(failed)).contains(entry("status", "FAILED"), entry("error",
                "States.ExceedToleratedFailureThreshold"), entry("cause",
                        "The specified tolerated failure threshold was exceeded"));
    }

    @Test
    void failuresCountOnlyAgainstAThresholdThatIsSet() {
        var tested = bench.test(DISTRIBUTED + ",'End':true", r -> r.input("[1,2]").mock(result("[0,1]"))
                .stateConfiguration(c -> c.mapIterationFailureCount(2)));
        var failed = bench.test(DISTRIBUTED + ",'ToleratedFailureCount':2,'End':true", r -> r.input("[1,2]").mock(error(
                "Oops", "Why.")).stateConfiguration(c -> c.errorCausedByState("T")));

        assertThat(tested.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(failed.error()).isEqualTo("Oops");
        assertThat(inspected(failed)).containsOnlyKeys("input", "afterInputPath", "afterItemsPath", "maxConcurrency",
                "toleratedFailureCount");
        bench.refused(INVOKE, r -> r.mock(error("E", "C")).stateConfiguration(c -> c.errorCausedByState("None")),
                "ValidationException",
                "State 'None', given as errorCausedByState, not found in the Map or Parallel state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events:putEvents              | {'Entries':'e'}                        | Field 'Entries' must be an array
            events:putEvents              | {'Entries':[{'EventId':'a'},{'EventId':[]}]} | Field 'EventId' must be a string
            states:startExecution         | {}                                     | Required field 'ExecutionArn' is missing
            states:startExecution         | {'executionArn':'a','startDate':'b'}   | Required field 'ExecutionArn' is missing
            states:startExecution         | {'ExecutionArn':'a','StartDate':true}  | Field 'StartDate' must be a string
            states:startExecution         | {'ExecutionArn':'a','StartDate':17641} | Field 'StartDate' must be a string
            lambda:invoke                 | {'StatusCode':'200'}                   | Field 'StatusCode' must be a number
            dynamodb:putItem              | {'ConsumedCapacity':{'CapacityUnits':'1'}} | Field 'CapacityUnits' must be a number
            aws-sdk:s3:getObject          | {'ContentLength':'9'}                  | Field 'ContentLength' must be a number
            aws-sdk:s3:getObject          | {'StorageClass':'Papyrus'}             | Field 'StorageClass' is not an expected value
            aws-sdk:kms:encrypt           | {'CiphertextBlob':1}                   | Field 'CiphertextBlob' must be a string
            aws-sdk:kms:encrypt           | {'CiphertextBlob':''}                  | Field 'CiphertextBlob' is smaller than the minimum length
            aws-sdk:lambda:getFunction    | {'Configuration':{'MemorySize':127}}   | Field 'MemorySize' is less than the minimum value
            aws-sdk:lambda:getFunction    | {'Configuration':{'MemorySize':10241}} | Field 'MemorySize' exceeds the maximum value
            """, quoteCharacter = '`')
    void refusesResultsThatTheOperationCannotGive(String resource, String mock, String message) {
        var task = "'Type':'Task','Resource':'arn:aws:states:::" + resource + "','End':true";

        bench.refused(task, r -> r.mock(result(mock)), "ValidationException", "Mock result schema validation error: "
                + message);
        var unchecked = bench.test(task, r -> r.mock(result(mock).copy(m -> m.fieldValidationMode("NONE"))));
        assertThat(unchecked.output()).isEqualTo(json(mock));
    }

    @Test
    void whatIsPresentIsCheckedAloneInThatMode() {
        var task = "'Type':'Task','Resource':'arn:aws:states:::states:startExecution','End':true";

        assertThat(bench.test(task, r -> r.mock(result("{}").copy(m -> m.fieldValidationMode("PRESENT")))).output())
                .isEqualTo("{}");
        bench.refused(task, r -> r.mock(result("{'ExecutionArn':17}").copy(m -> m.fieldValidationMode("PRESENT"))),
                "ValidationException", "Mock result schema validation error: Field 'ExecutionArn' must be a string");
    }
}
