package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class HistoryEventsTest {
    @Test
    void variablesAreJson() {
        Map<String, String> assigned = new TreeMap<>(Map.of("name", "\"x = 1, y\"", "total", "3", "odd", "{cut"));
        var event = HistoryEvents.event(HistoryEvent.builder().id(4L).previousEventId(3L).timestamp(Instant.EPOCH).type(
                "PassStateExited").stateExitedEventDetails(d -> d.name("Sum").output("{}").assignedVariables(assigned))
                .build());

        assertThat(event.details()).containsOnlyKeys("name", "output", "assignedVariables");
        assertThat(event.detail("assignedVariables")).contains(
                "{\"name\":\"x = 1, y\",\"odd\":\"{cut\",\"total\":3}");
    }

    @Test
    void aStateThatAssignsNothingTellsNoVariables() {
        var event = HistoryEvents.event(HistoryEvent.builder().id(4L).timestamp(Instant.EPOCH).type("PassStateExited")
                .stateExitedEventDetails(d -> d.name("Sum")).build());

        assertThat(event.details()).containsOnlyKeys("name");
    }
}
