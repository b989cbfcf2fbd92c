package dev.signalbox.console.screen.executions.payload;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.json.JsonDiffView;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StateCall;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds {@code execution-payloads.fxml}: input and output of the execution or a state, side by side or what they differ in. */
public final class ExecutionPayloadsController {
    private final ExecutionViewModel viewModel;
    private final String whole = Texts.text("payload.execution");
    @FXML private ComboBox<String> of;
    @FXML private ToggleButton called;
    @FXML private ToggleButton difference;
    @FXML private HBox sides;
    @FXML private JsonView input;
    @FXML private JsonView output;
    @FXML private VBox noOutput;
    @FXML private JsonDiffView changes;

    public ExecutionPayloadsController(ExecutionViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        changes.setTableId("payload-changes");
        of.getItems().setAll(whole);
        of.setValue(whole);
        of.valueProperty().subscribe(_ -> show());
        difference.selectedProperty().subscribe(_ -> show());
        called.selectedProperty().subscribe(_ -> show());
        viewModel.detailsProperty().subscribe(_ -> show());
        viewModel.historyProperty().subscribe(_ -> {
            offer();
            show();
        });
    }

    /** In place, for the choice would be lost with its item. */
    private void offer() {
        List<String> states = Payloads.states(viewModel.progressProperty().get());
        of.getItems().removeIf(s -> !s.equals(whole) && !s.equals(of.getValue()) && !states.contains(s));
        states.stream().filter(s -> !of.getItems().contains(s)).forEach(of.getItems()::add);
    }

    /** What the chosen state called something with, and the answer; empty when it called nothing. */
    private StateCall call() {
        String chosen = of.getValue();
        return chosen == null || chosen.equals(whole) ? StateCall.NONE
                : viewModel.historyProperty().get().newest().map(h -> StateCall.of(h, chosen)).orElse(StateCall.NONE);
    }

    private Payloads payloads() {
        String chosen = of.getValue();
        if (called.isSelected() && !called.isDisabled()) {
            return new Payloads(call().sent(), call().result(), true);
        }
        return chosen == null || chosen.equals(whole)
                ? Payloads.of(viewModel.detailsProperty().get().newest(), viewModel.status().isOver())
                : viewModel.progressProperty().get().state(chosen).map(Payloads::of).orElse(new Payloads(Optional
                        .empty(), Optional.empty(), false));
    }

    private void show() {
        called.setDisable(call().sent().isEmpty());
        boolean calls = called.isSelected() && !called.isDisabled();
        input.setTitle(Texts.text(calls ? "payload.sent" : "payload.input"));
        output.setTitle(Texts.text(calls ? "payload.result" : "payload.output"));
        changes.setSides(input.getTitle(), output.getTitle());
        Payloads shown = payloads();
        boolean both = shown.input().isPresent() && shown.output().isPresent();
        difference.setDisable(!both && !difference.isSelected());
        boolean compared = difference.isSelected() && both;
        shown(changes, compared);
        shown(sides, !compared);
        if (compared) {
            changes.show(shown.input().orElse(""), shown.output().orElse(""));
        }
        text(input, shown.input());
        text(output, shown.output());
        noOutput.getChildren().clear();
        if (shown.output().isEmpty()) {
            noOutput.getChildren().add(new Note(Tone.ABORTED, Texts.text(none(shown))));
        }
    }

    private String none(Payloads shown) {
        if (called.isSelected() && !called.isDisabled()) {
            return "payload.noResult";
        }
        boolean execution = whole.equals(of.getValue());
        if (shown.input().isEmpty() && !execution) {
            return "execution.notEntered";
        }
        return shown.over() ? execution ? "execution.noOutputEver" : "payload.noOutputEver"
                : execution ? "execution.noOutput" : "execution.noStateOutput";
    }

    private static void text(JsonView view, Optional<String> json) {
        json.filter(text -> !text.equals(view.getJson())).ifPresent(view::setJson);
        shown(view, json.isPresent());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
