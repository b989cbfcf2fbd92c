package dev.signalbox.console.screen.downloads.aggregations;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.screen.downloads.DownloadsPlaces;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;

/** Binds {@code downloads-aggregations.fxml}: what shares a limit, and the limits. */
public final class AggregationsController {
    private final AggregationsViewModel viewModel;
    private final DownloadsPlaces places;
    @FXML private StatePane state;
    @FXML private SearchBox search;
    @FXML private Button change;
    @FXML private Button release;
    @FXML private Button jobs;
    @FXML private Label why;
    @FXML private DataTable<DownloadAggregation> table;

    public AggregationsController(AggregationsViewModel viewModel, DownloadsPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    @FXML
    private void initialize() {
        table.mono(Texts.text("downloads.aggregation"), 260, DownloadAggregation::id);
        table.number(Texts.text("downloads.pending"), 90, DownloadAggregation::pending, Object::toString);
        table.number(Texts.text("downloads.downloading"), 100, DownloadAggregation::downloading, Object::toString);
        table.number(Texts.text("downloads.limit"), 80, DownloadAggregation::limit, Object::toString);
        table.number(Texts.text("downloads.perSecond"), 110, a -> a.requestsPerSecond().orElse(0), n -> n == 0 ? "–"
                : AggregationsViewModel.number(n));
        table.text(Texts.text("downloads.proxy"), 180, a -> a.proxy().orElse(""));
        table.text(Texts.text("downloads.setBy"), 140, a -> Texts.text(a.setByOperator() ? "downloads.setBy.operator"
                : "downloads.setBy.jobs"));
        table.setRows(viewModel.rows(), DownloadAggregation::id, this::choose);
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("aggregation-table");
        table.setOnOpen(a -> places.openAggregation(a.id()));
        search.textProperty().bindBidirectional(viewModel.textProperty());
        state.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(this::show);
        choose(List.of());
    }

    private void show(Loadable<List<DownloadAggregation>> now) {
        state.show(now, now.newest().filter(List::isEmpty).isPresent());
        table.totalProperty().set(now.newest().map(List::size).orElse(0));
        choose(List.copyOf(table.table().getSelectionModel().getSelectedItems()));
    }

    private void choose(List<DownloadAggregation> rows) {
        viewModel.chosenProperty().set(rows.stream().findFirst());
        var chosen = viewModel.chosenProperty().get();
        change.setDisable(chosen.isEmpty());
        jobs.setDisable(chosen.isEmpty());
        release.setDisable(chosen.filter(DownloadAggregation::setByOperator).isEmpty());
        why.setText(chosen.map(c -> c.setByOperator() ? "" : Texts.text("downloads.release.none")).orElse(Texts.text(
                "downloads.choose.aggregation")));
    }

    private Optional<DownloadAggregation> chosen() {
        return viewModel.chosenProperty().get();
    }

    @FXML
    private void onChange() {
        chosen().ifPresent(a -> new FormDialog(viewModel.around().environment(), viewModel.form(a)).ask(table,
                values -> viewModel.change(a, values)));
    }

    @FXML
    private void onRelease() {
        chosen().ifPresent(viewModel::release);
    }

    @FXML
    private void onJobs() {
        chosen().ifPresent(a -> places.openAggregation(a.id()));
    }
}
