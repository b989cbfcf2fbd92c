package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.TaskToken;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class OpenWaitsTest {
    @Test
    void findsTheWaitThatNothingEnded() {
        var waits = new OpenWaits(List.of(entered(1, 0, "First"), scheduled(2, 1), event(3, 2,
                HistoryEventType.TASK_STARTED),
                event(4, 3, HistoryEventType.TASK_SUBMITTED), event(5, 4, HistoryEventType.TASK_SUCCEEDED),
                entered(6, 5, "Second"), scheduled(7, 6), event(8, 7, HistoryEventType.TASK_STARTED)));

        assertThat(waits.open()).extracting(HistoryEvent::id).containsExactly(7L);
        assertThat(waits.entered(waits.open().getFirst()).orElseThrow().stateEnteredEventDetails().name())
                .isEqualTo("Second");
    }

    @Test
    void findsEveryWaitOfParallelBranches() {
        var waits = new OpenWaits(List.of(event(1, 0, HistoryEventType.PARALLEL_STATE_STARTED), entered(2, 1, "A"),
                entered(3, 1, "B"), scheduled(4, 2), scheduled(5, 3), event(6, 5, HistoryEventType.TASK_TIMED_OUT)));

        assertThat(waits.open()).extracting(HistoryEvent::id).containsExactly(4L);
    }

    @Test
    void readsTheTokenWhereTheDefinitionPutsIt() {
        var definition = """
                {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"Wait","States":{
                 "Wait":{"Type":"Task","Parameters":{"Payload":{"deep":{"t.$":"$$.Task.Token"},"p.$":"$.x"}}}}}]}}}""";

        assertThat(TokenFinder.find(definition, "Wait", "{\"Payload\":{\"deep\":{\"t\":\"abc\"},\"p\":1}}"))
                .contains(new TaskToken("abc"));
        assertThat(TokenFinder.find(definition, "Other", "{}")).isEmpty();
    }

    private static HistoryEvent entered(long id, long previous, String state) {
        return event(id, previous, HistoryEventType.TASK_STATE_ENTERED).toBuilder()
                .stateEnteredEventDetails(d -> d.name(state).input("{}")).build();
    }

    private static HistoryEvent scheduled(long id, long previous) {
        return event(id, previous, HistoryEventType.TASK_SCHEDULED).toBuilder()
                .taskScheduledEventDetails(d -> d.resource("invoke.waitForTaskToken").parameters("{}")).build();
    }

    private static HistoryEvent event(long id, long previous, HistoryEventType type) {
        return HistoryEvent.builder().id(id).previousEventId(previous).type(type).build();
    }
}
