package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Binds {@code pipelines.fxml}: the gallery and the list of stacks. */
public final class PipelinesController {
    private final PipelinesViewModel viewModel;
    private final LeftOversViewModel leftOvers;
    private final CardView cardView;
    private final TemplateDrop drop;

    @FXML private BorderPane root;
    @FXML private PageHead head;
    @FXML private CardGrid cards;
    @FXML private StatePane pane;
    @FXML private SearchBox filter;
    @FXML private FilterChip troubled;
    @FXML private FilterChip underWay;
    @FXML private FilterChip deleted;
    @FXML private DataTable<StackSummary> stacks;

    /** @param customise opens the form of a pipeline, or of any template */
    public PipelinesController(PipelinesViewModel viewModel, LeftOversViewModel leftOvers, GraphPictures pictures,
            Consumer<TemplateSource> customise, Consumer<StackSummary> start) {
        this.viewModel = viewModel;
        this.leftOvers = leftOvers;
        this.cardView = new CardView(viewModel, pictures, new CardView.Acts((Pipeline p) -> customise.accept(p),
                start));
        this.drop = new TemplateDrop(customise::accept);
    }

    @FXML
    private void initialize() {
        stacks.text(Texts.text("pipelines.name"), 220, StackSummary::name);
        stacks.status(Texts.text("pipelines.status"), 170, s -> StackWords.of(s.status())).setMinWidth(150);
        stacks.mono(Texts.text("pipelines.exact"), 220, StackSummary::status);
        stacks.text(Texts.text("pipelines.pipeline"), 150, s -> s.pipeline().orElse(""));
        stacks.text(Texts.text("pipelines.versionOf"), 80, s -> s.version().orElse(""));
        stacks.time(Texts.text("pipelines.created"), 150, StackSummary::createdAt, Clock.systemUTC());
        stacks.time(Texts.text("pipelines.changed"), 150, s -> s.updatedAt().orElse(Instant.EPOCH), Clock.systemUTC());
        stacks.text(Texts.text("stack.reason"), 240, s -> s.reason().orElse(""));
        stacks.setRows(viewModel.stacks(), StackSummary::id, _ -> {});
        stacks.setOnOpen(viewModel::open);
        stacks.totalProperty().bind(viewModel.totalProperty());
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        troubled.selectedProperty().bindBidirectional(viewModel.troubledProperty());
        troubled.countProperty().bind(viewModel.troublesProperty());
        underWay.selectedProperty().bindBidirectional(viewModel.underWayProperty());
        underWay.countProperty().bind(viewModel.workingProperty());
        deleted.selectedProperty().bindBidirectional(viewModel.deletedProperty());
        var shown = new ShownCards(cardView, cards);
        viewModel.cards().addListener((ListChangeListener<PipelineCard>) _ -> shown.show(viewModel.cards()));
        shown.show(viewModel.cards());
        pane.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(this::show);
        drop.on(root);
        showLeftOvers(new LeftOverNotes(leftOvers));
        var missing = new VBox();
        viewModel.goneProperty().subscribe(_ -> tellMissing(missing));
        viewModel.deletedProperty().subscribe(_ -> tellMissing(missing));
    }

    /** Nothing below gives the head its own room. */
    private void showLeftOvers(LeftOverNotes notes) {
        notes.visibleProperty().subscribe(shown -> {
            head.getBelow().remove(notes);
            if (shown) {
                head.getBelow().addFirst(notes);
            }
        });
    }

    /** Why deleted stacks are wanted but not listed. */
    private void tellMissing(VBox box) {
        var why = deleted.isSelected() ? viewModel.goneProperty().get().failure() : Optional.<Failure>empty();
        box.getChildren().setAll(why.map(f -> new Note(Tone.FAILED, Texts.text("pipelines.deleted.failed", Texts.text(
                f)))).stream().toList());
        head.getBelow().remove(box); // nothing below gives the head its own room
        if (why.isPresent()) {
            head.getBelow().add(box);
        }
    }

    private void show(Loadable<List<StackSummary>> state) {
        head.setAsOf(state.readAt());
        pane.show(state, state.newest().map(List::isEmpty).orElse(false) && !deleted.isSelected());
    }

    @FXML
    private void onTemplate() {
        drop.choose(root.getScene().getWindow());
    }
}
