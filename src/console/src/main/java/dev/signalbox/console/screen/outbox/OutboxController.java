package dev.signalbox.console.screen.outbox;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Binds {@code outbox.fxml} to the messages. */
public final class OutboxController implements Screen {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final OutboxViewModel viewModel;
    private final Poller poller;
    private final Clock clock;
    private Optional<Subscription> polling = Optional.empty();

    @FXML private PageHead head;
    @FXML private SearchBox search;
    @FXML private StatePane pane;
    @FXML private DataTable<OutboxRow> table;
    @FXML private StatePane reader;
    @FXML private Label subject;
    @FXML private KeyValueGrid facts;
    @FXML private VBox links;
    @FXML private Label page;
    @FXML private TextArea words;
    @FXML private Button copy;

    public OutboxController(OutboxViewModel viewModel, Poller poller, Clock clock) {
        this.viewModel = viewModel;
        this.poller = poller;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(viewModel.filterProperty());
        table.time(Texts.text("outbox.when"), 90, r -> r.message().at(), clock);
        table.status(Texts.text("outbox.kind"), 130, OutboxRow::state).setMinWidth(124);
        table.text(Texts.text("outbox.to"), 170, OutboxRow::to);
        table.text(Texts.text("outbox.subject"), 380, OutboxRow::subject);
        table.text(Texts.text("outbox.from"), 120, r -> r.message().from());
        table.setRows(viewModel.rows());
        table.table().setId("outbox-table");
        table.table().getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                viewModel.read(row.key());
            }
        });
        pane.setOnRetry(viewModel::refresh);
        reader.setOnRetry(viewModel::again);
        copy.setOnAction(_ -> Buttons.copy(words.getText()));
        page.managedProperty().bind(page.visibleProperty());
        viewModel.stateProperty().subscribe(this::show);
        var view = new MessageView(subject, facts, links, page, words);
        viewModel.messageProperty().subscribe(chosen -> read(chosen, view));
    }

    private void show(Loadable<OutboxPage> state) {
        head.setAsOf(state.readAt());
        state.newest().ifPresent(now -> {
            table.totalProperty().set(now.messages().size());
            table.hintProperty().set(now.dropped() > 0 ? Texts.text("outbox.dropped", now.dropped())
                    : now.kept() > now.messages().size() ? Texts.text("outbox.newest", now.messages().size(), now
                            .kept()) : "");
        });
        pane.show(state, state.newest().map(p -> p.messages().isEmpty()).orElse(false));
    }

    private void read(Optional<Loadable<FullMessage>> chosen, MessageView view) {
        reader.setVisible(chosen.isPresent());
        chosen.ifPresent(state -> {
            state.newest().ifPresent(view::show);
            reader.show(state, false);
        });
    }

    @Override
    public void show(Destination destination) {
        if (polling.isEmpty()) {
            polling = Optional.of(poller.every(PERIOD, "outbox", viewModel::refresh));
        }
    }

    @Override
    public void hide() {
        polling.ifPresent(Subscription::close);
        polling = Optional.empty();
    }
}
