package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.PageKeys;
import dev.signalbox.console.fx.keys.Panes;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.screen.executions.compare.CompareViewModel;
import dev.signalbox.console.screen.executions.compare.ExecutionCompareController;
import dev.signalbox.console.screen.executions.definition.ExecutionDefinitionController;
import dev.signalbox.console.screen.executions.history.ExecutionHistoryController;
import dev.signalbox.console.screen.executions.payload.ExecutionPayloadsController;
import dev.signalbox.console.screen.executions.logs.ExecutionLogsController;
import dev.signalbox.console.screen.executions.logs.LogsViewModel;
import dev.signalbox.console.screen.executions.mapruns.RunCounts;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Fills the tabs of one execution, each with a controller of its own. */
final class DetailTabs implements AutoCloseable {
    private static final List<Shortcut> LETTERS = List.of(Shortcut.GRAPH, Shortcut.TIMELINE, Shortcut.HISTORY,
            Shortcut.PAYLOADS, Shortcut.LOGS, Shortcut.COMPARE, Shortcut.DEFINITION);

    private final TabPane tabs;
    private final ExecutionViewModel viewModel;
    private final Tab graph;
    private final CompareViewModel compare;
    private final LogsViewModel logs;
    private final MapRunsTab mapRuns;
    private final RunCounts runs;
    private final Tab logsTab;
    private final Subscription urls;
    private boolean shown;

    /** @param sendCallback leads to the inbox */
    DetailTabs(TabPane tabs, ExecutionViewModel viewModel, Surroundings around, Runnable sendCallback) {
        this.tabs = tabs;
        this.viewModel = viewModel;
        compare = new CompareViewModel(viewModel, viewModel.store(), around.fxThread());
        logs = new LogsViewModel(viewModel, around.logs(), around.poller(), around.fxThread());
        logsTab = tab("execution.logs", () -> Views.EXECUTION_LOGS.load(new ExecutionLogsController(logs, around
                .environment())));
        Clock clock = viewModel.replay().clock(around.clock());
        var stays = new TimelineViewModel(viewModel.progressProperty(), clock, viewModel.reader(), viewModel
                .fxThread());
        var graphController = new ExecutionGraphController(viewModel, stays, clock, sendCallback, arn -> open(arn,
                around));
        graph = tab("execution.graph", () -> Views.EXECUTION_GRAPH.load(graphController));
        runs = new RunCounts(viewModel.id(), around.mapRuns(), around.poller(), around.fxThread(),
                graphController::show);
        Tab timeline = tab("execution.timeline", () -> Views.EXECUTION_TIMELINE.load(new ExecutionTimelineController(
                viewModel, stays)));
        Tab payloads = tab("execution.inputOutput", () -> Views.EXECUTION_PAYLOADS.load(new ExecutionPayloadsController(
                viewModel)));
        fill(List.of(graph, timeline, historyTab(), payloads, logsTab, compareTab(around), definitionTab()));
        tabs.getSelectionModel().select(graph);
        mapRuns = new MapRunsTab(tabs, viewModel, around);
        urls = around.waits().subscribe(new LatestOnFx<>(around.fxThread(), (
                Loadable<List<PendingCallback>> next) -> next
                        .newest().ifPresent(all -> graphController.callbacks(own(all)))));
        viewModel.newestProperty().subscribe(next -> next.newest().filter(MapRunsTab::hasRuns).ifPresent(h -> runs
                .begin(MapRunsTab.redrives(h))));
        List.of(logsTab, graph).forEach(t -> t.selectedProperty().subscribe(_ -> look()));
    }

    private List<PendingCallback> own(List<PendingCallback> all) {
        return all.stream().filter(c -> c.executionArn().equals(viewModel.id().arn())).toList();
    }

    private Tab definitionTab() {
        return tab("execution.definition", () -> Views.EXECUTION_DEFINITION.load(new ExecutionDefinitionController(
                viewModel)));
    }

    private Tab historyTab() {
        Tab history = tab("execution.history", () -> Views.EXECUTION_HISTORY.load(new ExecutionHistoryController(
                viewModel, this::showState)));
        viewModel.historyProperty().subscribe(_ -> history.setText(Texts.text("execution.historyCount", viewModel
                .events().size())));
        return history;
    }

    /** Each has a letter that leads there. */
    private void fill(List<Tab> own) {
        tabs.getTabs().setAll(own);
        PageKeys keys = new PageKeys(tabs).on(Shortcut.FIRST_ERROR, () -> viewModel.newestProperty().get().newest()
                .flatMap(History::cause).ifPresent(c -> showState(c.state())));
        for (int i = 0; i < own.size(); i++) {
            Tab tab = own.get(i);
            keys.on(LETTERS.get(i), () -> {
                tabs.getSelectionModel().select(tab);
                Optional.ofNullable(tab.getContent()).flatMap(Panes::main).ifPresent(Node::requestFocus);
            });
        }
    }

    /** Leads to a state in the graph. */
    void showState(String state) {
        viewModel.select(Optional.of(state));
        tabs.getSelectionModel().select(graph);
    }

    private void open(String arn, Surroundings around) {
        if (arn.contains(":mapRun:")) {
            mapRuns.choose(arn);
        } else {
            around.navigator().go(new Destination.Execution(arn));
        }
    }

    private Tab compareTab(Surroundings around) {
        Tab made = tab("execution.compare", () -> Views.EXECUTION_COMPARE.load(new ExecutionCompareController(compare,
                around
                        .clock())));
        made.selectedProperty().subscribe(on -> {
            if (on) {
                compare.open();
            }
        });
        return made;
    }

    /** Leads to the first error in the log of a state. */
    void showError(String state) {
        viewModel.select(Optional.of(state));
        logs.wantError();
        tabs.getSelectionModel().select(logsTab);
    }

    void show(boolean now) {
        shown = now;
        look();
    }

    private void look() {
        logs.look(shown && logsTab.isSelected());
        runs.look(shown && graph.isSelected());
        mapRuns.show(shown);
    }

    @Override
    public void close() {
        urls.close();
        mapRuns.close();
        runs.close();
        logs.close();
        compare.close();
    }

    /** Content is made at the first look: most executions are only looked at in one or two tabs. */
    private static Tab tab(String key, Supplier<Parent> content) {
        Tab tab = new Tab(Texts.text(key));
        tab.selectedProperty().subscribe(on -> {
            if (on && tab.getContent() == null) {
                tab.setContent(content.get());
            }
        });
        return tab;
    }
}
