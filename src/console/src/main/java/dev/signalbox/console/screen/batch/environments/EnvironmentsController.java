package dev.signalbox.console.screen.batch.environments;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.why.Vcpus;
import dev.signalbox.console.screen.batch.BatchPlaces;
import dev.signalbox.console.screen.batch.forms.ResizeForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Binds {@code batch-environments.fxml}. */
public final class EnvironmentsController {
    private final EnvironmentsViewModel viewModel;
    private final BatchPlaces places;
    @FXML private SplitPane split;
    @FXML private DataTable<EnvironmentRow> table;
    @FXML private VBox pane;
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private Button toggle;
    @FXML private Button resize;
    @FXML private Button delete;
    @FXML private Label deleteReason;
    @FXML private VBox meter;
    @FXML private KeyValueGrid facts;
    @FXML private FlowPane queues;
    private Optional<EnvironmentRow> shown = Optional.empty();

    public EnvironmentsController(EnvironmentsViewModel viewModel, BatchPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    @FXML
    private void initialize() {
        table.mono(Texts.text("environment.name"), 190, EnvironmentRow::name).setMinWidth(150);
        table.status(Texts.text("batch.state"), 130, EnvironmentRow::state).setMinWidth(126);
        table.text(Texts.text("environment.type"), 90, r -> r.environment().type());
        table.text(Texts.text("batch.vcpus"), 90, r -> Texts.text("batch.vcpusOf", Vcpus.words(r.used()), r
                .environment().maxVcpus()));
        table.text(Texts.text("environment.minColumn"), 50, r -> number(r.environment().size().min()));
        table.text(Texts.text("environment.desiredColumn"), 64, r -> number(r.environment().size().desired()));
        table.number(Texts.text("environment.maxColumn"), 50, r -> r.environment().maxVcpus(), Object::toString);
        table.text(Texts.text("environment.queues"), 170, r -> String.join(", ", r.queues()));
        table.text(Texts.text("job.reason"), 220, r -> r.environment().statusReason());
        table.setRows(viewModel.rows(), EnvironmentRow::name,
                chosen -> viewModel.chosenProperty().set(chosen.stream().map(EnvironmentRow::name).findFirst()));
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("environments-table");
        split.getItems().remove(pane);
        viewModel.chosenProperty().subscribe(this::choose);
        viewModel.detailProperty().subscribe(this::show);
    }

    private static String number(Optional<Integer> number) {
        return number.map(Object::toString).orElse("–");
    }

    /** Another part of the screen may choose too. */
    private void choose(Optional<String> environment) {
        var selection = table.table().getSelectionModel();
        environment.filter(e -> selection.getSelectedItem() == null || !selection.getSelectedItem().name().equals(e))
                .ifPresent(e -> table.table().getItems().stream().filter(r -> r.name().equals(e)).findFirst().ifPresent(
                        selection::select));
    }

    private void show(Optional<EnvironmentRow> detail) {
        if (detail.isEmpty()) {
            split.getItems().remove(pane);
        } else if (!split.getItems().contains(pane)) {
            split.getItems().add(pane);
            split.setDividerPositions(0.66);
        }
        if (!detail.equals(shown)) {
            shown = detail;
            detail.ifPresent(this::show);
        }
    }

    private void show(EnvironmentRow row) {
        var environment = row.environment();
        name.setText(environment.name());
        status.statusProperty().set(row.state());
        toggle.setText(Texts.text(environment.enabled() ? "batch.disable" : "batch.enable"));
        resize.setDisable(!environment.isManaged());
        deleteReason.setText(obstacle(row));
        deleteReason.setManaged(!deleteReason.getText().isEmpty());
        delete.setDisable(!deleteReason.getText().isEmpty());
        meter.getChildren().setAll(new VcpuMeter(environment, row.used()));
        facts.set(facts(environment));
        queues.getChildren().setAll(row.queues().stream().map(q -> {
            var link = new Hyperlink(q);
            link.getStyleClass().add("mono");
            link.setOnAction(_ -> places.openQueue(q));
            return link;
        }).toList());
    }

    private static String obstacle(EnvironmentRow row) {
        return !row.queues().isEmpty() ? Texts.text("environment.delete.used", String.join(", ", row.queues()))
                : row.jobs() > 0 ? Texts.text("environment.delete.busy", row.jobs()) : "";
    }

    private static List<String> facts(ComputeEnvironment environment) {
        var machines = environment.machines();
        List<String> facts = new ArrayList<>();
        fact(facts, "job.reason", environment.statusReason());
        fact(facts, "environment.type", environment.type());
        fact(facts, "environment.size", Texts.text("environment.sizeWords", number(environment.size().min()), number(
                environment.size().desired()), environment.maxVcpus()));
        fact(facts, "environment.instanceTypes", String.join(", ", machines.instanceTypes()));
        fact(facts, "environment.allocation", machines.allocation());
        fact(facts, "environment.subnets", String.join(", ", machines.subnets()));
        fact(facts, "environment.securityGroups", String.join(", ", machines.securityGroups()));
        fact(facts, "environment.instanceRole", machines.instanceRole());
        fact(facts, "environment.serviceRole", machines.serviceRole());
        return facts;
    }

    private static void fact(List<String> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.addAll(List.of(Texts.text(key), value));
        }
    }

    private Optional<ComputeEnvironment> chosen() {
        return viewModel.detailProperty().get().map(EnvironmentRow::environment);
    }

    @FXML
    private void onCreate() {
        var form = viewModel.form(chosen().or(() -> viewModel.rows().stream().map(EnvironmentRow::environment)
                .findFirst()));
        new FormDialog(viewModel.around().environment(), form.form()).ask(split, values -> viewModel.create(form,
                values));
    }

    @FXML
    private void onResize() {
        chosen().ifPresent(e -> {
            var form = new ResizeForm(e, e.maxVcpus());
            new FormDialog(viewModel.around().environment(), form.form()).ask(split, values -> viewModel.resize(e, form,
                    values));
        });
    }

    @FXML
    private void onToggle() {
        chosen().ifPresent(viewModel::toggle);
    }

    @FXML
    private void onDelete() {
        chosen().ifPresent(e -> new Confirmation(viewModel.around().environment(), Texts.text(
                "environment.delete.title", e.name()), Texts.text("environment.delete.verb"), List.of(e.name()), Texts
                        .text(e.enabled() ? "environment.delete.steps" : "environment.delete.step"), Optional.of(e
                                .name())).ask(split, () -> viewModel.delete(e)));
    }

    @FXML
    private void onClose() {
        table.table().getSelectionModel().clearSelection();
        viewModel.chosenProperty().set(Optional.empty());
    }
}
