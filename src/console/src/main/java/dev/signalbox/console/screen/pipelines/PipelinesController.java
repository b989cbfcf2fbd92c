package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/** Binds {@code pipelines.fxml}: the gallery and the list of stacks. */
public final class PipelinesController {
    private final PipelinesViewModel viewModel;
    private final CardView cardView;

    @FXML private PageHead head;
    @FXML private VBox cards;
    @FXML private StatePane pane;
    @FXML private DataTable<StackSummary> stacks;

    /** @param customise opens the form of a pipeline */
    PipelinesController(PipelinesViewModel viewModel, Consumer<Pipeline> customise, Consumer<StackSummary> start) {
        this.viewModel = viewModel;
        this.cardView = new CardView(viewModel, customise, start);
    }

    @FXML
    private void initialize() {
        stacks.text(Texts.text("pipelines.name"), 260, StackSummary::name);
        stacks.status(Texts.text("pipelines.status"), 130, s -> StackWords.of(s.status()));
        stacks.mono(Texts.text("pipelines.exact"), 190, StackSummary::status);
        stacks.text(Texts.text("pipelines.pipeline"), 180, s -> s.pipeline().orElse(""));
        stacks.time(Texts.text("pipelines.created"), 200, StackSummary::createdAt, Clock.systemUTC());
        stacks.setRows(viewModel.stacks());
        stacks.setOnOpen(s -> viewModel.open(s.name()));
        viewModel.cards().addListener((ListChangeListener<PipelineCard>) _ -> showCards());
        showCards();
        pane.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(this::show);
    }

    private void showCards() {
        Optional<PipelineCard> next = viewModel.cards().stream().filter(c -> c.stack().isEmpty() && !c.deploying())
                .findFirst();
        cards.getChildren().setAll(viewModel.cards().stream().map(c -> cardView.of(c, next.equals(Optional.of(c))))
                .toList());
    }

    private void show(Loadable<List<StackSummary>> state) {
        head.setAsOf(state.readAt());
        pane.show(state, state.newest().map(List::isEmpty).orElse(false));
    }
}
