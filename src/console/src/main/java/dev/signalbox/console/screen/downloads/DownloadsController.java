package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.ServiceState;
import dev.signalbox.console.screen.downloads.aggregations.AggregationsController;
import dev.signalbox.console.screen.downloads.aggregations.AggregationsViewModel;
import dev.signalbox.console.screen.downloads.enqueue.EnqueueController;
import dev.signalbox.console.screen.downloads.enqueue.EnqueueViewModel;
import dev.signalbox.console.screen.downloads.instances.InstancesController;
import dev.signalbox.console.screen.downloads.jobs.DownloadJobsController;
import dev.signalbox.console.screen.downloads.jobs.DownloadJobsViewModel;
import dev.signalbox.console.screen.downloads.statistics.StatisticsController;
import dev.signalbox.console.screen.downloads.statistics.StatisticsViewModel;
import dev.signalbox.console.store.downloads.DownloadsStore.Desk;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** Binds {@code downloads.fxml}: the head with the choice of service, and a tab for each part. */
public final class DownloadsController implements Screen, DownloadsPlaces {
    private final DownloadsSurroundings around;
    private final DownloadJobsViewModel jobs;
    private final AggregationsViewModel aggregations;
    private final StatisticsViewModel statistics;
    private final EnqueueViewModel enqueue;
    private final DownloadsViewModel viewModel;
    @FXML private VBox root;
    @FXML private PageHead head;
    @FXML private ServiceChoice choice;
    @FXML private MenuButton services;
    @FXML private VBox notes;
    @FXML private OutcomeNote outcome;
    @FXML private StatePane state;
    @FXML private TabPane tabs;
    @FXML private Tab jobsTab;
    @FXML private Tab aggregationsTab;
    @FXML private Tab instancesTab;
    @FXML private Tab statisticsTab;
    @FXML private Tab enqueueTab;
    @FXML private Button enqueueButton;

    public DownloadsController(DownloadsSurroundings around) {
        this.around = around;
        jobs = new DownloadJobsViewModel(around);
        aggregations = new AggregationsViewModel(around);
        statistics = new StatisticsViewModel(around);
        enqueue = new EnqueueViewModel(around);
        viewModel = new DownloadsViewModel(around, List.of(jobs, aggregations, statistics));
    }

    @FXML
    private void initialize() {
        jobsTab.setContent(Views.DOWNLOADS_JOBS.load(new DownloadJobsController(jobs, this)));
        aggregationsTab.setContent(Views.DOWNLOADS_AGGREGATIONS.load(new AggregationsController(aggregations, this)));
        instancesTab.setContent(Views.DOWNLOADS_INSTANCES.load(new InstancesController(viewModel)));
        statisticsTab.setContent(Views.DOWNLOADS_STATISTICS.load(new StatisticsController(statistics)));
        enqueueTab.setContent(Views.DOWNLOADS_ENQUEUE.load(new EnqueueController(enqueue, this)));
        var acts = new ServiceActs(around, root);
        acts.fill(services);
        choice.setOnChosen(around.store()::choose);
        state.setEmptyText(Texts.text("downloads.none"));
        state.setEmptyAction(Buttons.named(Texts.text("downloads.services.add"), () -> acts.ask(Optional.empty())));
        state.setOnRetry(viewModel::refresh);
        notes.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(notes.getChildren()));
        viewModel.deskProperty().subscribe(desk -> show(desk, acts));
        viewModel.stateProperty().subscribe(now -> {
            show(now);
            advise(acts);
        });
        aggregations.stateProperty().subscribe(now -> aggregationsTab.setText(now.newest().map(all -> Texts.text(
                "downloads.tab.aggregations", all.size())).orElse(Texts.text("downloads.tab.aggregationsTitle"))));
        viewModel.outcomeProperty().subscribe(outcome::show);
        enqueueButton.visibleProperty().bind(enqueueTab.selectedProperty().not()); // the form has its own
        enqueueButton.managedProperty().bind(enqueueButton.visibleProperty());
    }

    private void show(Desk desk, ServiceActs acts) {
        choice.show(desk);
        state.show(desk.looked() || !desk.services().isEmpty() ? new Loadable.Ready<>(desk, around.now())
                : new Loadable.Loading<>(), desk.services().isEmpty());
        enqueueButton.setDisable(desk.open().isEmpty());
        advise(acts);
    }

    private void show(Loadable<ServiceState> now) {
        head.setAsOf(now.readAt());
        head.getBadges().setAll(now.newest().map(ServiceBadges::of).orElse(List.of()));
        instancesTab.setText(now.newest().map(s -> Texts.text("downloads.tab.instances", s.instances().size())).orElse(
                Texts.text("downloads.tab.instancesTitle")));
    }

    /** What keeps the service from being of use, and what can be done about it. */
    private void advise(ServiceActs acts) {
        notes.getChildren().clear();
        var desk = viewModel.deskProperty().get();
        if (desk.chosen().isEmpty() && desk.looked() && !desk.services().isEmpty()) {
            notes.getChildren().add(new Note(Tone.ATTENTION, Texts.text("downloads.choose")));
        }
        if (desk.open().isEmpty()) {
            desk.chosen().ifPresent(c -> notes.getChildren().add(new Note(Tone.ATTENTION, Texts.text("downloads.plain",
                    c
                            .url())).with(Buttons.small(Texts.text("downloads.plain.open"), () -> acts.allowPlain(
                                    c)))));
        }
        desk.failure().ifPresent(f -> notes.getChildren().add(new Note(Tone.ATTENTION, Texts.text("downloads.stacks",
                Texts.text(f)))));
        viewModel.advice().ifPresent(a -> notes.getChildren().add(new Note(Tone.ATTENTION, a)));
    }

    @FXML
    private void onRefresh() {
        viewModel.refresh();
    }

    @FXML
    private void onEnqueue() {
        tabs.getSelectionModel().select(enqueueTab);
    }

    @Override
    public void openAggregation(String id) {
        tabs.getSelectionModel().select(jobsTab);
        jobs.of(Optional.of(id));
    }

    @Override
    public void openJob(String id) {
        tabs.getSelectionModel().select(jobsTab);
        jobs.job().open(id);
    }

    @Override
    public void enqueueAgain(DownloadJob job) {
        tabs.getSelectionModel().select(enqueueTab);
        enqueue.again(job);
    }

    @Override
    public void show(Destination destination) {
        viewModel.show();
        if (destination instanceof Destination.Download(String id)) {
            openJob(id);
        } else if (destination instanceof Destination.EnqueueDownload) {
            onEnqueue();
        }
    }

    @Override
    public void hide() {
        viewModel.hide();
    }
}
