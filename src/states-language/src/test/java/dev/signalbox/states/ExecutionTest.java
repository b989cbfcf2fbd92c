package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private static final String INVOKE = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke'";
    private static final String ASK = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken'";
    private static final String JOB = "'Type':'Task','Resource':'arn:aws:states:::batch:submitJob.sync'";

    @Test
    void writesTheHistoryThatAwsWrites() {
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE
                + ",'Parameters':{'x.$':'$.x'},'TimeoutSeconds':9,'Next':'B'},'B':{'Type':'Succeed'}"), "{\"x\":1}",
                call -> Trial.done("{'ok':true}"));

        assertThat(Json.text(trial.output())).isEqualTo("{\"ok\":true}");
        assertThat(trial.journal.types()).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled",
                "TaskStarted", "TaskSucceeded", "TaskStateExited", "SucceedStateEntered", "SucceedStateExited",
                "ExecutionSucceeded");
        var events = trial.journal.history();
        assertThat(events).extracting(HistoryEvent::previousId).containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(events.get(2).details()).hasToString(
                "{\"resourceType\":\"lambda\",\"resource\":\"invoke\",\"region\":\"local-1\",\"parameters\":\"{\\\"x\\\":1}\",\"timeoutInSeconds\":9}");
    }

    @Test
    void namesTheEventsOfFunctionsAfterLambda() {
        var trial = Trial.of(Trial.machineOf(
                "'A':{'Type':'Task','Resource':'arn:aws:lambda:local-1:000000000000:function:f','End':true}"), "1",
                call -> new TaskOutcome.Failed("Boom", "why"));

        assertThat(trial.error()).isEqualTo("Boom");
        assertThat(trial.journal.types()).containsExactly("ExecutionStarted", "TaskStateEntered",
                "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionFailed", "ExecutionFailed");
    }

    @Test
    void retriesWithBackoffThenCatches() {
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE
                + ",'Retry':[{'ErrorEquals':['Busy'],'IntervalSeconds':2,'BackoffRate':3,'MaxAttempts':2,'MaxDelaySeconds':5}],"
                + "'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.e','Next':'B'}],'End':true},'B':{'Type':'Succeed'}"),
                "{}", call -> new TaskOutcome.Failed("Busy", "later"));

        trial.awaitTimer(2);
        trial.effects.jump(Duration.ofSeconds(2));
        trial.awaitTimer(7);
        trial.effects.jump(Duration.ofSeconds(5));

        assertThat(Json.text(trial.output())).isEqualTo("{\"e\":{\"Error\":\"Busy\",\"Cause\":\"later\"}}");
        assertThat(trial.effects.performed).hasSize(3);
    }

    @Test
    void spreadsRetriesWithJitter() {
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE
                + ",'Retry':[{'ErrorEquals':['States.TaskFailed'],'IntervalSeconds':8,'MaxAttempts':1,'JitterStrategy':'FULL'}],'End':true}"),
                "{}", call -> call.id().endsWith("a0") ? new TaskOutcome.Failed("Busy", "") : Trial.done("1"));

        trial.awaitTimer(4);
        trial.effects.jump(Duration.ofSeconds(4));

        assertThat(trial.output().intValue()).isEqualTo(1);
    }

    @Test
    void waitsForTheAnswerToATaskToken() {
        var trial = Trial.of(Trial.machineOf("'A':{" + ASK + ",'Parameters':{'t.$':'$$.Task.Token'},'End':true}"), "{}",
                call -> Trial.done("{'StatusCode':200}"));
        trial.awaitEvent("TaskSubmitted");

        var token = trial.effects.performed.getFirst().parameters().get("t").textValue();

        assertThat(trial.execution.answer("another", Trial.done("1"))).isFalse();
        assertThat(trial.execution.answer(token, Trial.done("{'a':1}"))).isTrue();
        assertThat(trial.execution.answer(token, Trial.done("{'a':2}"))).isFalse();
        assertThat(Json.text(trial.output())).isEqualTo("{\"a\":1}");
    }

    @Test
    void timesOutWithoutHeartbeats() {
        var states = "'A':{" + ASK + ",'HeartbeatSeconds':10,'TimeoutSeconds':100,'End':true,"
                + "'Catch':[{'ErrorEquals':['States.HeartbeatTimeout'],'Next':'Silent'},{'ErrorEquals':['States.Timeout'],'Next':'Late'}]},"
                + "'Silent':{'Type':'Pass','Result':'silent','End':true},'Late':{'Type':'Pass','Result':'late','End':true}";
        var trial = Trial.of(Trial.machineOf(states), "{}", call -> Trial.done("1"));
        trial.awaitEvent("TaskSubmitted");
        trial.effects.jump(Duration.ofSeconds(8));

        assertThat(trial.execution.heartbeat("token 0a0")).isTrue();
        trial.effects.jump(Duration.ofSeconds(3));
        trial.awaitTimer(18);
        assertThat(trial.journal.types()).doesNotContain("TaskTimedOut");
        trial.effects.jump(Duration.ofSeconds(7));

        assertThat(trial.output().textValue()).isEqualTo("silent");
        assertThat(trial.execution.answer("token 0a0", Trial.done("1"))).isFalse();
    }

    @Test
    void timesOutATaskThatHangs() {
        var gate = new java.util.concurrent.CountDownLatch(1);
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE + ",'TimeoutSeconds':5,'End':true}"), "{}", call -> {
            awaitQuietly(gate);
            return Trial.done("1");
        });
        trial.awaitTimer(5);
        trial.effects.jump(Duration.ofSeconds(5));

        assertThat(trial.error()).isEqualTo("States.Timeout");
        assertThat(trial.journal.types()).endsWith("TaskTimedOut", "ExecutionFailed");
        gate.countDown();
    }

    @Test
    void endsTheJobWhenTheExecutionIsStopped() {
        var trial = Trial.of(Trial.machineOf("'A':{" + JOB + ",'End':true}"), "{}", call -> Trial.done(
                "{'JobId':'j'}"));
        trial.await(() -> trial.effects.jobs.containsKey("0a0"));

        trial.execution.stop(Optional.of("Enough"), Optional.empty());

        assertThat(trial.outcome()).isEqualTo(new ExecutionOutcome.Aborted(Optional.of("Enough"), Optional.empty()));
        assertThat(trial.effects.cancelled).containsExactly("0a0");
        assertThat(trial.journal.types()).endsWith("TaskSubmitted", "ExecutionAborted");
    }

    @Test
    void waitsForATime() {
        var trial = Trial.of(Trial.machineOf(
                "'A':{'Type':'Wait','SecondsPath':'$.s','Next':'B'},'B':{'Type':'Wait','Timestamp':'2026-01-01T00:01:00Z','End':true}"),
                "{\"s\":30}");
        trial.awaitTimer(30);
        trial.effects.jump(Duration.ofSeconds(30));
        trial.awaitTimer(60);
        trial.effects.jump(Duration.ofSeconds(30));

        assertThat(Json.text(trial.output())).isEqualTo("{\"s\":30}");
    }

    @Test
    void endsAnExecutionThatTakesTooLong() {
        var trial = Trial.of("""
                {"StartAt":"A","TimeoutSeconds":20,"States":{"A":{"Type":"Wait","Seconds":99,"End":true}}}""", "{}");
        trial.awaitTimer(99);
        trial.effects.jump(Duration.ofSeconds(20));

        assertThat(trial.outcome()).isEqualTo(new ExecutionOutcome.TimedOut());
        assertThat(trial.journal.types()).endsWith("ExecutionTimedOut");
    }

    @Test
    void refusesResultsThatAreTooLarge() {
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE + ",'End':true}"), "{}", call -> Trial.done("'" + "x"
                .repeat(Execution.MAX_DATA_BYTES) + "'"));

        assertThat(trial.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void failsWhenTheHistoryIsFull() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Choices':["
                + "{'Variable':'$.end','IsPresent':true,'Next':'C'}],'Default':'A'},'C':{'Type':'Succeed'}"), "{}");

        assertThat(trial.error()).isEqualTo("States.Runtime");
        assertThat(trial.journal.history()).hasSize(Execution.MAX_EVENTS).last().extracting(HistoryEvent::type)
                .isEqualTo("ExecutionFailed");
    }

    @Test
    void failsWithTheErrorOfAFailState() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Fail','ErrorPath':'$.e','Cause':'c'}"), "{\"e\":\"E\"}");

        assertThat(trial.outcome()).isEqualTo(new ExecutionOutcome.Failed(Optional.of("E"), Optional.of("c")));
        assertThat(trial.journal.types()).isEqualTo(List.of("ExecutionStarted", "FailStateEntered", "ExecutionFailed"));
    }

    @Test
    void doesNotCatchDefectsOfTheMachineByWildcard() {
        var calls = new AtomicInteger();
        var trial = Trial.of(Trial.machineOf("'A':{" + INVOKE + ",'InputPath':'$.no','End':true,"
                + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]},'B':{'Type':'Succeed'}"), "{}", call -> {
                    calls.incrementAndGet();
                    return Trial.done("1");
                });

        assertThat(trial.error()).isEqualTo("States.Runtime");
        assertThat(calls).hasValue(0);
    }

    private static void awaitQuietly(java.util.concurrent.CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
