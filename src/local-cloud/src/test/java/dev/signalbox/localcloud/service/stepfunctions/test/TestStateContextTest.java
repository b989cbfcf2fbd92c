package dev.signalbox.localcloud.service.stepfunctions.test;

import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.INVOKE;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.ROLE;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.json;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestStateContextTest extends OnTestBench {
    private static final String ALL = INVOKE + ",'ResultSelector':{'all.$':'$$'}";

    @Test
    void makesUpAnExecutionWhenNoneIsGiven() throws Exception {
        var task = bench.test(ALL, r -> r.mock(result("{}")).input("{\"n\":1}").roleArn(ROLE));
        var pass = bench.test("'Type':'Pass','Parameters':{'all.$':'$$'},'End':true", "{}");

        var context = new ObjectMapper().readTree(task.output()).get("all");
        assertThat(context.toString()).matches(json(
                "\\{'Execution':\\{'Id':'arn:aws:states:[^:]+:\\d+:express:([^:]+):([^:]+)','Input':\\{'n':1},"
                        + "'Name':'\\2','RoleArn':'" + ROLE + "','StartTime':'[^']+Z'},'StateMachine':\\{'Id':"
                        + "'arn:aws:states:[^:]+:\\d+:stateMachine:\\1','Name':'\\1'},'State':\\{'Name':'StateName',"
                        + "'EnteredTime':'[^']+Z','RetryCount':0}}"));
        assertThat(pass.output()).contains("\"RoleArn\":null").doesNotContain("RetryCount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Execution':{},'State':{},'StateMachine':{}}",
            "{'Execution':{'Id':'e','Input':[1],'StartTime':'2025-01-15T10:30:00.000Z'},'State':{'RetryCount':2}}"})
    void takesTheContextAsItIsGiven(String context) {
        var tested = bench.test(ALL, r -> r.mock(result("{}")).context(json(context)));

        assertThat(tested.output()).isEqualTo(json("{'all':" + context + "}"));
    }

    @Test
    void givesTheTaskItsToken() {
        var tested = bench.test("'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken',"
                + "'Parameters':{'MessageBody':{'t.$':'$$.Task.Token'}},'ResultPath':'$.S','Next':'On'", r -> r.mock(
                        result("{'a':1}")).context(json("{'Task':{'Token':'secret-1'}}")));

        assertThat(tested.inspectionData().afterParameters()).isEqualTo(json("{'MessageBody':{'t':'secret-1'}}"));
        assertThat(tested.output()).isEqualTo(json("{'S':{'a':1}}"));
        assertThat(tested.nextState()).isEqualTo("On");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Execution':{'Id':1}}       | Execution.Id must be a string
            {'Map':{}}                   | 'Map' field is not supported when mocking a Context object
            {'Execution':{'other':'o'}}  | Field 'other' is not allowed
            {'Other':{}}                 | Field 'Other' is not allowed
            {'Task':{'Token':'t'}}       | Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern
            """)
    void refusesWhatIsNoContext(String context, String message) {
        bench.refused(ALL, r -> r.mock(result("{}")).context(json(context)), "ValidationException",
                "Invalid Context object provided: " + message);
    }

    @Test
    void namesAPathIntoTheContextAsAPathIntoData() {
        var tested = bench.test("'Type':'Map','ItemsPath':'$$.Execution.Input','ItemProcessor':{'StartAt':'P',"
                + "'States':{'P':{'Type':'Pass','End':true}}},'End':true", r -> r.mock(result("[]")).context(json(
                        "{'Execution':{'Input':{}}}")));

        assertThat(tested.cause()).isEqualTo("Reference path \"$.Execution.Input\" must point to array.");
    }
}
