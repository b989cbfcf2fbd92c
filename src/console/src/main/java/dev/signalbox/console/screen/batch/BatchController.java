package dev.signalbox.console.screen.batch;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Binds {@code batch.fxml}: queues above, jobs below, the open job at the right. */
public final class BatchController implements Screen {
    private final BatchViewModel viewModel;
    private final Parent jobPane;
    private final Map<JobStatus, FilterChip> chips = new EnumMap<>(JobStatus.class);
    @FXML private PageHead head;
    @FXML private StatePane state;
    @FXML private SplitPane jobsAndDetail;
    @FXML private DataTable<QueueRow> queues;
    @FXML private DataTable<JobRow> jobs;
    @FXML private SearchBox search;
    @FXML private HBox filters;
    @FXML private FlowPane legend;
    @FXML private Button terminate;
    @FXML private OutcomeNote outcome;

    public BatchController(BatchViewModel viewModel) {
        this.viewModel = viewModel;
        this.jobPane = Views.BATCH_JOB.load(new JobController(viewModel.job()));
    }

    @FXML
    private void initialize() {
        BatchTables.queues(queues, viewModel);
        BatchTables.jobs(jobs, viewModel);
        search.textProperty().bindBidirectional(viewModel.textProperty());
        addChips();
        state.setOnRetry(viewModel::refresh);
        viewModel.overviewProperty().subscribe(this::show);
        viewModel.outcomeProperty().subscribe(outcome::show);
        viewModel.job().idProperty().subscribe(this::openPane);
        terminate.disableProperty().bind(BatchTables.noneTerminable(jobs));
        jobs.setOnOpen(row -> viewModel.job().open(row.id()));
    }

    private void addChips() {
        var queue = new FilterChip(Texts.text("batch.queue"), Glyph.CROSS);
        queue.setOnAction(_ -> queues.table().getSelectionModel().clearSelection());
        queue.managedProperty().bind(queue.visibleProperty());
        filters.getChildren().add(queue);
        viewModel.queueProperty().subscribe(name -> {
            queue.setVisible(name.isPresent());
            queue.setSelected(true);
            queue.setName(name.orElse(""));
            count();
        });
        for (var status : JobStatus.values()) {
            var chip = new FilterChip(status.word().word(), Tones.glyph(status.word().tone()));
            chip.setId("chip-" + status);
            chip.setOnAction(_ -> toggle(status, chip.isSelected()));
            chips.put(status, chip);
            filters.getChildren().add(chip);
            legend.getChildren().add(new StatusBadge(status.word()).plain());
        }
    }

    private void toggle(JobStatus status, boolean on) {
        if (on) {
            viewModel.statuses().add(status);
        } else {
            viewModel.statuses().remove(status);
        }
    }

    private void show(Loadable<BatchOverview> now) {
        state.show(now, now.newest().map(o -> o.queues().isEmpty()).orElse(false));
        head.setAsOf(now.readAt());
        jobs.totalProperty().set(viewModel.total());
        jobs.hintProperty().set(Texts.text(
                now.newest().map(BatchOverview::complete).orElse(true) ? "batch.jobs.week" : "batch.jobs.cut"));
        count();
        head.getBadges().setAll(List.of(JobStatus.RUNNABLE, JobStatus.RUNNING, JobStatus.FAILED).stream()
                .filter(s -> viewModel.count(s) > 0).map(this::badge).toList());
    }

    private StatusBadge badge(JobStatus status) {
        return new StatusBadge(new StatusWord(status.word().tone(),
                viewModel.count(status) + " " + status.word().word()));
    }

    private void count() {
        chips.forEach((status, chip) -> {
            chip.countProperty().set(viewModel.count(status));
            boolean shown = viewModel.count(status) > 0 || chip.isSelected();
            chip.setVisible(shown);
            chip.setManaged(shown);
        });
    }

    private void openPane(Optional<String> jobId) {
        if (jobId.isEmpty()) {
            jobsAndDetail.getItems().remove(jobPane);
        } else if (!jobsAndDetail.getItems().contains(jobPane)) {
            jobsAndDetail.getItems().add(jobPane);
            jobsAndDetail.setDividerPositions(0.64);
        }
    }

    @FXML
    private void onRefresh() {
        viewModel.refresh();
    }

    @FXML
    private void onTerminate() {
        var rows = jobs.table().getSelectionModel().getSelectedItems().stream().filter(r -> !r.job().status().ended())
                .toList();
        var verb = rows.size() == 1 ? Texts.text("batch.terminate.one")
                : Texts.text("batch.terminate.many", rows.size());
        new Confirmation(viewModel.environment(), verb + "?", verb, rows.stream().map(r -> r.job().name()).toList(),
                Texts.text("batch.terminate.consequence")).ask(jobs, () -> viewModel.terminate(rows));
    }

    @FXML
    private void onCopyIds() {
        Buttons.copy(String.join("\n",
                jobs.table().getSelectionModel().getSelectedItems().stream().map(JobRow::id).toList()));
    }

    @Override
    public void show(Destination destination) {
        viewModel.show();
        if (destination instanceof Destination.Job(String id)) {
            viewModel.job().open(id);
        }
    }

    @Override
    public void hide() {
        viewModel.hide();
    }
}
