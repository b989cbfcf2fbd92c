package dev.signalbox.console.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryReader;
import dev.signalbox.console.model.StateVisit;
import dev.signalbox.console.model.files.Origin.Clue;
import dev.signalbox.console.model.files.Origin.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriterClueTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final S3Location OBJECT = new S3Location("files", "run-1/a.csv");

    private final List<HistoryEvent> events = new ArrayList<>();

    private void event(String type, long second, Map<String, String> details) {
        events.add(new HistoryEvent(events.size() + 1L, events.size(), NOON.plusSeconds(second), type, details));
    }

    private void task(String name, long from, long to, String output) {
        event("TaskStateEntered", from, Map.of("name", name, "input", "{}"));
        event("TaskScheduled", from, Map.of("resource", "submitJob.sync"));
        event("TaskSucceeded", to, Map.of("output", output));
        event("TaskStateExited", to, Map.of("name", name, "output", output));
    }

    private Optional<Writer> writer(long second) {
        List<StateVisit> visits = HistoryReader.read(events).visits();
        return WriterClue.of(OBJECT, NOON.plusSeconds(second), visits);
    }

    @Test
    void isTheStateWhoseOutputNamesTheKey() {
        event("ExecutionStarted", 0, Map.of());
        task("Check", 0, 10, "{}");
        task("Fetch", 10, 60, "{\"JobId\":\"j-1\",\"key\":\"run-1/a.csv\"}");

        assertThat(writer(3)).contains(new Writer("Fetch", Optional.of("j-1"), Clue.NAMED));
    }

    @Test
    void isElseTheOnlyTaskThatRanThen() {
        event("ExecutionStarted", 0, Map.of());
        task("Check", 0, 10, "{}");
        task("Fetch", 20, 60, "{\"JobId\":\"j-1\"}");

        assertThat(writer(30)).contains(new Writer("Fetch", Optional.of("j-1"), Clue.TIME));
    }

    @Test
    void isNotKnownWhenNothingSaysSo() {
        event("ExecutionStarted", 0, Map.of());
        task("Check", 0, 10, "{}");
        task("Fetch", 10, 60, "{}");

        assertThat(writer(10)).isEmpty();
        assertThat(writer(300)).isEmpty();
    }
}
