package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.StateProgress.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryReaderTest {
    private final Histories history = new Histories().started();

    @Test
    void aStateThatWasEnteredRuns() {
        ExecutionProgress progress = history.entered("Task", "Fetch").then("TaskScheduled", "resource", "invoke")
                .read();
        assertThat(phase(progress, "Fetch")).isEqualTo(Phase.RUNNING);
        assertThat(progress.taken()).containsExactly(new Edge(ExecutionProgress.START, "Fetch"));
        assertThat(progress.state("Later")).isEmpty();
    }

    @Test
    void aTaskWithTokenWaitsOnceItWasHandedOver() {
        ExecutionProgress progress = history.waits("WaitForCallback").read();
        assertThat(phase(progress, "WaitForCallback")).isEqualTo(Phase.WAITING);
        var waiting = progress.waiting().getFirst().waiting().orElseThrow();
        assertThat(waiting.since()).isEqualTo(Histories.START.plusSeconds(4));
        assertThat(waiting.deadline()).contains(Histories.START.plusSeconds(2).plus(Duration.ofDays(1)));
        assertThat(waiting.eventId()).isEqualTo(3);
    }

    @Test
    void aCallbackEndsTheWaitAndTheNextStateIsReached() {
        ExecutionProgress progress = history.waits("WaitForCallback").then("TaskSucceeded").exited("Task",
                "WaitForCallback")
                .entered("Task", "GetFiles").read();
        assertThat(phase(progress, "WaitForCallback")).isEqualTo(Phase.SUCCEEDED);
        assertThat(progress.waiting()).isEmpty();
        assertThat(progress.taken()).contains(new Edge("WaitForCallback", "GetFiles"));
        assertThat(progress.state("WaitForCallback").orElseThrow().output()).contains("{\"done\":true}");
    }

    @Test
    void aFailedTryIsRetriedAndCounts() {
        history.entered("Task", "Fetch").then("TaskScheduled", "resource", "invoke").then("TaskFailed", "error",
                "Lambda.TooBusy");
        assertThat(phase(history.read(), "Fetch")).isEqualTo(Phase.RETRYING);
        ExecutionProgress again = history.then("TaskScheduled", "resource", "invoke").read();
        assertThat(phase(again, "Fetch")).isEqualTo(Phase.RUNNING);
        assertThat(again.state("Fetch").orElseThrow().attempts()).hasSize(2);
        assertThat(again.state("Fetch").orElseThrow().lastFailure().orElseThrow().error()).contains("Lambda.TooBusy");
    }

    @Test
    void aCaughtErrorIsNotAFailure() {
        ExecutionProgress progress = history.entered("Task", "Fetch").then("TaskScheduled", "resource", "invoke")
                .then("TaskFailed", "error", "UnknownProject").exited("Task", "Fetch").entered("Fail", "GiveUp")
                .then("ExecutionFailed", "error", "UnknownProject").read();
        assertThat(phase(progress, "Fetch")).isEqualTo(Phase.CAUGHT);
        assertThat(phase(progress, "GiveUp")).isEqualTo(Phase.FAILED);
        assertThat(progress.taken()).contains(new Edge("Fetch", "GiveUp"));
    }

    @Test
    void anUncaughtErrorFailsTheStateAndATimeOutIsNamed() {
        assertThat(phase(new Histories().started().entered("Task", "A").then("TaskScheduled").then("TaskFailed",
                "error", "Boom")
                .then("ExecutionFailed").read(), "A")).isEqualTo(Phase.FAILED);
        assertThat(phase(new Histories().started().entered("Task", "A").then("TaskScheduled").then("TaskTimedOut",
                "error", "States.Timeout")
                .then("ExecutionFailed").read(), "A")).isEqualTo(Phase.TIMED_OUT);
    }

    @Test
    void stoppingAbortsWhatWasOpen() {
        ExecutionProgress progress = history.task("A").waits("B").then("ExecutionAborted").read();
        assertThat(phase(progress, "A")).isEqualTo(Phase.SUCCEEDED);
        assertThat(phase(progress, "B")).isEqualTo(Phase.ABORTED);
        assertThat(progress.waiting()).isEmpty();
    }

    /** No event of a state leads to the end that somebody or the clock brought about. */
    @ParameterizedTest
    @ValueSource(strings = {"ExecutionAborted", "ExecutionTimedOut"})
    void whatWasOpenAtTheEndLastsUntilThen(String end) {
        StateProgress stopped = history.waits("B").after(0, end).read().state("B").orElseThrow();
        assertThat(stopped.phase().isOpen()).isFalse();
        assertThat(stopped.elapsed(Histories.START.plusSeconds(1_000))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatWasOpenAtTheEndGoesOnWithARedrive() {
        history.entered("Task", "B").then("TaskScheduled", "resource", "invoke").after(0, "ExecutionAborted").then(
                "ExecutionRedriven", "redriveCount", "1");
        assertThat(history.read().state("B").orElseThrow().elapsed(Histories.START.plusSeconds(1_000))).isEqualTo(
                Duration.ofSeconds(999));
    }

    @Test
    void aMapRunThatFailedGoesOnWithARedrive() {
        history.entered("Map", "Each").then("MapStateStarted", "length", "0").then("MapRunStarted", "mapRunArn", "run")
                .then("MapRunFailed", "error", "Boom").then("MapStateFailed").then("ExecutionFailed").then(
                        "ExecutionRedriven", "redriveCount", "1").after(4, "MapRunRedriven", "mapRunArn", "run");
        assertThat(phase(history.read(), "Each")).isEqualTo(Phase.RUNNING);
        ExecutionProgress over = history.then("MapRunSucceeded").then("MapStateSucceeded").exited("Map", "Each").read();
        assertThat(phase(over, "Each")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void branchesAreToldApartByWhatLedToThem() {
        history.entered("Parallel", "Both").then("ParallelStateStarted");
        long started = history.last();
        history.after(started, "TaskStateEntered", "name", "Left");
        long left = history.last();
        history.after(started, "TaskStateEntered", "name", "Right").then("TaskScheduled").then("TaskSucceeded").exited(
                "Task", "Right");
        history.after(left, "TaskScheduled").then("TaskFailed", "error", "Boom");
        ExecutionProgress progress = history.read();
        assertThat(phase(progress, "Both")).isEqualTo(Phase.RUNNING);
        assertThat(phase(progress, "Left")).isEqualTo(Phase.RETRYING);
        assertThat(phase(progress, "Right")).isEqualTo(Phase.SUCCEEDED);
        assertThat(progress.taken()).contains(new Edge("", "Left"), new Edge("", "Right")).doesNotContain(new Edge(
                "Left", "Right"));
        assertThat(phase(history.then("ParallelStateFailed").read(), "Left")).isEqualTo(Phase.FAILED);
        ExecutionProgress failed = history.then("ExecutionFailed").read();
        assertThat(phase(failed, "Both")).isEqualTo(Phase.FAILED);
    }

    /** Step Functions ties the aborts of all states that were open to the event that broke the first of them. */
    @Test
    void abortsThatFollowAFailureDoNotHideIt() {
        history.entered("Parallel", "Both").then("ParallelStateStarted").then("TaskStateEntered", "name", "Left").then(
                "TaskScheduled").then("TaskFailed", "error", "Boom");
        long failed = history.last();
        history.after(failed, "TaskStateAborted").after(failed, "WaitStateAborted").after(failed,
                "ParallelStateFailed");
        StateProgress left = history.then("ExecutionFailed").read().state("Left").orElseThrow();
        assertThat(left.phase()).isEqualTo(Phase.FAILED);
        assertThat(left.attempts()).hasSize(1);
        assertThat(left.lastFailure().orElseThrow().error()).contains("Boom");
    }

    @Test
    void aLoopCountsItsVisits() {
        ExecutionProgress progress = history.task("Poll").entered("Choice", "Ready?").exited("Choice", "Ready?").task(
                "Poll").read();
        assertThat(progress.state("Poll").orElseThrow().visits()).isEqualTo(2);
        assertThat(progress.taken()).contains(new Edge("Ready?", "Poll"));
    }

    @Test
    void theWorstIterationStandsForAMapUntilOneIsPicked() {
        ExecutionProgress progress = mapOfThree().read();
        Iterations iterations = progress.state("Each").orElseThrow().iterations().orElseThrow();
        assertThat(iterations.phases()).containsExactly(Optional.of(Phase.FAILED), Optional.of(Phase.SUCCEEDED),
                Optional
                        .of(Phase.WAITING), Optional.empty());
        assertThat(iterations.over()).isEqualTo(2);
        assertThat(phase(progress, "Copy")).isEqualTo(Phase.FAILED);
        assertThat(progress.state("Copy").orElseThrow().visits()).isEqualTo(2);

        ExecutionProgress second = progress.at(Map.of("Each", 1));
        assertThat(phase(second, "Copy")).isEqualTo(Phase.SUCCEEDED);
        assertThat(second.state("Ask")).isEmpty();
        assertThat(second.taken()).contains(new Edge("", "Copy")).doesNotContain(new Edge("", "Ask"));
        assertThat(phase(second.at(Map.of("Each", 2)), "Ask")).isEqualTo(Phase.WAITING);
        assertThat(second.at(Map.of()).states()).isEqualTo(progress.states());
    }

    @Test
    void iterationsThatWereCutOffAreAborted() {
        ExecutionProgress progress = mapOfThree().then("MapStateFailed").then("ExecutionFailed").read();
        assertThat(progress.state("Each").orElseThrow().iterations().orElseThrow().phases().get(2)).contains(
                Phase.ABORTED);
    }

    @Test
    void aDistributedMapNamesItsRun() {
        ExecutionProgress progress = history.entered("Map", "All").then("MapStateStarted").then("MapRunStarted",
                "mapRunArn", "arn:run").read();
        assertThat(progress.state("All").orElseThrow().iterations().orElseThrow().runArn()).contains("arn:run");
    }

    /** Of four iterations the first failed, the second succeeded, and the third waits. */
    private Histories mapOfThree() {
        history.started().entered("Map", "Each").then("MapStateStarted", "length", "4");
        long begun = history.last();
        history.after(begun, "MapIterationStarted", "name", "Each", "index", "0").entered("Task", "Copy").then(
                "TaskScheduled").then("TaskFailed", "error", "Boom").then("MapIterationFailed", "name", "Each", "index",
                        "0");
        history.after(begun, "MapIterationStarted", "name", "Each", "index", "1").task("Copy").then(
                "MapIterationSucceeded", "name", "Each", "index", "1");
        return history.after(begun, "MapIterationStarted", "name", "Each", "index", "2").waits("Ask");
    }

    @Test
    void anUnknownEventDoesNoHarm() {
        ExecutionProgress progress = history.entered("Task", "A").then("SomethingNewHappened", "thing", "1").then(
                "TaskScheduled").read();
        assertThat(phase(progress, "A")).isEqualTo(Phase.RUNNING);
    }

    @Test
    void onlyTheNewestEventsKnownStillTellsWhatTheySay() {
        var newest = history.task("A").task("B").waits("C").events().subList(9, history.events().size());
        ExecutionProgress progress = HistoryReader.read(newest);
        assertThat(phase(progress, "C")).isEqualTo(Phase.WAITING);
        assertThat(progress.taken()).contains(new Edge("B", "C"));
    }

    @Test
    void tokensAreNotPrinted() {
        assertThat(history.waits("C").events().toString()).doesNotContain("secret");
    }

    private static Phase phase(ExecutionProgress progress, String state) {
        return progress.state(state).orElseThrow().phase();
    }
}
