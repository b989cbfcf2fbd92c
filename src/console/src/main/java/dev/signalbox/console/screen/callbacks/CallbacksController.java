package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code callbacks.fxml} to the inbox and the simulator. */
public final class CallbacksController implements Screen {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final CallbacksViewModel inbox;
    private final SimulatorViewModel simulator;
    private final Surroundings around;
    private @Nullable Subscription polling;

    @FXML private BorderPane root;
    @FXML private PageHead head;
    @FXML private SearchBox search;
    @FXML private FilterChip soon;
    @FXML private FilterChip endless;
    @FXML private FlowPane numbers;
    @FXML private VBox warnings;
    @FXML private StatePane pane;
    @FXML private DataTable<CallbackRow> table;
    @FXML private Tab endedTab;
    @FXML private Tab sentTab;
    @FXML private DataTable<EndedWait> ended;
    @FXML private DataTable<SentCallback> sent;

    /** What the screen needs of the rest of the console. */
    public record Surroundings(Navigator navigator, Poller poller, EnvironmentInfo environment, Clock clock) {}

    public CallbacksController(CallbacksViewModel inbox, SimulatorViewModel simulator, Surroundings around) {
        this.inbox = inbox;
        this.simulator = simulator;
        this.around = around;
    }

    @FXML
    private void initialize() {
        new InboxPane(inbox, head, pane, table).bind();
        search.textProperty().bindBidirectional(inbox.filterProperty());
        table.setOnOpen(row -> around.navigator().go(new Destination.Execution(row.callback().executionArn())));
        pane.setEmptyAction(Buttons.named(Texts.text("executions.start"),
                () -> around.navigator().go(new Destination.StartExecution(Optional.empty()))));
        overview();
        root.setRight(Views.SIMULATOR.load(new SimulatorController(simulator, inbox, around)));
    }

    private void overview() {
        soon.selectedProperty().subscribe(on -> inbox.choose(Wanted.DUE_SOON, on));
        endless.selectedProperty().subscribe(on -> inbox.choose(Wanted.NO_TIMEOUT, on));
        var summary = new InboxSummary(numbers, warnings);
        inbox.allProperty().subscribe(all -> {
            soon.countProperty().set((int) all.stream().filter(Wanted.DUE_SOON::is).count());
            endless.countProperty().set((int) all.stream().filter(Wanted.NO_TIMEOUT::is).count());
            summary.show(all, inbox.endedProperty().get().size());
        });
        var over = new EndedPane(ended, simulator, around.clock());
        over.bind(around.navigator());
        inbox.endedProperty().subscribe(list -> {
            over.show(list);
            summary.show(inbox.allProperty().get(), list.size());
            endedTab.setText(Texts.text("callbacks.endedTab", list.size()));
        });
        var answers = new SentPane(sent, around.clock());
        answers.bind(around.navigator());
        simulator.sentProperty().subscribe(list -> {
            answers.show(list);
            sentTab.setText(Texts.text("callbacks.sentTab", list.size()));
        });
    }

    @Override
    public void show(Destination destination) {
        if (polling == null) {
            polling = around.poller().every(PERIOD, "ListExecutions", inbox::refresh, inbox::isQuiet);
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
