package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lets executions fail and go on from where they did. */
class RedriveTest {
    private static final TaskOutcome BOOM = new TaskOutcome.Failed("Boom", "no");

    private final Map<String, TaskOutcome> answers = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private Optional<String> zWaitsFor = Optional.empty();

    private TaskOutcome answer(TaskCall call) {
        var name = call.stateName() + (call.parameters().isInt() ? call.parameters() : "");
        while (name.equals("Z") && zWaitsFor.isPresent() && !answered.contains(zWaitsFor.get())) {
            Thread.onSpinWait();
        }
        answered.add(name);
        return answers.getOrDefault(name, BOOM);
    }

    private static String task(String name, String more) {
        return "'" + name + "':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke'," + more + "}";
    }

    private Trial redriven(String machine, String input, Trial ended, int count) {
        return Trial.resumed(machine, input, this::answer, Execution.redriven(ended.journal.entries, count,
                ScriptedEffects.START.plusSeconds(100)));
    }

    private static List<String> newTypes(Trial trial) {
        var types = trial.journal.types();
        return types.subList(types.indexOf("ExecutionRedriven"), types.size());
    }

    private static void drive(Trial trial) {
        trial.await(() -> {
            trial.effects.advanceToNext(Duration.ofSeconds(20));
            return trial.execution.outcome().isDone();
        });
    }

    @Test
    void goesOnFromTheStateThatFailed() {
        var machine = Trial.machineOf(task("A", "'Next':'B'") + "," + task("B",
                "'Parameters':{'count.$':'$$.Execution.RedriveCount','a.$':'$'},'End':true"));
        answers.put("A", Trial.done("'a'"));
        var failed = Trial.of(machine, "{}", this::answer);
        assertThat(failed.error()).isEqualTo("Boom");

        answers.put("B", Trial.done("'b'"));
        var again = redriven(machine, "{}", failed, 1);

        assertThat(again.output().textValue()).isEqualTo("b");
        assertThat(again.effects.performed).extracting(TaskCall::id).containsExactly("1a0@1");
        assertThat(again.effects.performed.iterator().next().parameters()).isEqualTo(Json.own(
                "{\"count\":1,\"a\":\"a\"}"));
        assertThat(newTypes(again)).containsExactly("ExecutionRedriven", "TaskScheduled", "TaskStarted",
                "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        long last = failed.journal.history().getLast().id();
        assertThat(again.journal.history()).filteredOn(e -> e.id() > last).extracting(HistoryEvent::id).isEqualTo(
                LongStream.rangeClosed(last + 1, last + 6).boxed().toList());
    }

    @Test
    void redrivesOnlyBranchesThatDidNotSucceed() {
        var machine = Trial.machineOf("'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'X','States':{" + task(
                "X", "'End':true") + "}},{'StartAt':'Y','States':{" + task("Y", "'Next':'Z'") + "," + task("Z",
                        "'End':true") + "}}]}");
        answers.put("X", Trial.done("'x'"));
        answers.put("Y", Trial.done("'y'"));
        zWaitsFor = Optional.of("X");
        var failed = Trial.of(machine, "{}", this::answer);
        assertThat(failed.error()).isEqualTo("Boom");

        answers.put("Z", Trial.done("'z'"));
        var again = redriven(machine, "{}", failed, 1);

        assertThat(Json.text(again.output())).isEqualTo("[\"x\",\"z\"]");
        assertThat(again.effects.performed).extracting(TaskCall::stateName).contains("Z").doesNotContain("Y");
        assertThat(newTypes(again)).doesNotContain("ParallelStateEntered", "ParallelStateStarted").contains(
                "ParallelStateSucceeded", "ParallelStateExited");
    }

    @Test
    void redrivesOnlyIterationsThatDidNotSucceedAndCountsRetriesAnew() {
        var machine = Trial.machineOf("'A':{'Type':'Map','MaxConcurrency':1,'End':true,'ItemProcessor':{'StartAt':'I',"
                + "'States':{" + task("I", "'Retry':[{'ErrorEquals':['Boom'],'MaxAttempts':1,'IntervalSeconds':1}],"
                        + "'End':true") + "}}}");
        answers.put("I1", Trial.done("10"));
        answers.put("I3", Trial.done("30"));
        var failed = Trial.of(machine, "[1,2,3]", this::answer);
        drive(failed);
        assertThat(failed.error()).isEqualTo("Boom");

        var again = redriven(machine, "[1,2,3]", failed, 1);
        again.awaitTimer(1);
        answers.put("I2", Trial.done("20"));
        drive(again);

        assertThat(Json.text(again.output())).isEqualTo("[10,20,30]");
        assertThat(again.effects.performed).extracting(c -> c.parameters().intValue()).containsExactly(2, 2, 3);
        assertThat(newTypes(again)).doesNotContain("MapStateEntered").containsOnlyOnce("MapIterationStarted");
    }

    @Test
    void canBeRedrivenAgainAndAfterAStop() {
        var machine = Trial.machineOf("'A':{'Type':'Wait','Seconds':9,'Next':'B'}," + task("B", "'End':true"));
        var stopped = Trial.of(machine, "{}", this::answer);
        stopped.awaitTimer(9);
        stopped.execution.stop(Optional.of("Why"), Optional.empty());
        stopped.await(() -> stopped.execution.outcome().isDone());

        var failed = redriven(machine, "{}", stopped, 1);
        drive(failed);
        assertThat(failed.error()).isEqualTo("Boom");
        answers.put("B", Trial.done("'b'"));
        var again = redriven(machine, "{}", failed, 2);

        assertThat(again.output().textValue()).isEqualTo("b");
        assertThat(again.effects.performed).extracting(TaskCall::id).containsExactly("1a0@2");
        assertThat(again.journal.types()).containsOnlyOnce("ExecutionRedriven");
    }

    @Test
    void theTimeoutOfTheMachineBeginsAnew() {
        var machine = Trial.machineOf("'A':{'Type':'Wait','Seconds':900,'End':true}").replaceFirst("\\{",
                "{\"TimeoutSeconds\":50,");
        var late = Trial.of(machine, "{}", this::answer);
        late.awaitTimer(50);
        late.execution.stop(Optional.empty(), Optional.empty());
        late.await(() -> late.execution.outcome().isDone());

        var again = redriven(machine, "{}", late, 1);

        again.awaitTimer(150);
        again.execution.suspend();
    }
}
