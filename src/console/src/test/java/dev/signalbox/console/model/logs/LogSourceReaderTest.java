package dev.signalbox.console.model.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.logs.LogSource.Why;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogSourceReaderTest {
    private final Histories events = new Histories().started();

    @Test
    void aFunctionsLogIsOfTheTimeOfItsLastTry() {
        events.entered("Task", "A").then("TaskScheduled", "resourceType", "lambda", "parameters",
                "{\"FunctionName\":\"arn:aws:lambda:local-1:0:function:check:7\"}").then("TaskFailed").then(
                        "TaskScheduled", "resourceType", "lambda", "parameters", "{\"FunctionName\":\"check:7\"}").then(
                                "TaskStarted");
        assertThat(read("A")).isEqualTo(new LogSource.Function("check", Histories.START.plusSeconds(4), Optional
                .empty()));
        events.then("TaskSucceeded").exited("Task", "A");
        assertThat(read("A")).isEqualTo(new LogSource.Function("check", Histories.START.plusSeconds(4), Optional.of(
                Histories.START.plusSeconds(6))));
    }

    @Test
    void theRequestIsKnownFromItsAnswerOrFromWhatBrokeItOff() {
        var id = "3f0b2c1e-0000-4a5b-8c7d-0123456789ab";
        events.entered("Task", "A").then("TaskScheduled", "resourceType", "lambda", "parameters",
                "{\"FunctionName\":\"check\"}").then("TaskSucceeded", "output",
                        "{\"Payload\":{},\"SdkResponseMetadata\":{\"RequestId\":\"" + id + "\"}}").exited("Task", "A");
        events.entered("Task", "B").then("TaskScheduled", "resourceType", "lambda", "parameters",
                "{\"FunctionName\":\"check\"}").then("TaskFailed", "cause",
                        "{\"errorMessage\":\"2026-11-22T08:00:00.000Z " + id + " Task timed out after 3.00 seconds\"}");
        assertThat(((LogSource.Function) read("A")).request()).contains(id);
        assertThat(((LogSource.Function) read("B")).request()).contains(id);
    }

    @Test
    void aBatchJobIsKnownWhenItIsSubmitted() {
        events.entered("Task", "B").then("TaskScheduled", "resourceType", "batch", "parameters", "{}");
        assertThat(read("B")).isEqualTo(new LogSource.Nowhere(Why.NOT_SUBMITTED));
        events.then("TaskSubmitted", "output", "{\"JobId\":\"job-1\"}");
        assertThat(read("B")).isEqualTo(new LogSource.Job("job-1"));
    }

    @Test
    void otherStatesHaveNoLog() {
        events.entered("Pass", "C").exited("Pass", "C");
        assertThat(read("C")).isEqualTo(new LogSource.Nowhere(Why.NO_LOG));
        assertThat(read("D")).isEqualTo(new LogSource.Nowhere(Why.NOT_ENTERED));
    }

    private LogSource read(String state) {
        return LogSourceReader.read(History.of(events.events(), true), state);
    }
}
