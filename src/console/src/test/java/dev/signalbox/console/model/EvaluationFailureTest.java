package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.cause.Clues;
import dev.signalbox.console.model.logs.LogSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JSONata field that could not be evaluated: Step Functions ties what fails first to the event before the state was entered. */
class EvaluationFailureTest {
    private static final String ERROR = "States.QueryEvaluationError";
    private final Histories history = new Histories().started();

    private Histories fails(long previous, String state, String field) {
        return history.after(previous, "EvaluationFailed", "state", state, "location", field, "error", ERROR, "cause",
                "An error occurred while executing the state '" + state + "' (entered at the event id #7). "
                        + "The JSONata expression '$gone' specified for the field '" + field
                        + "' returned nothing (undefined).");
    }

    private History all() {
        return History.of(history.events(), true);
    }

    private Phase phase(String state) {
        return all().progress().state(state).orElseThrow().phase();
    }

    private void failsFirstIn(String state) {
        history.entered("Task", "Load").then("TaskScheduled", "resourceType", "batch", "resource", "submitJob.sync")
                .then("TaskSubmitted", "output", "{\"JobId\":\"good\"}").then("TaskSucceeded").exited("Task", "Load");
        long before = history.last();
        history.entered("Pass", state);
        fails(before, state, "Output/total");
    }

    @Test
    void theStateWhoseFieldFailedIsMarkedAndNotTheOneBefore() {
        failsFirstIn("Sum");
        history.then("ExecutionFailed", "error", ERROR);

        assertThat(phase("Load")).isEqualTo(Phase.SUCCEEDED);
        assertThat(phase("Sum")).isEqualTo(Phase.FAILED);
        assertThat(all().states()).endsWith("Sum", "Sum", "");
    }

    @Test
    void theCauseNamesTheStateTheFieldAndTheComplaint() {
        failsFirstIn("Sum");
        history.then("ExecutionFailed", "error", ERROR);

        RootCause cause = all().cause().orElseThrow();
        assertThat(cause.state()).isEqualTo("Sum");
        assertThat(cause.error()).isEqualTo(ERROR);
        assertThat(cause.evidence()).containsExactly("field Output/total",
                "The JSONata expression '$gone' specified for the field 'Output/total' returned nothing (undefined).");
    }

    @Test
    void theJobOfTheStateBeforeIsNoClue() {
        failsFirstIn("Sum");
        history.then("ExecutionFailed", "error", ERROR);

        assertThat(Clues.read(all(), all().cause().orElseThrow()).source()).isInstanceOf(LogSource.Nowhere.class);
    }

    @Test
    void ofTheFirstStateItIsKnownToo() {
        history.after(0, "PassStateEntered", "name", "Sum", "input", "{}");
        fails(0, "Sum", "Output");
        history.then("ExecutionFailed", "error", ERROR);

        assertThat(phase("Sum")).isEqualTo(Phase.FAILED);
        assertThat(all().cause().orElseThrow().state()).isEqualTo("Sum");
    }

    @Test
    void aCaughtFailureIsCaughtAndTheOutputOfATaskIsNoSecondTry() {
        history.entered("Task", "Fetch").then("TaskScheduled", "resource", "invoke").then("TaskSucceeded");
        fails(history.last(), "Fetch", "Output");
        history.exited("Task", "Fetch").entered("Fail", "GiveUp").then("ExecutionFailed", "error", "Gone");

        StateProgress fetch = all().progress().state("Fetch").orElseThrow();
        assertThat(fetch.phase()).isEqualTo(Phase.CAUGHT);
        assertThat(fetch.attempts()).hasSize(1);
        assertThat(fetch.lastFailure().orElseThrow().error()).contains(ERROR);
        assertThat(all().cause().orElseThrow().then()).isEqualTo(List.of("GiveUp"));
    }

    @Test
    void aMapThatSucceedsAtTheSecondTryCaughtNothing() {
        history.entered("Map", "Each").then("MapStateStarted", "length", "0").then("MapStateSucceeded");
        fails(history.last(), "Each", "Output");
        assertThat(phase("Each")).isEqualTo(Phase.RETRYING);
        history.then("MapStateStarted", "length", "0").then("MapStateSucceeded").exited("Map", "Each");

        assertThat(phase("Each")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void inIterationsEachFailureIsOfItsOwn() {
        history.entered("Map", "Each").then("MapStateStarted", "length", "2");
        long started = history.last();
        history.then("MapIterationStarted", "name", "Each", "index", "0");
        long first = history.last();
        history.after(started, "MapIterationStarted", "name", "Each", "index", "1");
        long second = history.last();
        history.after(first, "PassStateEntered", "name", "Do");
        history.after(second, "PassStateEntered", "name", "Do");
        fails(first, "Do", "Output");
        history.then("MapIterationFailed", "name", "Each", "index", "0").then("MapStateFailed").then("ExecutionFailed",
                "error", ERROR);

        assertThat(all().progress().visits()).extracting(v -> v.state().phase()).containsExactly(Phase.FAILED,
                Phase.FAILED, Phase.ABORTED);
        RootCause cause = all().cause().orElseThrow();
        assertThat(cause.state()).isEqualTo("Do");
        assertThat(cause.error()).isEqualTo(ERROR);
    }
}
