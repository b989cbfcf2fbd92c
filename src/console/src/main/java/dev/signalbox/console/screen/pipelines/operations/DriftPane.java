package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.DriftRow;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.model.operations.StackAct;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Which properties of which resources are not as the template says. */
final class DriftPane extends BorderPane {
    private final OperationsViewModel viewModel;
    private final StatusBadge badge = new StatusBadge();
    private final Label summary = new Label();
    private final Button detect;
    private final DataTable<DriftRow> table = new DataTable<>();
    private final StatePane pane = new StatePane();
    private Optional<Instant> read = Optional.empty();

    DriftPane(OperationsViewModel viewModel) {
        this.viewModel = viewModel;
        detect = Buttons.named(Texts.text("operations.drift"), viewModel::detectDrift);
        detect.setId("detect-drift");
        summary.getStyleClass().add("text-2");
        summary.setId("drift-summary");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(10, badge, summary, space, detect);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("tool-row");
        setTop(head);
        columns();
        pane.setContent(table);
        setCenter(pane);
        viewModel.stackProperty().subscribe(_ -> show());
        viewModel.driftProperty().subscribe(_ -> show());
    }

    private void columns() {
        table.setId("drift-table");
        table.text(Texts.text("stack.resource"), 200, DriftRow::resource);
        table.text(Texts.text("stack.type"), 190, DriftRow::type);
        table.status(Texts.text("stack.status"), 110, r -> new StatusWord(r.status().equals("DELETED") ? Tone.FAILED
                : Tone.ATTENTION, Texts.text("drift." + r.status())));
        table.mono(Texts.text("drift.property"), 230, DriftRow::property);
        table.mono(Texts.text("drift.expected"), 260, DriftRow::expected);
        table.mono(Texts.text("drift.actual"), 260, DriftRow::actual);
        table.setRows(viewModel.driftRows(), DriftRow::key, _ -> {});
    }

    private void show() {
        Optional<OperableStack> stack = viewModel.stack();
        String drift = stack.map(OperableStack::drift).orElse("NOT_CHECKED");
        Optional<Instant> checked = stack.flatMap(OperableStack::driftCheckedAt);
        if (!checked.equals(read)) {
            read = checked;
            viewModel.readDrift();
        }
        badge.statusProperty().set(word(drift));
        detect.setDisable(stack.filter(s -> s.offered().contains(StackAct.DETECT_DRIFT)).isEmpty());
        pane.setEmptyText(Texts.text(checked.isEmpty() ? "drift.never" : "drift.none"));
        Loadable<DriftReport> state = viewModel.driftProperty().get();
        pane.show(checked.isEmpty() ? new Loadable.Ready<>(drift, Instant.EPOCH) : state, checked.isEmpty() || state
                .newest().map(r -> r.rows().isEmpty()).orElse(false));
        summary.setText(checked.isEmpty() ? ""
                : state.newest().map(r -> Texts.text("drift.summary", r.drifted(), r
                        .inSync(), r.notChecked(), When.clock(checked.get()))).orElse(""));
    }

    private static StatusWord word(String drift) {
        Tone tone = switch (drift) {
            case "IN_SYNC" -> Tone.SUCCEEDED;
            case "DRIFTED" -> Tone.ATTENTION;
            default -> Tone.NOT_STARTED;
        };
        return new StatusWord(tone, Texts.maybe("drift." + drift).orElse(drift));
    }
}
