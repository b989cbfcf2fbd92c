package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.store.ExecutionsStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionViewModelTest {
    private static final ExecutionId ID = ScriptedExecutions.id("run-1");
    private final ScriptedExecutions gateway = new ScriptedExecutions();
    private final ExecutionsStore store = new ExecutionsStore(gateway, Map::of, ScriptedExecutions.NO_ROWS,
            Runnable::run, Clock.systemUTC());
    private final ExecutionViewModel viewModel = new ExecutionViewModel(store, ID, Runnable::run);

    @BeforeEach
    void speak() {
        gateway.said.countDown();
    }

    @Test
    void readsALongHistoryNewestFirstAndThenWhatIsNew() {
        Histories history = new Histories().started();
        for (int i = 0; i < 20; i++) {
            history.task("Step " + i);
        }
        gateway.pageSize = 30;
        gateway.add("run-1", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), history.waits("Wait")
                .events());
        viewModel.refresh();
        assertThat(gateway.calls).startsWith("definition", "describe", "history newest");
        assertThat(viewModel.events()).hasSize(105).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
        assertThat(viewModel.progressProperty().get().waiting()).hasSize(1);
        assertThat(viewModel.selectedProperty().get()).contains("Wait");

        var first = viewModel.events().getFirst();
        gateway.histories.put(ID, history.then("TaskSucceeded").exited("Task", "Wait").then("ExecutionSucceeded")
                .events());
        viewModel.refresh();
        assertThat(viewModel.events()).hasSize(108).first().isSameAs(first);
        assertThat(viewModel.progressProperty().get().state("Wait").orElseThrow().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void asksNoMoreWhenTheExecutionIsOverAndAllIsKnown() {
        gateway.add("run-1", ExecutionStatus.SUCCEEDED, Histories.START, Optional.of(Histories.START.plusSeconds(9)),
                new Histories().started().task("A").then("ExecutionSucceeded").events());
        viewModel.refresh();
        int calls = gateway.calls.size();
        viewModel.refresh();
        assertThat(gateway.calls).hasSize(calls);
    }

    @Test
    void oneDeniedCallDoesNotHideTheOthers() {
        gateway.add("run-1", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), new Histories().started().task(
                "A").events());
        viewModel.refresh();
        gateway.failure = Optional.of(new Failure.Throttled("ThrottlingException", "Rate exceeded", Optional.empty()));
        viewModel.refresh();
        assertThat(viewModel.detailsProperty().get()).isInstanceOf(Loadable.Stale.class);
        assertThat(viewModel.events()).hasSize(6);
        assertThat(viewModel.machineProperty().get()).isPresent();
    }

    @Test
    void theChosenStateStaysChosen() {
        Histories history = new Histories().started().task("A").entered("Task", "B");
        gateway.add("run-1", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), history.events());
        viewModel.refresh();
        assertThat(viewModel.selectedProperty().get()).contains("B");
        viewModel.select(Optional.of("A"));
        gateway.histories.put(ID, history.then("TaskScheduled").events());
        viewModel.refresh();
        assertThat(viewModel.selectedProperty().get()).contains("A");
        assertThat(viewModel.selectedProgress().orElseThrow().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void tellsWhenStoppingDidNotWork() {
        gateway.failure = Optional.of(new Failure.NotFound("ExecutionDoesNotExist", "gone", Optional.empty()));
        viewModel.stop();
        assertThat(viewModel.outcomeProperty().get()).isInstanceOf(Outcome.Failed.class);
    }
}
