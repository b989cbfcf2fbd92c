package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ErrorRow;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.deploy.PipelineErrorRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefusedRowsViewModelTest {
    private static final StackPlaces.ErrorRows PLACE = new StackPlaces.ErrorRows("errors", new PipelineErrorRows(
            "ErrorTable", "byRun", "run", "row", "file", "error", "cause"));

    private final ScriptedRows table = new ScriptedRows();
    private boolean over;
    private final RefusedRowsViewModel viewModel = new RefusedRowsViewModel(new ExecutionsStore(
            new ScriptedExecutions(), Map::of, table, Runnable::run, Clock.systemUTC()).refusedRows(PLACE,
                    ScriptedExecutions.id("nightly")), () -> over, Runnable::run);

    @Test
    void readsPageAfterPageInOrder() {
        table.add(1, "Blank").add(2, "Short").add(3, "Unknown");
        viewModel.refresh();
        assertThat(viewModel.rows()).extracting(ErrorRow::number).containsExactly(1L, 2L);
        assertThat(viewModel.isCut()).isTrue();

        viewModel.more();
        assertThat(viewModel.rows()).extracting(ErrorRow::number).containsExactly(1L, 2L, 3L);
        assertThat(viewModel.isCut()).isFalse();
        assertThat(table.asked).allMatch("errors nightly"::equals);
    }

    @Test
    void showsRowsThatComeInFrontWhileItRuns() {
        table.add(7, "Short");
        viewModel.refresh();
        table.rows.addFirst(new ErrorRow("x.csv", 2, "InvalidRow", "Blank", Map.of()));
        viewModel.refresh();
        assertThat(viewModel.rows()).extracting(ErrorRow::number).containsExactly(2L, 7L);
    }

    @Test
    void asksNoMoreOnceTheExecutionIsOver() {
        viewModel.refresh();
        over = true;
        viewModel.refresh();
        int then = table.asked.size();
        viewModel.refresh();
        assertThat(table.asked).hasSize(then).hasSize(2);
    }

    @Test
    void filtersByAnythingRecordedOfARow() {
        table.add(1, "Blank").add(2, "Short");
        viewModel.refresh();
        viewModel.filterProperty().set("short");
        assertThat(viewModel.rows()).extracting(ErrorRow::message).containsExactly("Short");
        viewModel.filterProperty().set("atlantis");
        assertThat(viewModel.rows()).hasSize(2);
        viewModel.filterProperty().set("-blank");
        assertThat(viewModel.rows()).extracting(ErrorRow::message).containsExactly("Short");
        assertThat(viewModel.known()).isEqualTo(2);
    }

    @Test
    void saysThatTheTableIsGoneOrDenied() {
        table.failure = Optional.of(new Failure.NotFound("ResourceNotFoundException", "no table errors", Optional
                .empty()));
        viewModel.refresh();
        assertThat(viewModel.stateProperty().get()).isEqualTo(new Loadable.Unavailable<>(table.failure.get()));

        table.failure = Optional.of(new Failure.Denied("AccessDeniedException", "no dynamodb:Query", Optional.empty()));
        viewModel.retry();
        assertThat(viewModel.stateProperty().get()).isEqualTo(new Loadable.Unavailable<>(table.failure.get()));
    }

    @Test
    void keepsRowsOnScreenWhenRefreshFails() {
        table.add(1, "Blank");
        viewModel.refresh();
        table.failure = Optional.of(new Failure.Unreachable("dynamodb.local-1", "refused"));
        viewModel.refresh();
        assertThat(viewModel.rows()).hasSize(1);
        assertThat(viewModel.stateProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    /** A table whose pages hold two rows. */
    private static final class ScriptedRows implements ErrorRowsGateway {
        private final List<ErrorRow> rows = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();

        ScriptedRows add(long number, String message) {
            rows.add(new ErrorRow("orders.csv", number, "InvalidRow", message, Map.of("Country", "Atlantis")));
            return this;
        }

        @Override
        public ErrorRowPage page(StackPlaces.ErrorRows place, String run, OptionalLong after) throws GatewayException {
            asked.add(place.table() + " " + run);
            if (failure.isPresent()) {
                throw new GatewayException(failure.get());
            }
            var left = rows.stream().filter(r -> r.number() > after.orElse(-1)).toList();
            return new ErrorRowPage(left.stream().limit(2).toList(), left.size() > 2);
        }
    }
}
