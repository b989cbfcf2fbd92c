package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateCallTest {
    private final Histories history = new Histories().started();

    @Test
    void theLastTryOfTheLastStayCounts() {
        history.entered("Task", "Fetch").then("TaskScheduled", "parameters", "{\"try\":1}").then("TaskFailed").then(
                "TaskScheduled", "parameters", "{\"try\":2}").then("TaskStarted").then("TaskSubmitted", "output",
                        "{\"id\":7}").then("TaskSucceeded", "output", "{\"all\":true}").exited("Task", "Fetch").entered(
                                "Task", "Next").then("LambdaFunctionScheduled", "input", "{\"n\":1}");

        assertThat(call("Fetch").sent()).contains("{\"try\":2}");
        assertThat(call("Fetch").result()).contains("{\"all\":true}");
        assertThat(call("Next").sent()).contains("{\"n\":1}");
        assertThat(call("Next").result()).isEmpty();
    }

    @Test
    void whatCallsNothingHasNone() {
        history.entered("Task", "Fetch").then("TaskScheduled", "parameters", "{}").exited("Task", "Fetch").entered(
                "Pass", "Fetch");
        assertThat(call("Fetch")).isEqualTo(StateCall.NONE);
        assertThat(call("Other")).isEqualTo(StateCall.NONE);
    }

    private StateCall call(String state) {
        return StateCall.of(History.of(history.events(), true), state);
    }
}
