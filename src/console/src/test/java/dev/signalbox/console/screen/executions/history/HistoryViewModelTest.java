package dev.signalbox.console.screen.executions.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {
    @TempDir Path folder;
    private final Histories events = new Histories().started().task("A").waits("B");
    private final ObjectProperty<Loadable<History>> history = new SimpleObjectProperty<>(new Loadable.Loading<>());
    private final HistoryViewModel viewModel = new HistoryViewModel(history, Runnable::run, Runnable::run);

    @Test
    void theNewestEventIsOnTop() {
        tell();
        assertThat(viewModel.rows()).extracting(EventRow::id).startsWith(10L, 9L).endsWith(1L);
        assertThat(viewModel.rows()).extracting(EventRow::state).startsWith("B", "B", "B", "B", "A").endsWith("");
    }

    @Test
    void filtersByWordsGroupsStateAndFailure() {
        events.then("TaskFailed", "error", "Boom").then("ExecutionFailed", "error", "Boom");
        tell();
        viewModel.failedOnlyProperty().set(true);
        assertThat(ids()).containsExactly(12L, 11L);
        viewModel.textProperty().set("boom -execution");
        assertThat(ids()).containsExactly(11L);
        viewModel.failedOnlyProperty().set(false);
        viewModel.textProperty().set("");
        viewModel.choose(EventGroup.TASKS, true);
        viewModel.stateProperty().set(Optional.of("A"));
        assertThat(ids()).containsExactly(5L, 4L, 3L);
        viewModel.choose(EventGroup.STATES, true);
        assertThat(ids()).containsExactly(6L, 5L, 4L, 3L, 2L);
        assertThat(viewModel.count(EventGroup.EXECUTION).get()).isEqualTo(2);
        assertThat(viewModel.failuresProperty().get()).isEqualTo(2);
        assertThat(viewModel.totalProperty().get()).isEqualTo(12);
    }

    @Test
    void eventsThatAreKnownKeepTheirRows() {
        tell();
        EventRow first = viewModel.rows().getLast();
        events.then("TaskSucceeded");
        tell();
        assertThat(viewModel.rows()).hasSize(11).last().isSameAs(first);
        assertThat(viewModel.states()).containsExactly("A", "B");
    }

    @Test
    void exportsHaveNoSecretsAndNoFormulas() throws IOException {
        events.then("TaskFailed", "error", "=HYPERLINK(\"http://evil\")", "cause",
                "see https://api/x?secret=0123456789abcdef0123456789abcdef");
        tell();
        String json = written(HistoryExport.json(viewModel.rows().reversed()));
        String csv = written(HistoryExport.csv(viewModel.rows().reversed()));
        assertThat(json).contains("\"token\":\"hidden\"").contains("\"id\":11").doesNotContain("AQC-very-secret");
        assertThat(csv).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"").contains(
                "2,1,2026-11-20T11:48:53Z,TaskStateEntered,A")
                .startsWith("id,previousEventId");
        assertThat(json + csv).doesNotContain("0123456789abcdef");
    }

    @Test
    void aFailedEvaluationTellsItsFieldAndAnExitItsVariablesWithoutTheirValues() {
        events.then("EvaluationFailed", "state", "B", "location", "Output/total", "error",
                "States.QueryEvaluationError",
                "cause", "An error occurred while executing the state 'B' (entered at the event id #7). Broken.").then(
                        "TaskStateExited", "name", "B", "assignedVariables", "{\"total\":7777,\"user\":\"x\"}");
        tell();
        assertThat(viewModel.rows().getFirst().detail()).isEqualTo("assigned total, user");
        assertThat(EventText.json(viewModel.rows().getFirst().event())).contains("\"total\":7777");
        EventRow failed = viewModel.rows().get(1);
        assertThat(failed.detail()).isEqualTo("States.QueryEvaluationError \u00b7 Output/total \u00b7 Broken.");
        assertThat(failed.failure()).isTrue();
        assertThat(failed.state()).isEqualTo("B");
        assertThat(failed.group()).isEqualTo(EventGroup.STATES);
    }

    private String written(SaveFile.Content content) throws IOException {
        Path file = folder.resolve("events");
        assertThat(content.writeTo(file)).isEqualTo("11 events");
        return Files.readString(file);
    }

    private List<Long> ids() {
        return viewModel.rows().stream().map(EventRow::id).toList();
    }

    private void tell() {
        history.set(new Loadable.Ready<>(History.of(events.events(), true), Histories.START));
    }
}
