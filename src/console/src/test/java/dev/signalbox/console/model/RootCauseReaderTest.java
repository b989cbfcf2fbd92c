package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.RootCause.Kind;
import org.junit.jupiter.api.Test;

class RootCauseReaderTest {
    private final Histories history = new Histories().started();

    @Test
    void whatWasCaughtBeforeTheFailStateIsTheReason() {
        history.entered("Task", "Fetch").then("TaskScheduled", "resource", "invoke").then("TaskFailed", "error",
                "UnknownProject", "cause",
                "{\"errorMessage\":\"No project 7\",\"errorType\":\"UnknownProject\",\"stackTrace\":[\"a.B.c(B.java:1)\"]}")
                .exited("Task", "Fetch").task("Tell").entered("Fail", "GiveUp").then("ExecutionFailed", "error",
                        "DownloadFailed");

        var cause = RootCauseReader.read(history.events()).orElseThrow();

        assertThat(cause.state()).isEqualTo("Fetch");
        assertThat(cause.error()).isEqualTo("UnknownProject");
        assertThat(cause.kind()).isEqualTo(Kind.FAILED);
        assertThat(cause.evidence()).containsExactly("UnknownProject: No project 7", "at a.B.c(B.java:1)");
        assertThat(cause.then()).containsExactly("Tell", "GiveUp");
    }

    @Test
    void aBatchJobIsNamedWithItsLastAttempt() {
        history.entered("Task", "Download").then("TaskScheduled", "resource", "submitJob.sync").then("TaskFailed",
                "error", "States.TaskFailed", "cause", """
                        {"JobId":"7f1d","StatusReason":"Essential container in task exited","Attempts":[
                         {"Container":{"ExitCode":1}},{"Container":{"ExitCode":137,"Reason":"OutOfMemoryError"}}]}""")
                .then("ExecutionFailed", "error", "States.TaskFailed");

        var cause = RootCauseReader.read(history.events()).orElseThrow();

        assertThat(cause.place()).contains(new Destination.Job("7f1d"));
        assertThat(cause.evidence()).containsExactly("Essential container in task exited", "OutOfMemoryError",
                "exit code 137");
    }

    @Test
    void aNestedExecutionIsALink() {
        String arn = "arn:aws:states:eu-west-1:123456789012:execution:chunk:one";
        history.entered("Task", "Chunk").then("TaskFailed", "error", "States.TaskFailed", "cause",
                "{\"ExecutionArn\":\""
                        + arn + "\",\"Error\":\"Bad\",\"Cause\":\"row 3\"}").then("ExecutionFailed", "error",
                                "States.TaskFailed");

        var cause = RootCauseReader.read(history.events()).orElseThrow();

        assertThat(cause.place()).contains(new Destination.Execution(arn));
        assertThat(cause.evidence()).containsExactly("Bad", "row 3");
    }

    @Test
    void aFailureOfAnotherBranchIsNotTheReason() {
        history.entered("Parallel", "Both").then("ParallelStateStarted");
        long begun = history.last();
        history.after(begun, "TaskStateEntered", "name", "Left").then("TaskFailed", "error", "Harmless").exited("Task",
                "Left");
        history.after(begun, "TaskStateEntered", "name", "Right").then("TaskTimedOut", "error", "States.Timeout").then(
                "ExecutionFailed", "error", "States.Timeout");

        var cause = RootCauseReader.read(history.events()).orElseThrow();

        assertThat(cause.state()).isEqualTo("Right");
        assertThat(cause.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(cause.evidence()).isEmpty();
    }

    @Test
    void aDefinitionThatDecidesToFailIsSaidSo() {
        history.entered("Choice", "Enough").exited("Choice", "Enough").entered("Fail", "TooFew").then("ExecutionFailed",
                "error", "TooFew", "cause", "Only 3 files came");

        var cause = RootCauseReader.read(history.events()).orElseThrow();

        assertThat(cause.kind()).isEqualTo(Kind.DECIDED);
        assertThat(cause.state()).isEqualTo("TooFew");
        assertThat(cause.evidence()).containsExactly("Only 3 files came");
    }

    @Test
    void nothingIsGuessedWhereTheEndIsNotKnownOrNothingFailed() {
        assertThat(RootCauseReader.read(history.entered("Task", "Fetch").then("TaskFailed").events())).isEmpty();
        assertThat(RootCauseReader.read(history.then("ExecutionSucceeded").events())).isEmpty();
    }
}
