package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.many.JobAct;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.screen.downloads.DownloadsPlaces;
import dev.signalbox.console.screen.downloads.many.ManyPane;
import dev.signalbox.console.store.downloads.OpenService.JobList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;

/** Binds {@code downloads-jobs.fxml}: jobs with their chips, at the right the open one or what is done to many. */
public final class DownloadJobsController {
    private final DownloadJobsViewModel viewModel;
    private final Parent jobPane;
    private final ManyPane manyPane;
    @FXML private SplitPane split;
    @FXML private StatePane state;
    @FXML private FlowPane filters;
    @FXML private SearchBox search;
    @FXML private DataTable<DownloadJob> table;
    @FXML private Button cancel;
    @FXML private Button retry;
    @FXML private Button more;

    public DownloadJobsController(DownloadJobsViewModel viewModel, DownloadsPlaces places) {
        this.viewModel = viewModel;
        jobPane = Views.DOWNLOADS_JOB.load(new DownloadJobController(viewModel.job(), places, this::ask));
        manyPane = new ManyPane(viewModel.around(), this::closeMany);
    }

    @FXML
    private void initialize() {
        table.status(Texts.text("downloads.status"), 140, j -> j.status().shown()).setMinWidth(134);
        table.mono(Texts.text("downloads.url"), 300, DownloadJob::url).setMinWidth(150);
        table.text(Texts.text("downloads.aggregation"), 130, DownloadJob::aggregation).setMinWidth(80);
        table.time(Texts.text("downloads.updated"), 100, j -> j.times().updated(), viewModel.around().clock())
                .setMinWidth(84);
        table.number(Texts.text("downloads.attempts"), 54, DownloadJob::downloads, Object::toString).setMinWidth(52);
        table.text(Texts.text("downloads.code"), 58, j -> j.responseCode().isPresent() ? "" + j.responseCode()
                .getAsInt() : "").setMinWidth(54);
        table.mono(Texts.text("downloads.id"), 120, DownloadJob::id).setMinWidth(90);
        table.text(Texts.text("downloads.why"), 220, j -> j.error().or(() -> j.callback().error()).orElse(""));
        table.setRows(viewModel.rows(), DownloadJob::id, this::choose);
        table.table().setId("download-table");
        table.setOnOpen(j -> viewModel.job().open(j.id()));
        table.setRowActions(this::menu);
        table.setCopyForms(CopyForms.named(DownloadJob::id));
        search.textProperty().bindBidirectional(viewModel.textProperty());
        search.setOnAction(viewModel::find);
        new StatusChips(viewModel, filters);
        state.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(this::show);
        viewModel.job().idProperty().subscribe(id -> pane(id.map(_ -> (Node) jobPane)));
        choose(List.of());
    }

    private void show(Loadable<JobList> now) {
        state.show(now, now.newest().filter(l -> l.jobs().isEmpty()).isPresent());
        table.totalProperty().set(now.newest().map(l -> l.jobs().size()).orElse(0));
        boolean others = now.newest().filter(JobList::more).isPresent();
        more.setVisible(others);
        more.setManaged(others);
        offer();
    }

    private void choose(List<DownloadJob> chosen) {
        if (chosen.size() == 1) {
            viewModel.job().open(chosen.getFirst().id());
        }
        offer();
    }

    private void offer() {
        cancel.setDisable(chosen().stream().noneMatch(JobAct.CANCEL::fits));
        retry.setDisable(chosen().stream().noneMatch(JobAct.RETRY_CALLBACK::fits));
    }

    private List<DownloadJob> chosen() {
        return table.table().getSelectionModel().getSelectedItems().stream().filter(j -> j != null).toList();
    }

    /** One pane at a time. */
    private void pane(Optional<Node> wanted) {
        split.getItems().removeAll(jobPane, manyPane);
        wanted.ifPresent(pane -> {
            split.getItems().add(pane);
            split.setDividerPositions(0.64);
        });
    }

    private void closeMany() {
        pane(viewModel.job().idProperty().get().map(_ -> jobPane));
    }

    private List<MenuItem> menu(List<DownloadJob> jobs) {
        return Arrays.stream(JobAct.values()).map(act -> {
            var item = new MenuItem(Texts.text("downloads.menu." + DownloadJobsViewModel.key(act)));
            item.setDisable(jobs.stream().noneMatch(act::fits));
            item.setOnAction(_ -> ask(act, jobs));
            Guards.needs(item);
            return item;
        }).toList();
    }

    /** A callback that is tried once more takes nothing away; what is canceled, or many, is asked. */
    private void ask(JobAct act, List<DownloadJob> jobs) {
        var plan = viewModel.plan(act, jobs);
        var planned = plan.stream().filter(ManyLine::isPlanned).map(ManyLine::detail).toList();
        if (act == JobAct.RETRY_CALLBACK && plan.size() == 1) {
            viewModel.act(act, plan);
            return;
        }
        var key = DownloadJobsViewModel.key(act);
        var verb = Texts.text("downloads.verb." + key, planned.size());
        new Confirmation(viewModel.around().environment(), verb + "?", verb, planned, Texts.text(
                "downloads.consequence." + key)).ask(table, () -> {
                    viewModel.act(act, plan);
                    if (plan.size() > 1) {
                        pane(Optional.of(manyPane));
                    }
                });
    }

    @FXML
    private void onCancel() {
        ask(JobAct.CANCEL, chosen());
    }

    @FXML
    private void onRetry() {
        ask(JobAct.RETRY_CALLBACK, chosen());
    }

    @FXML
    private void onMore() {
        viewModel.more();
    }
}
