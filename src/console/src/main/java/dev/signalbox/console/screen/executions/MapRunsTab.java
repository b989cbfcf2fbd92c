package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.screen.executions.mapruns.MapRunsController;
import dev.signalbox.console.screen.executions.mapruns.MapRunsViewModel;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tab of Map Runs, which only executions that have such runs have. */
final class MapRunsTab implements AutoCloseable {
    private final TabPane tabs;
    private final ExecutionViewModel execution;
    private final Surroundings around;
    private Optional<MapRunsViewModel> viewModel = Optional.empty();
    private Optional<Tab> tab = Optional.empty();
    private boolean shown;

    MapRunsTab(TabPane tabs, ExecutionViewModel execution, Surroundings around) {
        this.tabs = tabs;
        this.execution = execution;
        this.around = around;
        execution.newestProperty().subscribe(next -> next.newest().filter(MapRunsTab::hasRuns).ifPresent(h -> {
            add();
            viewModel.ifPresent(v -> v.redriven(redrives(h)));
        }));
    }

    static long redrives(History history) {
        return history.events().stream().map(HistoryEvent::type).filter("MapRunRedriven"::equals).count();
    }

    static boolean hasRuns(History history) {
        return history.events().stream().map(HistoryEvent::type).anyMatch("MapRunStarted"::equals);
    }

    private void add() {
        if (tab.isPresent()) {
            return;
        }
        var made = new MapRunsViewModel(execution.id(), around.mapRuns(), around.poller(), around.fxThread());
        viewModel = Optional.of(made);
        var page = new Tab(Texts.text("execution.mapRuns"), Views.EXECUTION_MAP_RUNS.load(new MapRunsController(made,
                around.clock())));
        page.setId("map-runs-tab");
        page.selectedProperty().subscribe(_ -> look());
        tab = Optional.of(page);
        tabs.getTabs().add(1, page);
    }

    /** Leads to one of the runs. */
    void choose(String arn) {
        viewModel.ifPresent(v -> v.choose(arn));
        tab.ifPresent(tabs.getSelectionModel()::select);
    }

    void show(boolean now) {
        shown = now;
        look();
    }

    private void look() {
        viewModel.ifPresent(v -> v.look(shown && tab.filter(Tab::isSelected).isPresent()));
    }

    @Override
    public void close() {
        viewModel.ifPresent(MapRunsViewModel::close);
    }
}
