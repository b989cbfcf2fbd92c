package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tab of refused rows, which only executions of pipelines that record such rows have. */
final class RefusedRowsTab implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final TabPane tabs;
    private final ExecutionViewModel execution;
    private final Surroundings around;
    private Optional<RefusedRowsViewModel> rows = Optional.empty();
    private Optional<Subscription> polling = Optional.empty();
    private Optional<Tab> tab = Optional.empty();
    private boolean shown;
    private boolean wanted;

    RefusedRowsTab(TabPane tabs, ExecutionViewModel execution, Surroundings around) {
        this.tabs = tabs;
        this.execution = execution;
        this.around = around;
        execution.placesProperty().subscribe(places -> places.errorRows().ifPresent(this::add));
    }

    private void add(StackPlaces.ErrorRows place) {
        if (rows.isPresent()) {
            return;
        }
        var viewModel = execution.refusedRows(place, around.fxThread());
        rows = Optional.of(viewModel);
        var made = new Tab(Texts.text("refused.tab"), Views.REFUSED_ROWS.load(new RefusedRowsController(viewModel)));
        made.setId("refused-tab");
        made.setClosable(false);
        viewModel.stateProperty().subscribe(_ -> made.setText(words(viewModel)));
        tabs.getTabs().add(tabs.getTabs().size() - 1, made);
        tab = Optional.of(made);
        if (wanted) {
            choose();
        }
        poll();
    }

    private static String words(RefusedRowsViewModel rows) {
        return rows.known() == 0 ? Texts.text("refused.tab")
                : Texts.text(rows.isCut() ? "refused.tabMore" : "refused.tabCount", rows.known());
    }

    /** Puts the tab on top, or will when it is known that there is one. */
    void choose() {
        wanted = true;
        tab.ifPresent(tabs.getSelectionModel()::select);
    }

    void show() {
        shown = true;
        poll();
    }

    void hide() {
        shown = false;
        polling.ifPresent(Subscription::close);
        polling = Optional.empty();
    }

    private void poll() {
        if (shown && polling.isEmpty()) {
            polling = rows.map(r -> around.poller().every(PERIOD, "Query", r::refresh));
        }
    }

    @Override
    public void close() {
        hide();
        rows.ifPresent(RefusedRowsViewModel::close);
    }
}
