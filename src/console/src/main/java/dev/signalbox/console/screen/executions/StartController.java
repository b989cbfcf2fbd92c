package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.KeptFocus;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.InputField;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.screen.executions.start.PresetMenu;
import dev.signalbox.console.screen.executions.start.Presets;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Binds {@code start-execution.fxml}. */
public final class StartController {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    private final StartViewModel viewModel;
    private final Runnable close;
    private final Consumer<BulkPlan> planned;
    private final Surroundings around;
    @FXML private BorderPane root;
    @FXML private ToggleGroup mode;
    @FXML private ComboBox<StateMachineRef> machines;
    @FXML private TextField name;
    @FXML private ToggleButton formMode;
    @FXML private ToggleButton jsonMode;
    @FXML private ComboBox<StartForm.Sample> samples;
    @FXML private VBox fields;
    @FXML private Label others;
    @FXML private VBox editor;
    @FXML private Label size;
    @FXML private Meter meter;
    @FXML private TextArea json;
    @FXML private Label complaint;
    @FXML private Button run;
    @FXML private Label progress;
    @FXML private VBox result;
    @FXML private VBox uploads;

    @FXML private MenuButton presets;
    @FXML private Button manyButton;

    /** @param planned takes what a file of executions would start */
    StartController(StartViewModel viewModel, Surroundings around, Runnable close, Consumer<BulkPlan> planned) {
        this.planned = planned;
        this.viewModel = viewModel;
        this.around = around;
        this.close = close;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        machines.setItems(viewModel.machines());
        machines.valueProperty().bindBidirectional(viewModel.machineProperty());
        name.textProperty().bindBidirectional(viewModel.nameProperty());
        json.textProperty().bindBidirectional(viewModel.jsonProperty());
        samples.setItems(viewModel.samples());
        samples.valueProperty().subscribe(sample -> {
            if (sample != null) {
                viewModel.use(sample);
            }
        });
        mode.selectedToggleProperty().subscribe(toggle -> viewModel.rawProperty().set(toggle == jsonMode));
        viewModel.rawProperty().subscribe(raw -> mode.selectToggle(raw ? jsonMode : formMode));
        shownWhen(editor, viewModel.rawProperty());
        shownWhen(fields, viewModel.rawProperty().not());
        others.textProperty().bind(viewModel.fields().othersProperty().map(names -> Texts.text("start.others", names)));
        shownWhen(others, viewModel.rawProperty().not().and(viewModel.fields().othersProperty().isNotEmpty()));
        viewModel.fields().entries().addListener((ListChangeListener<FormFields.Entry>) _ -> fields());
        fields();
        presets();
        manyButton.disableProperty().bind(viewModel.machineProperty().isNull());
        var pane = new UploadPane(uploads, viewModel, around);
        viewModel.uploadsProperty().subscribe(pane::show);
        complaint.textProperty().bind(viewModel.complaintProperty());
        run.disableProperty().bind(viewModel.complaintProperty().isNotEmpty());
        viewModel.jsonProperty().subscribe(_ -> measure());
        viewModel.outcomeProperty().subscribe(this::show);
    }

    private void measure() {
        int bytes = viewModel.size();
        size.setText(Texts.text("start.size", String.format(Locale.ROOT, "%,d", bytes)));
        meter.fraction((double) bytes / StartCheck.LARGEST);
        meter.pseudoClassStateChanged(FULL, bytes > StartCheck.LARGEST);
    }

    private void presets() {
        new PresetMenu(new Presets(around.preferences()), () -> Optional.ofNullable(viewModel.machineProperty().get())
                .map(StateMachineRef::arn), () -> viewModel.jsonProperty().get(), p -> viewModel.use(
                        new StartForm.Sample(p.name(), p.json()))).serve(presets);
    }

    private void pressed(KeyEvent event) {
        if (Shortcut.SUBMIT.matches(event)) {
            run.fire();
            event.consume();
        }
    }

    void open(Optional<String> stateMachineArn, Optional<String> input) {
        samples.setValue(null);
        viewModel.open(stateMachineArn, input);
        KeptFocus.give(machines);
    }

    private void fields() {
        formMode.setDisable(viewModel.fields().entries().isEmpty());
        fields.getChildren().setAll(viewModel.fields().entries().stream().map(StartController::field).toList());
    }

    private static Node field(FormFields.Entry entry) {
        InputField field = entry.field();
        Label label = new Label(field.required() ? field.title() : Texts.text("start.optional", field.title()));
        label.getStyleClass().add("label-small");
        Node input = input(entry);
        input.setId("field-" + field.name());
        label.setLabelFor(input);
        VBox box = new VBox(label, input);
        box.getStyleClass().add("form-field");
        if (!field.description().isEmpty()) {
            Label description = new Label(field.description());
            description.setWrapText(true);
            description.getStyleClass().addAll("tiny-text", "text-3");
            box.getChildren().add(description);
        }
        return box;
    }

    private static Node input(FormFields.Entry entry) {
        if (entry.field().kind() == InputField.Kind.BOOLEAN) {
            CheckBox box = new CheckBox();
            box.setSelected(Boolean.parseBoolean(entry.value().get()));
            box.selectedProperty().subscribe(on -> entry.value().set(Boolean.toString(on)));
            return box;
        }
        if (!entry.field().choices().isEmpty()) {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().setAll(entry.field().choices());
            box.valueProperty().bindBidirectional(entry.value());
            return box;
        }
        TextInputControl text = entry.field().kind() == InputField.Kind.JSON ? json() : new TextField();
        text.textProperty().bindBidirectional(entry.value());
        return text;
    }

    private static TextArea json() {
        TextArea area = new TextArea();
        area.getStyleClass().add("code");
        area.setPrefRowCount(4);
        area.setWrapText(true);
        return area;
    }

    private void show(Outcome outcome) {
        result.getChildren().clear();
        progress.setText("");
        switch (outcome) {
            case Outcome.None() -> progress.setText("");
            case Outcome.Running(String what) -> progress.setText(Texts.text("outcome.running", what));
            case Outcome.Done(String what, _) -> progress.setText(Texts.text("outcome.done", what));
            case Outcome.Failed(_, var cause) -> result.getChildren().add(new Note(Tone.FAILED, Texts.text(cause) + "\n"
                    + cause.code()
                    + cause.requestId().map(id -> " · " + Texts.text("failure.requestId", id)).orElse("")));
        }
    }

    private static void shownWhen(Node node, javafx.beans.value.ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    @FXML
    private void onRun() {
        viewModel.start();
    }

    @FXML
    private void onMany() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("start.many.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.text("start.many.kinds"), "*.csv",
                "*.jsonl", "*.ndjson"));
        File file = chooser.showOpenDialog(run.getScene().getWindow());
        if (file != null) {
            viewModel.many(file.toPath(), planned);
        }
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
