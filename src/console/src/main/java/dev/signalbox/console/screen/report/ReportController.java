package dev.signalbox.console.screen.report;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.store.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds {@code report.fxml}. */
public final class ReportController {
    private final ReportViewModel viewModel;
    private final Tasks tasks;
    private final Path logFolder;
    @FXML private Label title;
    @FXML private Label what;
    @FXML private Label more;
    @FXML private HBox codeRow;
    @FXML private TextField code;
    @FXML private Button copy;
    @FXML private ListView<String> lines;
    @FXML private CheckBox accounts;
    @FXML private Button save;
    @FXML private VBox outcome;

    /** @param tasks where saving is told */
    public ReportController(ReportViewModel viewModel, Tasks tasks, Path logFolder) {
        this.viewModel = viewModel;
        this.tasks = tasks;
        this.logFolder = logFolder;
    }

    @FXML
    private void initialize() {
        viewModel.defectProperty().subscribe(this::tell);
        codeRow.managedProperty().bind(codeRow.visibleProperty());
        copy.visibleProperty().bind(codeRow.visibleProperty());
        copy.managedProperty().bind(codeRow.visibleProperty());
        more.visibleProperty().bind(more.textProperty().isNotEmpty());
        more.managedProperty().bind(more.visibleProperty());
        lines.setItems(viewModel.lines());
        accounts.selectedProperty().bindBidirectional(viewModel.accountsProperty());
        save.disableProperty().bind(viewModel.reportProperty().map(Optional::isEmpty));
        tasks.states().subscribe(new LatestOnFx<>(new FxThread(), this::saved));
    }

    private void tell(Optional<Defects.Seen> defect) {
        String kind = defect.map(d -> d.memory() ? "memory" : "defect").orElse("wanted");
        title.setText(Texts.text("report." + kind + ".title"));
        what.setText(Texts.text("report." + kind + ".text"));
        code.setText(defect.map(Defects.Seen::code).orElse(""));
        codeRow.setVisible(defect.isPresent());
        more.setText(defect.map(ReportViewModel::more).orElse(""));
    }

    private void saved(List<TaskState> states) {
        outcome.getChildren().clear();
        states.stream().findFirst().filter(t -> t.phase() != TaskState.Phase.RUNNING).ifPresent(t -> outcome
                .getChildren().add(new Note(t.phase() == TaskState.Phase.DONE ? Tone.SUCCEEDED : Tone.FAILED, t.target()
                        + ": " + t.detail())));
    }

    @FXML
    private void onCopy() {
        Buttons.copy(code.getText());
    }

    @FXML
    private void onLogs() {
        title.fireEvent(new OpenFile(logFolder));
    }

    @FXML
    private void onSave() {
        viewModel.reportProperty().get().ifPresent(report -> SaveFile.ask(save, ("signalbox-report " + code.getText())
                .strip(), FileKind.ZIP, file -> {
                    report.writeTo(file);
                    return Texts.text("report.saved", report.parts().size());
                }));
    }

    @FXML
    private void onClose() {
        title.getScene().getWindow().hide();
    }
}
