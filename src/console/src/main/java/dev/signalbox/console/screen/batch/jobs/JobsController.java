package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.screen.batch.BatchPlaces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;

/** Binds {@code batch-jobs.fxml}: queues above, jobs below, at the right the open job or what is done to many. */
public final class JobsController {
    private final JobsViewModel viewModel;
    private final Parent jobPane;
    private final ActsPane actsPane;
    private final Map<JobStatus, FilterChip> chips = new EnumMap<>(JobStatus.class);
    @FXML private SplitPane jobsAndDetail;
    @FXML private DataTable<QueueRow> queues;
    @FXML private DataTable<JobRow> jobs;
    @FXML private SearchBox search;
    @FXML private FlowPane filters;
    @FXML private FlowPane legend;
    @FXML private Label searched;

    public JobsController(JobsViewModel viewModel, BatchPlaces places) {
        this.viewModel = viewModel;
        jobPane = Views.BATCH_JOB.load(new JobController(viewModel.job(), viewModel, places));
        actsPane = new ActsPane(viewModel, this::closeActs);
    }

    @FXML
    private void initialize() {
        BatchTables.queues(queues, viewModel);
        BatchTables.jobs(jobs, viewModel);
        search.textProperty().bindBidirectional(viewModel.textProperty());
        search.setOnAction(viewModel::search);
        searched.textProperty().bind(viewModel.searchedProperty());
        searched.managedProperty().bind(searched.textProperty().isNotEmpty());
        addChips();
        viewModel.overviewProperty().subscribe(now -> {
            jobs.totalProperty().set(viewModel.total());
            jobs.hintProperty().set(now.newest().map(JobsController::hint).orElse(Texts.text("batch.jobs.week")));
            count();
        });
        viewModel.job().idProperty().subscribe(this::openPane);
        jobs.setOnOpen(row -> viewModel.job().open(row.id()));
        jobs.setRowActions(this::menu);
    }

    private static String hint(BatchOverview overview) {
        var listed = Texts.text(overview.complete() ? "batch.jobs.week" : "batch.jobs.cut");
        return overview.unread().isEmpty() ? listed
                : Texts.text("batch.jobs.unread", listed, String.join(", ", new TreeSet<>(overview.unread().keySet())));
    }

    private void addChips() {
        var queue = new FilterChip(Texts.text("batch.queue"), Glyph.CROSS);
        queue.setOnAction(_ -> {
            queues.table().getSelectionModel().clearSelection();
            viewModel.queueProperty().set(Optional.empty());
        });
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
        viewModel.statuses().addListener((javafx.collections.SetChangeListener<JobStatus>) _ -> {
            chips.forEach((status, chip) -> chip.setSelected(viewModel.statuses().contains(status)));
            count();
        });
    }

    private void toggle(JobStatus status, boolean on) {
        if (on) {
            viewModel.statuses().add(status);
        } else {
            viewModel.statuses().remove(status);
        }
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
        if (jobId.isPresent()) {
            pane(jobPane);
        } else {
            jobsAndDetail.getItems().remove(jobPane);
        }
    }

    /** One pane at a time. */
    private void pane(Node wanted) {
        if (!jobsAndDetail.getItems().contains(wanted)) {
            jobsAndDetail.getItems().removeAll(jobPane, actsPane);
            jobsAndDetail.getItems().add(wanted);
            jobsAndDetail.setDividerPositions(0.64);
        }
    }

    private void closeActs() {
        jobsAndDetail.getItems().remove(actsPane);
        openPane(viewModel.job().idProperty().get());
    }

    /** The chosen jobs. */
    public List<JobRow> chosen() {
        return jobs.table().getSelectionModel().getSelectedItems().stream().filter(r -> r != null).toList();
    }

    /** Calls back whenever others are chosen, or what is chosen changes. */
    public void onChosen(Runnable changed) {
        jobs.table().getSelectionModel().getSelectedItems().addListener(
                (javafx.collections.ListChangeListener<JobRow>) _ -> changed.run());
    }

    private List<MenuItem> menu(List<JobRow> rows) {
        var items = new ArrayList<MenuItem>();
        for (var act : List.of(JobAct.AGAIN, JobAct.CANCEL, JobAct.TERMINATE)) {
            var item = new MenuItem(Texts.text("acts.menu." + act.name().toLowerCase(Locale.ROOT)));
            item.setDisable(viewModel.plan(act, rows).planned().isEmpty());
            item.setOnAction(_ -> ask(act));
            Guards.needs(item, ActsPane.right(act));
            items.add(item);
        }
        return items;
    }

    /** One job is asked for at once; of several the exact list is shown first. */
    public void ask(JobAct act) {
        var plan = viewModel.plan(act, chosen());
        if (plan.lines().size() > 1) {
            actsPane.plan(plan);
            pane(actsPane);
            actsPane.enter();
        } else {
            confirm(jobs, viewModel, plan, this::showActs);
        }
    }

    private void showActs() {
        actsPane.follow();
        if (viewModel.around().acts().state().latest().filter(r -> r.plan().lines().size() > 1).isPresent()) {
            pane(actsPane);
        }
    }

    static void confirm(Node over, JobsViewModel viewModel, JobPlan plan, Runnable begun) {
        var key = plan.act().name().toLowerCase(Locale.ROOT);
        var verb = Texts.text("acts.title." + key, plan.planned().size());
        new Confirmation(viewModel.around().environment(), verb + "?", verb, plan.planned().stream().map(j -> j.name())
                .toList(), Texts.text("acts.consequence." + key)).ask(over, () -> {
                    viewModel.begin(plan);
                    begun.run();
                });
    }
}
