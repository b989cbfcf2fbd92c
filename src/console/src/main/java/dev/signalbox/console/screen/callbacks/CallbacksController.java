package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code callbacks.fxml} to the inbox and the simulator. */
public final class CallbacksController implements Screen {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final CallbacksViewModel inbox;
    private final SimulatorViewModel simulator;
    private final Navigator navigator;
    private final Poller poller;
    private @Nullable Subscription polling;

    @FXML private PageHead head;
    @FXML private SearchBox search;
    @FXML private StatePane pane;
    @FXML private DataTable<CallbackRow> table;
    @FXML private Label project;
    @FXML private KeyValueGrid facts;
    @FXML private VBox known;
    @FXML private ToggleGroup acts;
    @FXML private ToggleButton success;
    @FXML private ToggleButton failure;
    @FXML private ToggleButton heartbeat;
    @FXML private ComboBox<Way> way;
    @FXML private ComboBox<Scenario> scenario;
    @FXML private Label validity;
    @FXML private TextArea body;
    @FXML private Button send;
    @FXML private Button curl;
    @FXML private Label hint;
    @FXML private VBox last;

    public CallbacksController(CallbacksViewModel inbox, SimulatorViewModel simulator, Navigator navigator,
            Poller poller) {
        this.inbox = inbox;
        this.simulator = simulator;
        this.navigator = navigator;
        this.poller = poller;
    }

    @FXML
    private void initialize() {
        new InboxPane(inbox, head, pane, table).bind();
        search.textProperty().bindBidirectional(inbox.filterProperty());
        table.setOnOpen(row -> navigator.go(new Destination.Execution(row.callback().executionArn())));
        simulator.targetProperty().bind(inbox.selectedProperty());
        var view = new SimulatorFacts(facts, project, navigator);
        simulator.targetProperty().subscribe(view::show);
        known.visibleProperty().bind(Bindings.isNotEmpty(facts.getChildren()));
        known.managedProperty().bind(known.visibleProperty());
        pane.setEmptyAction(Buttons.named(Texts.text("executions.start"),
                () -> navigator.go(new Destination.StartExecution(Optional.empty()))));
        new ActChoice(acts, way, scenario).bind(simulator, success, failure, heartbeat);
        body.textProperty().bindBidirectional(simulator.bodyProperty());
        new SendState(simulator).bind(body, validity, send, hint);
        curl.disableProperty().bind(simulator.targetProperty().map(t -> t.flatMap(c -> c.url()).isEmpty()));
        var response = new ResponseView(last);
        simulator.lastProperty().subscribe(response::show);
    }

    @FXML
    private void onSend() {
        simulator.send();
    }

    @FXML
    private void onCurl() {
        Buttons.copy(simulator.curl());
    }

    @Override
    public void show(Destination destination) {
        if (polling == null) {
            polling = poller.every(PERIOD, "ListExecutions", inbox::refresh);
        }
        if (destination instanceof Destination.Callback(var executionArn)) {
            inbox.select(executionArn);
        }
    }

    @Override
    public void hide() {
        Optional.ofNullable(polling).ifPresent(Subscription::close);
        polling = null;
    }
}
