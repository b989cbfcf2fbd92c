package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.many.JobAct;
import dev.signalbox.console.screen.downloads.DownloadsPlaces;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Binds {@code downloads-job.fxml}: one job with all that the service tells of it. */
final class DownloadJobController {
    private final DownloadJobViewModel viewModel;
    private final DownloadsPlaces places;
    private final BiConsumer<JobAct, List<DownloadJob>> act;
    private final DownloadJobFacts facts;
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private StatePane state;
    @FXML private Button cancel;
    @FXML private Button retry;
    @FXML private Button again;
    @FXML private Button curl;
    @FXML private KeyValueGrid details;

    /** @param act asks for what is done to jobs */
    DownloadJobController(DownloadJobViewModel viewModel, DownloadsPlaces places,
            BiConsumer<JobAct, List<DownloadJob>> act) {
        this.viewModel = viewModel;
        this.places = places;
        this.act = act;
        facts = new DownloadJobFacts(viewModel, places);
    }

    @FXML
    private void initialize() {
        state.setOnRetry(viewModel::refresh);
        viewModel.idProperty().subscribe(id -> id.ifPresent(name::setText));
        viewModel.stateProperty().subscribe(this::show);
    }

    private void show(Loadable<DownloadJob> now) {
        state.show(now, false);
        var job = now.newest();
        status.statusProperty().set(job.map(j -> j.status().shown()).orElse(null));
        cancel.setDisable(job.filter(JobAct.CANCEL::fits).isEmpty());
        retry.setDisable(job.filter(JobAct.RETRY_CALLBACK::fits).isEmpty());
        again.setDisable(job.isEmpty());
        curl.setDisable(job.isEmpty());
        job.ifPresent(j -> facts.show(details, j));
    }

    private void with(java.util.function.Consumer<DownloadJob> what) {
        viewModel.stateProperty().get().newest().ifPresent(what);
    }

    @FXML
    private void onCancel() {
        with(j -> act.accept(JobAct.CANCEL, List.of(j)));
    }

    @FXML
    private void onRetry() {
        with(j -> act.accept(JobAct.RETRY_CALLBACK, List.of(j)));
    }

    @FXML
    private void onAgain() {
        with(places::enqueueAgain);
    }

    @FXML
    private void onCurl() {
        with(j -> Buttons.copy(viewModel.curl(j)));
    }

    @FXML
    private void onClose() {
        viewModel.close();
    }
}
