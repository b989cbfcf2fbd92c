package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Scenario;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Binds {@code simulator.fxml}: speaks for the providers of the waits that are chosen in the inbox. */
final class SimulatorController {
    private final SimulatorViewModel simulator;
    private final CallbacksViewModel inbox;
    private final CallbacksController.Surroundings around;

    @FXML private Label project;
    @FXML private KeyValueGrid facts;
    @FXML private JsonView payload;
    @FXML private VBox known;
    @FXML private ToggleGroup acts;
    @FXML private ToggleButton success;
    @FXML private ToggleButton failure;
    @FXML private ToggleButton heartbeat;
    @FXML private ComboBox<Way> way;
    @FXML private ComboBox<Scenario> scenario;
    @FXML private Spinner<Integer> delay;
    @FXML private Label validity;
    @FXML private MenuButton templates;
    @FXML private TextArea body;
    @FXML private Button send;
    @FXML private Button curl;
    @FXML private Label hint;
    @FXML private VBox last;

    SimulatorController(SimulatorViewModel simulator, CallbacksViewModel inbox,
            CallbacksController.Surroundings around) {
        this.simulator = simulator;
        this.inbox = inbox;
        this.around = around;
    }

    @FXML
    private void initialize() {
        simulator();
        body();
    }

    private void simulator() {
        simulator.targetsProperty().bind(inbox.selectedProperty());
        var view = new SimulatorFacts(facts, project, around.navigator());
        simulator.targetsProperty().subscribe(view::show);
        simulator.targetsProperty().subscribe(all -> payload.setJson(all.size() == 1 ? all.getFirst().input() : ""));
        known.visibleProperty().bind(Bindings.isNotEmpty(facts.getChildren()));
        known.managedProperty().bind(known.visibleProperty());
        new ActChoice(acts, way, scenario, delay).bind(simulator, success, failure, heartbeat);
        curl.disableProperty().bind(simulator.targetsProperty().map(all -> all.size() != 1 || all.getFirst().url()
                .isEmpty()));
        var response = new ResponseView(last);
        simulator.lastProperty().subscribe(response::show);
    }

    private void body() {
        body.textProperty().bindBidirectional(simulator.bodyProperty());
        new SendState(simulator).bind(body, validity, send, hint);
        body.setOnKeyPressed(e -> {
            if (Shortcut.SUBMIT.matches(e)) {
                send.fire();
                e.consume();
            }
        });
        templates.disableProperty().bind(body.disableProperty());
        templates.setOnShowing(_ -> templates.getItems().setAll(simulator.templates().stream().map(this::item)
                .toList()));
        templates.getItems().setAll(simulator.templates().stream().map(this::item).toList());
    }

    private MenuItem item(BodyTemplate template) {
        var item = new MenuItem(template.name());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> simulator.bodyProperty().set(template.body()));
        return item;
    }

    /** In the local cloud one wait is answered at once, as the operator sees all of it; all else is named first. */
    @FXML
    private void onSend() {
        var targets = simulator.targetsProperty().get();
        boolean asked = targets.size() > 1 || !targets.isEmpty() && around.environment()
                .kind() != EnvironmentInfo.Kind.LOCAL;
        if (asked && simulator.obstacleProperty().get().isEmpty()) {
            new Confirmation(around.environment(), Texts.text("callbacks.bulkTitle", targets.size()), Texts.text(
                    "callbacks.bulkVerb", targets.size()), targets.stream().map(PendingCallback::executionName)
                            .toList(),
                    Texts.text("callbacks.bulkText")).ask(send, simulator::send);
        } else {
            simulator.send();
        }
    }

    @FXML
    private void onCurl() {
        Buttons.copy(simulator.curl());
    }
}
