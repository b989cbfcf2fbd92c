package dev.signalbox.console.screen.executions.compare;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.When;
import dev.signalbox.console.control.json.JsonDiffView;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.diff.PathComparison;
import dev.signalbox.console.model.diff.PathRow;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds {@code execution-compare.fxml}: ways, durations, inputs and outputs of two executions. */
public final class ExecutionCompareController {
    private static final StatusWord ABSENT = new StatusWord(Tone.NOT_STARTED, Texts.text("compare.absent"));

    private final CompareViewModel viewModel;
    private final Clock clock;
    @FXML private ComboBox<ExecutionSummary> with;
    @FXML private Button open;
    @FXML private ToggleGroup what;
    @FXML private VBox said;
    @FXML private Label hint;
    @FXML private DataTable<PathRow> path;
    @FXML private JsonDiffView inputs;
    @FXML private JsonDiffView outputs;

    public ExecutionCompareController(CompareViewModel viewModel, Clock clock) {
        this.viewModel = viewModel;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        columns();
        path.table().setId("compare-table");
        path.setRows(viewModel.rows());
        inputs.setTableId("compare-inputs");
        outputs.setTableId("compare-outputs");
        with.setItems(viewModel.others());
        with.setConverter(new Named());
        with.valueProperty().subscribe(e -> {
            open.setDisable(e == null);
            if (e != null) {
                viewModel.choose(e.id());
            }
        });
        viewModel.proposedProperty().subscribe(p -> p.filter(_ -> with.getValue() == null).ifPresent(with::setValue));
        viewModel.rows().addListener((ListChangeListener<PathRow>) _ -> describe());
        viewModel.otherDetailsProperty().subscribe(this::show);
        viewModel.execution().detailsProperty().subscribe(_ -> show(viewModel.otherDetailsProperty().get()));
        what.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                what.selectToggle(before); // one of them is always shown
            }
            choose();
        });
        describe();
        choose();
    }

    private void columns() {
        path.text(Texts.text("compare.state"), 240, r -> "\u2003".repeat(r.depth()) + r.state() + (r.visit() > 1
                ? Texts.text("compare.visit", r.visit())
                : ""));
        path.status(Texts.text("compare.here"), 130, r -> r.here().map(s -> s.phase().word()).orElse(ABSENT));
        path.text(Texts.text("compare.tookHere"), 90, r -> took(r.here()));
        path.status(Texts.text("compare.there"), 130, r -> r.there().map(s -> s.phase().word()).orElse(ABSENT));
        path.text(Texts.text("compare.tookThere"), 90, r -> took(r.there()));
        path.number(Texts.text("compare.difference"), 120, r -> r.difference(clock.instant()).orElse(Duration.ZERO),
                ExecutionCompareController::signed);
        path.text(Texts.text("compare.differs"), 200, this::differs);
    }

    private String took(Optional<StateProgress> state) {
        return state.map(s -> Spans.words(s.elapsed(clock.instant()))).orElse("");
    }

    private static String signed(Duration difference) {
        return difference.isZero() ? "" : (difference.isNegative() ? "−" : "+") + Spans.words(difference.abs());
    }

    private String differs(PathRow row) {
        if (!row.differs()) {
            return "";
        }
        boolean first = PathComparison.firstDifference(viewModel.rows()).filter(row::equals).isPresent();
        return Texts.text(first ? "compare.first" : "compare.other");
    }

    private void describe() {
        said.getChildren().clear();
        if (!viewModel.rows().isEmpty()) {
            said.getChildren().add(PathComparison.firstDifference(viewModel.rows()).map(r -> new Note(Tone.CAUGHT, Texts
                    .text("compare.firstDifference", r.state(), phase(r, PathRow::here), phase(r, PathRow::there))))
                    .orElseGet(() -> new Note(Tone.SUCCEEDED, Texts.text("compare.sameWay"))));
        }
        hint.setText(viewModel.others().isEmpty() ? Texts.text("compare.nobody") : "");
    }

    private static String phase(PathRow row, Function<PathRow, Optional<StateProgress>> side) {
        return side.apply(row).map(s -> s.phase().word().word()).orElse(ABSENT.word());
    }

    private void show(Loadable<ExecutionDetails> other) {
        Optional<ExecutionDetails> here = viewModel.execution().detailsProperty().get().newest();
        hint.setText(other instanceof Loadable.Unavailable(var cause) ? Texts.text(cause)
                : viewModel.others().isEmpty()
                        ? Texts.text("compare.nobody")
                        : "");
        other.newest().ifPresent(there -> here.ifPresent(h -> {
            inputs.show(there.input(), h.input());
            outputs.show(there.output().orElse("{}"), h.output().orElse("{}"));
        }));
    }

    private void choose() {
        Object chosen = what.getSelectedToggle() == null ? "path" : what.getSelectedToggle().getUserData();
        shown(path, "path".equals(chosen));
        shown(inputs, "inputs".equals(chosen));
        shown(outputs, "outputs".equals(chosen));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void onOpen() {
        Optional.ofNullable(with.getValue()).ifPresent(e -> with.fireEvent(new GoTo(new Destination.Execution(e.id()
                .arn()))));
    }

    private final class Named extends StringConverter<ExecutionSummary> {
        @Override
        public String toString(@Nullable ExecutionSummary e) {
            return e == null ? ""
                    : Texts.text("compare.execution", e.id().name(), e.status().word().word(), When.words(e
                            .startedAt(), clock.instant()));
        }

        @Override
        public @Nullable ExecutionSummary fromString(String text) {
            return with.getValue();
        }
    }
}
