package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BranchesTest {
    private static final String TASK = "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}";

    @Test
    void collectsBranchesInOrder() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Parallel','ResultPath':'$.r','End':true,'Branches':["
                + "{'StartAt':'B','States':{'B':" + TASK + "}},"
                + "{'StartAt':'C','States':{'C':{'Type':'Pass','Parameters':{'n.$':'$.n'},'End':true}}}]}"),
                "{\"n\":1}",
                call -> Trial.done("'b'"));

        assertThat(Json.text(trial.output())).isEqualTo("{\"n\":1,\"r\":[\"b\",{\"n\":1}]}");
        assertThat(trial.journal.types()).contains("ParallelStateStarted", "ParallelStateSucceeded")
                .endsWith("ParallelStateExited", "ExecutionSucceeded");
    }

    @Test
    void endsSiblingsOnTheFirstFailure() {
        var self = new CompletableFuture<Trial>();
        var trial = Trial.of(Trial.machineOf(
                "'A':{'Type':'Parallel','Next':'D','Catch':[{'ErrorEquals':['Boom'],'Next':'D'}],'Branches':["
                        + "{'StartAt':'B','States':{'B':" + TASK + "}},"
                        + "{'StartAt':'C','States':{'C':{'Type':'Wait','Seconds':1000,'End':true}}}]},'D':{'Type':'Succeed'}"),
                "{}", call -> {
                    self.join().awaitEvent("WaitStateEntered");
                    return new TaskOutcome.Failed("Boom", "x");
                });

        self.complete(trial);

        assertThat(Json.text(trial.output())).isEqualTo("{\"Error\":\"Boom\",\"Cause\":\"x\"}");
        assertThat(trial.journal.types()).containsSubsequence("TaskFailed", "WaitStateAborted", "ParallelStateFailed",
                "ParallelStateExited");
        assertThat(trial.effects.hasTimerAt(ScriptedEffects.START.plusSeconds(1000))).isFalse();
    }

    @Test
    void runsNoMoreIterationsAtOnceThanAllowed() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':2,'End':true,"
                + "'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value','all.$':'$.x'},"
                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE'},'StartAt':'B','States':{'B':" + TASK + "}}}"),
                "{\"x\":7,\"items\":[5,6,7,8,9]}", call -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                    return new TaskOutcome.Succeeded(call.parameters());
                });

        assertThat(Json.text(trial.output())).startsWith("[{\"all\":7,\"v\":5,\"i\":0},{\"all\":7,").endsWith(
                "{\"all\":7,\"v\":9,\"i\":4}]");
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(trial.journal.types().stream().filter("MapIterationSucceeded"::equals)).hasSize(5);
    }

    @Test
    void abortsStatesAfterTheirIterations() {
        var self = new CompletableFuture<Trial>();
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','End':true,'Iterator':{'StartAt':'B','States':{'B':{"
                + "'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':1,'Next':'W'}],'Default':'T'},"
                + "'T':" + TASK + ",'W':{'Type':'Wait','Seconds':500,'End':true}}}}"), "[0,1]", call -> {
                    self.join().awaitEvent("WaitStateEntered");
                    return new TaskOutcome.Failed("Boom", "x");
                });

        self.complete(trial);

        assertThat(trial.error()).isEqualTo("Boom");
        assertThat(trial.journal.types()).containsSubsequence("TaskFailed", "MapIterationFailed", "TaskStateAborted",
                "MapIterationAborted", "WaitStateAborted", "MapStateFailed", "ExecutionFailed");
    }

    @Test
    void abortsOtherIterationsAsAwsDoes() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','End':true,'Iterator':{'StartAt':'B','States':{'B':{"
                + "'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':1,'Next':'F'}],'Default':'W'},"
                + "'F':{'Type':'Fail','Error':'One'},'W':{'Type':'Wait','Seconds':500,'End':true}}}}"), "[0,1]");

        assertThat(trial.error()).isEqualTo("One");
        assertThat(trial.journal.types()).containsSubsequence("MapStateStarted", "MapIterationStarted",
                "MapIterationFailed", "MapIterationAborted", "MapStateFailed", "ExecutionFailed");
    }

    @Test
    void runsNothingForAnEmptyList() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','End':true,'Iterator':{'StartAt':'B','States':{'B':"
                + TASK + "}}}"), "[]");

        assertThat(trial.output()).isEmpty();
        assertThat(trial.journal.types()).isEqualTo(List.of("ExecutionStarted", "MapStateEntered", "MapStateStarted",
                "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"));
    }
}
