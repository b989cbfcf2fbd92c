package dev.signalbox.localcloud.service.stepfunctions.test;

import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.error;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.inspected;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.json;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.members;
import static dev.signalbox.localcloud.service.stepfunctions.test.TestBench.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

final class TestStateJsonataTest extends OnTestBench {
    private static final String JSONATA = "'QueryLanguage':'JSONata',";
    private static final String TASK = JSONATA
            + "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':"
            + "{'FunctionName':'{% $states.input.f %}'},";
    private static final String MAP = JSONATA + "'Type':'Map','Items':'{% $states.input.i %}','ItemProcessor':{"
            + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'P','States':{'P':{"
            + "'Type':'Pass','End':true}}},";

    @Test
    void tracesArgumentsAndResultOfATask() {
        var tested = bench.test(TASK + "'Output':{'p':'{% $states.result.Payload %}'},'Next':'On'", r -> r.input(json(
                "{'f':'fn'}")).mock(result("{'Payload':'x'}")));

        assertThat(tested.output()).isEqualTo(json("{'p':'x'}"));
        assertThat(tested.nextState()).isEqualTo("On");
        assertThat(inspected(tested)).containsOnly(entry("input", "{'f':'fn'}"), entry("afterArguments",
                "{'FunctionName':'fn'}"), entry("result", "{'Payload':'x'}"));
    }

    @Test
    void tracesOnlyTheInputOfStatesWithoutWork() {
        assertThat(inspected(bench.test(JSONATA + "'Type':'Pass','Output':1,'End':true", "{}"))).containsOnlyKeys(
                "input");
        assertThat(inspected(bench.test(JSONATA + "'Type':'Fail','Error':'E'", "{}"))).containsOnlyKeys("input");
        var chosen = bench.test(JSONATA + "'Type':'Choice','Choices':[{'Condition':'{% $states.input.n > 1 %}','Next':"
                + "'Big'}],'Default':'Small'", "{'n':1}");
        assertThat(chosen.nextState()).isEqualTo("Small");
        assertThat(inspected(chosen)).containsOnlyKeys("input");
    }

    @Test
    void catchersSeeTheMockedError() {
        var tested = bench.test(TASK + "'Catch':[{'ErrorEquals':['Oops'],'Output':'{% $states.errorOutput %}',"
                + "'Assign':{'seen':'{% $states.errorOutput.Error %}'},'Next':'Mend'}],'End':true", r -> r.input(json(
                        "{'f':'fn'}")).mock(error("Oops", "Why.")));

        assertThat(members(tested)).contains(entry("status", "CAUGHT_ERROR"), entry("nextState", "Mend"), entry(
                "output", "{'Error':'Oops','Cause':'Why.'}"));
        assertThat(inspected(tested)).containsOnlyKeys("input", "afterArguments", "errorDetails", "variables")
                .containsEntry("variables", "{'seen':'Oops'}");
    }

    @Test
    void readsAndAssignsVariables() {
        var tested = bench.test(JSONATA + "'Type':'Pass','Assign':{'a':'{% $a + 1 %}'},'Output':'{% $a & $b %}',"
                + "'End':true", r -> r.variables(json("{'a':4,'b':'x'}")));
        var path = bench.test("'Type':'Pass','Parameters':{'v.$':'$a'},'End':true", r -> r.variables(json("{'a':4}")));

        assertThat(tested.output()).isEqualTo("\"4x\"");
        assertThat(tested.inspectionData().variables()).isEqualTo(json("{'a':5,'b':'x'}"));
        assertThat(path.output()).isEqualTo(json("{'v':4}"));
        bench.refused("'Type':'Pass','End':true", r -> r.variables("[]"), "ValidationException",
                "Variables must be a JSON object");
    }

    @Test
    void tellsWhatAMapWouldHaveDone() {
        var tested = bench.test(MAP + "'MaxConcurrency':'{% 2 - 1 %}','ToleratedFailurePercentage':'{% 1 %}','Output':"
                + "'{% $count($states.result) %}','End':true", r -> r.input(json("{'i':[1,2]}")).mock(result(
                        "[1,1]")));
        var failed = bench.test(MAP + "'ToleratedFailureCount':1,'Retry':[{'ErrorEquals':['Other']},{'ErrorEquals':["
                + "'States.ExceedToleratedFailureThreshold']}],'End':true", r -> r.input(json("{'i':[1,2]}")).mock(
                        result("[0,0]")).stateConfiguration(c -> c.mapIterationFailureCount(2)));

        assertThat(tested.output()).isEqualTo("2");
        assertThat(inspected(tested)).containsOnly(entry("input", "{'i':[1,2]}"), entry("maxConcurrency", "1"), entry(
                "toleratedFailurePercentage", "1.0"));
        assertThat(failed.statusAsString()).isEqualTo("RETRIABLE");
        assertThat(members(failed.inspectionData().errorDetails())).containsOnly(entry("retryIndex", "1"), entry(
                "retryBackoffIntervalSeconds", "1"));
    }

    @Test
    void saysWhyAnExpressionFailed() {
        var failed = bench.test(JSONATA + "'Type':'Pass','Output':'{% $none %}','End':true", "{}");

        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause()).isEqualTo("The JSONata expression '$none' specified for the field 'Output' returned "
                + "nothing (undefined).");
    }

    @Test
    void tellsTheContextWithoutARole() {
        var tested = bench.test(JSONATA + "'Type':'Pass','Output':'{% $states.context %}','End':true", "{}");

        assertThat(tested.output()).contains("\"RoleArn\":null", "\"State\":{\"Name\":\"StateName\"").doesNotContain(
                "RedriveCount");
    }
}
