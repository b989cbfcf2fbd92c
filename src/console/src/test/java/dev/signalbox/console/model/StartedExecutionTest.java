package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartedExecutionTest {
    private static final String CHILD = "arn:aws:states:eu-west-1:000000000000:execution:child:7";

    @Test
    void isKnownFromTheAnswerWhileTheChildRuns() {
        Histories history = new Histories().started().entered("Task", "Nested").then("TaskScheduled", "resource",
                "startExecution.sync:2").then("TaskStarted", "resource", "startExecution.sync:2").then("TaskSubmitted",
                        "resource", "startExecution.sync:2", "output", "{\"ExecutionArn\":\"" + CHILD
                                + "\",\"StartDate\":1}");
        assertThat(history.read().state("Nested").flatMap(StateProgress::child)).contains(CHILD);
    }

    @Test
    void isNotReadFromWhatOtherTasksAnswer() {
        Histories history = new Histories().started().entered("Task", "Call").then("TaskScheduled", "resource",
                "invoke").then("TaskSucceeded", "resource", "invoke", "output", "{\"ExecutionArn\":\"" + CHILD
                        + "\"}");
        assertThat(history.read().state("Call").flatMap(StateProgress::child)).isEmpty();
    }
}
