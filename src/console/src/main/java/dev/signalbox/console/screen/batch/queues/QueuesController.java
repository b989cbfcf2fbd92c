package dev.signalbox.console.screen.batch.queues;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.why.Vcpus;
import dev.signalbox.console.screen.batch.BatchPlaces;
import dev.signalbox.console.screen.batch.environments.VcpuMeter;
import dev.signalbox.console.screen.batch.jobs.BatchTables;
import dev.signalbox.console.screen.batch.jobs.QueueRow;
import dev.signalbox.console.screen.batch.queues.QueuesViewModel.Detail;
import dev.signalbox.console.screen.batch.queues.QueuesViewModel.Next;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Binds {@code batch-queues.fxml}: all queues, and at the right the chosen one with its front. */
public final class QueuesController {
    private final QueuesViewModel viewModel;
    private final BatchPlaces places;
    private final ObservableList<Next> next = FXCollections.observableArrayList();
    @FXML private SplitPane split;
    @FXML private DataTable<QueueRow> table;
    @FXML private VBox pane;
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private Button toggle;
    @FXML private Button delete;
    @FXML private Label deleteReason;
    @FXML private KeyValueGrid facts;
    @FXML private VBox rooms;
    @FXML private DataTable<Next> front;

    public QueuesController(QueuesViewModel viewModel, BatchPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    @FXML
    private void initialize() {
        table.mono(Texts.text("batch.queue"), 190, QueueRow::name).setMinWidth(150);
        table.status(Texts.text("batch.state"), 130, QueueRow::state).setMinWidth(126);
        table.number(Texts.text("batch.priority"), 64, r -> r.queue().priority(), Object::toString).setMinWidth(64);
        table.text(Texts.text("batch.environments"), 150, r -> String.join(", ", r.queue().environments()));
        table.text(Texts.text("batch.vcpus"), 92, r -> Texts.text("batch.vcpusOf", Vcpus.words(r.used()), r.room()))
                .setMinWidth(96);
        BatchTables.counts(table, 160, List.of(JobStatus.RUNNABLE, JobStatus.RUNNING));
        table.text(Texts.text("batch.frontOfQueue"), 150, QueueRow::front);
        table.setRows(viewModel.rows(), QueueRow::name,
                chosen -> viewModel.chosenProperty().set(chosen.stream().map(QueueRow::name).findFirst()));
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("queues-table");
        front.number(Texts.text("queue.place"), 50, Next::place, Object::toString);
        front.mono(Texts.text("batch.name"), 170, Next::name);
        front.time(Texts.text("queue.since"), 100, Next::since, viewModel.around().clock());
        front.setRows(next, Next::id, _ -> {});
        front.setOnOpen(job -> places.openJob(job.id()));
        front.table().setId("front-table");
        split.getItems().remove(pane);
        viewModel.chosenProperty().subscribe(this::choose);
        viewModel.detailProperty().subscribe(this::show);
    }

    /** Another part of the screen may choose too. */
    private void choose(Optional<String> queue) {
        var selection = table.table().getSelectionModel();
        queue.filter(q -> selection.getSelectedItem() == null || !selection.getSelectedItem().name().equals(q))
                .ifPresent(q -> table.table().getItems().stream().filter(r -> r.name().equals(q)).findFirst().ifPresent(
                        selection::select));
    }

    private void show(Optional<Detail> detail) {
        if (detail.isEmpty()) {
            split.getItems().remove(pane);
        } else if (!split.getItems().contains(pane)) {
            split.getItems().add(pane);
            split.setDividerPositions(0.66);
        }
        detail.ifPresent(this::show);
    }

    private void show(Detail detail) {
        var queue = detail.row().queue();
        name.setText(queue.name());
        status.statusProperty().set(detail.row().state());
        toggle.setText(Texts.text(queue.enabled() ? "batch.disable" : "batch.enable"));
        deleteReason.setText(detail.row().live() > 0 ? Texts.text("queue.delete.notEmpty", detail.row().live()) : "");
        deleteReason.setManaged(!deleteReason.getText().isEmpty());
        delete.setDisable(detail.row().live() > 0);
        facts.set(List.of(Texts.text("batch.priority"), "" + queue.priority(), Texts.text("job.reason"), queue
                .statusReason().isEmpty() ? "–" : queue.statusReason(), Texts.text("batch.vcpus"), Texts.text(
                        "queue.vcpus", Vcpus.words(detail.row().used()), detail.row().room()), Texts.text(
                                "batch.form.limits"), limits(queue)));
        rooms.getChildren().setAll(detail.environments().stream().map(r -> new VcpuMeter(r.environment(), r.used(),
                () -> places.openEnvironment(r.environment().name()))).toList());
        LiveRows.update(next, detail.front(), Next::id);
    }

    private static String limits(JobQueue queue) {
        return queue.limits().isEmpty() ? Texts.text("queue.noLimits")
                : queue.limits().stream().map(l -> Texts.text(
                        "queue.limit", l.reason(), Spans.age(l.after()), l.action())).collect(Collectors.joining("\n"));
    }

    private Optional<JobQueue> chosen() {
        return viewModel.detailProperty().get().map(d -> d.row().queue());
    }

    @FXML
    private void onCreate() {
        viewModel.form(Optional.empty()).ifPresent(form -> new FormDialog(viewModel.around().environment(), form.form())
                .ask(split, values -> viewModel.create(form, values)));
    }

    @FXML
    private void onEdit() {
        chosen().ifPresent(q -> viewModel.form(Optional.of(q)).ifPresent(form -> new FormDialog(viewModel.around()
                .environment(), form.form()).ask(split, values -> viewModel.update(form, values))));
    }

    @FXML
    private void onToggle() {
        chosen().ifPresent(viewModel::toggle);
    }

    @FXML
    private void onDelete() {
        chosen().ifPresent(q -> new Confirmation(viewModel.around().environment(), Texts.text("queue.delete.title", q
                .name()), Texts.text("queue.delete.verb"), List.of(q.name()), Texts.text(q.enabled()
                        ? "queue.delete.steps"
                        : "queue.delete.step"), Optional.of(q.name())).ask(split,
                                () -> viewModel.delete(q)));
    }

    @FXML
    private void onClose() {
        table.table().getSelectionModel().clearSelection();
        viewModel.chosenProperty().set(Optional.empty());
    }
}
