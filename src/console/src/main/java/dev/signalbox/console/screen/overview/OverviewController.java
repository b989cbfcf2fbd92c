package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Binds {@code overview.fxml}. Callbacks and jobs are counted for the sidebar anyway, so only the rest is asked for. */
public final class OverviewController implements Screen {
    private static final Duration EXECUTIONS = Duration.ofSeconds(5);
    private static final Duration STACKS = Duration.ofSeconds(10);
    /** Each look at a bucket is a call that costs. */
    private static final Duration FILES = Duration.ofSeconds(60);
    private final OverviewViewModel viewModel;
    private final Navigator navigator;
    private final Poller poller;
    private List<Subscription> polling = List.of();
    private List<CardBody> bodies = List.of();
    @FXML private ScrollPane cards;
    @FXML private VBox newcomer;
    @FXML private VBox bundled;
    @FXML private Button deploy;
    @FXML private InfoCard executions;
    @FXML private InfoCard callbacks;
    @FXML private InfoCard batch;
    @FXML private InfoCard stuck;
    @FXML private InfoCard failures;
    @FXML private InfoCard pipelines;
    @FXML private InfoCard files;

    public OverviewController(OverviewViewModel viewModel, Navigator navigator, Poller poller) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.poller = poller;
    }

    @FXML
    private void initialize() {
        bodies = List.of(new RunsBody(executions, viewModel, navigator), new WaitsBody(callbacks, viewModel, navigator),
                new JobsBody(batch, viewModel), new StuckBody(stuck, viewModel, navigator), new FailuresBody(failures,
                        viewModel, navigator), new PipelinesBody(pipelines, viewModel, navigator), new FilesBody(files,
                                viewModel, navigator));
        OverviewSources.Refreshes refreshes = viewModel.refreshes();
        leads(executions, new Destination.Executions(Optional.empty()), refreshes.executions());
        leads(callbacks, new Destination.Callbacks(), refreshes.waits());
        leads(batch, new Destination.Batch(), refreshes.batch());
        leads(stuck, new Destination.Executions(Optional.empty()), this::refresh);
        leads(failures, new Destination.Executions(Optional.empty()), refreshes.executions());
        leads(pipelines, new Destination.Pipelines(), refreshes.stacks());
        leads(files, new Destination.Files(), viewModel::refreshFiles);
        List.<Node>of(cards, newcomer).forEach(n -> n.managedProperty().bind(n.visibleProperty()));
        viewModel.bundled().forEach(p -> bundled.getChildren().add(told(p)));
        deploy.setOnAction(_ -> navigator.go(new Destination.Pipelines()));
        List.of(viewModel.runsProperty(), viewModel.waitsProperty(), viewModel.batchProperty(), viewModel
                .radarProperty(),
                viewModel.failuresProperty(), viewModel.pipelinesProperty(), viewModel.filesProperty()).forEach(p -> p
                        .subscribe(_ -> render()));
        new Ticker(cards, () -> {
            viewModel.tick();
            render();
        });
    }

    private static VBox told(Pipeline pipeline) {
        Label title = new Label(pipeline.title());
        title.getStyleClass().add("strong");
        Label summary = new Label(pipeline.summary());
        summary.getStyleClass().add("text-2");
        summary.setWrapText(true);
        summary.setMinHeight(Label.USE_PREF_SIZE);
        return new VBox(2, title, summary);
    }

    private void leads(InfoCard card, Destination where, Runnable retry) {
        card.setOnOpen(() -> navigator.go(where));
        card.setOnRetry(retry);
    }

    private void render() {
        boolean isNew = viewModel.isNew();
        cards.setVisible(!isNew);
        newcomer.setVisible(isNew);
        bodies.forEach(CardBody::render);
    }

    @Override
    public void show(Destination destination) {
        hide();
        OverviewSources.Refreshes refreshes = viewModel.refreshes();
        polling = List.of(poller.every(EXECUTIONS, "ListExecutions", refreshes.executions(), viewModel::isQuiet), poller
                .every(STACKS, "DescribeStacks", refreshes.stacks()), poller.every(FILES, "ListObjectsV2",
                        viewModel::refreshFiles, viewModel::isQuiet));
    }

    @Override
    public void hide() {
        polling.forEach(Subscription::close);
        polling = List.of();
    }

    @Override
    public void refresh() {
        OverviewSources.Refreshes refreshes = viewModel.refreshes();
        List.of(refreshes.executions(), refreshes.stacks(), refreshes.waits(), refreshes.batch()).forEach(
                Runnable::run);
        viewModel.refreshFiles();
    }
}
