package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.fx.keys.KeptFocus;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.model.batch.bulk.JobResult;
import dev.signalbox.console.model.batch.bulk.JobRun;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would be done to which jobs, and then what came of each. */
final class ActsPane extends BorderPane {
    private final JobsViewModel viewModel;
    private final Label title = new Label();
    private final Label words = new Label();
    private final VBox notes = new VBox();
    private final Button begin = Buttons.named("", this::begin);
    private final Button stop = Buttons.named(Texts.text("acts.stop"), () -> viewModel().around().acts().cancel());
    private final DataTable<ActRow> table = new DataTable<>();
    private final ObservableList<ActRow> rows = FXCollections.observableArrayList();
    private Optional<JobPlan> plan = Optional.empty();

    ActsPane(JobsViewModel viewModel, Runnable close) {
        this.viewModel = viewModel;
        getStyleClass().add("side-pane");
        setMinWidth(360);
        table.setId("acts");
        table.table().setId("acts-table");
        table.status(Texts.text("acts.state"), 120, ActRow::state);
        table.mono(Texts.text("batch.name"), 140, r -> r.job().name());
        table.text(Texts.text("acts.words"), 180, ActRow::words);
        table.setRows(rows, ActRow::id, _ -> {});
        begin.setId("acts-begin");
        begin.getStyleClass().add("primary");
        stop.setId("acts-stop");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().addAll("small-text", "text-2");
        title.getStyleClass().add("section-title");
        setTop(new VBox(head(close), body()));
        setCenter(table);
        viewModel.around().acts().state().subscribe(new LatestOnFx<>(viewModel.around().fxThread(), this::show));
    }

    private JobsViewModel viewModel() {
        return viewModel;
    }

    private HBox head(Runnable close) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var cross = Buttons.icon(Glyph.CROSS, Texts.text("action.close"), close);
        cross.getStyleClass().addAll("small", "pane-close");
        var head = new HBox(new Icon(Glyph.LIST), title, space, cross);
        head.getStyleClass().add("pane-head");
        return head;
    }

    /** What it takes in IAM. */
    static String right(JobAct act) {
        return switch (act) {
            case AGAIN -> "batch:SubmitJob";
            case CANCEL -> "batch:CancelJob";
            case TERMINATE -> "batch:TerminateJob";
        };
    }

    private VBox body() {
        Guards.needs(begin);
        for (var button : new Button[]{begin, stop}) {
            button.managedProperty().bind(button.visibleProperty());
        }
        notes.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(notes.getChildren()));
        var body = new VBox(8, words, notes, new HBox(8, begin, stop));
        body.getStyleClass().add("section");
        return body;
    }

    /** Shows what would happen; nothing is done yet. */
    void plan(JobPlan next) {
        plan = Optional.of(next);
        var key = key(next);
        title.setText(Texts.text("acts.title." + key, next.planned().size()));
        words.setText(Texts.text("acts.consequence." + key));
        begin.setText(title.getText() + "…");
        begin.setVisible(true);
        boolean busy = viewModel.around().acts().state().latest().filter(r -> !r.isOver()).isPresent();
        begin.setDisable(next.planned().isEmpty() || busy);
        stop.setVisible(false);
        notes.getChildren().clear();
        int left = next.lines().size() - next.planned().size();
        if (busy) {
            notes.getChildren().add(new Note(Tone.ATTENTION, Texts.text("acts.busy")));
        } else if (left > 0) {
            notes.getChildren().add(new Note(Tone.ABORTED, Texts.text("acts.leftOut", left)));
        }
        LiveRows.update(rows, next.lines().stream().map(l -> new ActRow(l, Optional.empty())).toList(), ActRow::id);
    }

    /** Gives the keyboard to what begins the plan. */
    void enter() {
        if (!begin.isDisabled()) {
            KeptFocus.give(begin);
        }
    }

    private void begin() {
        plan.ifPresent(p -> JobsController.confirm(this, viewModel, p, this::follow));
    }

    /** Shows the run instead of the plan. */
    void follow() {
        plan = Optional.empty();
        show(viewModel.around().acts().state().latest());
    }

    private void show(Optional<JobRun> now) {
        if (plan.isEmpty()) {
            now.ifPresent(this::show);
        }
    }

    private void show(JobRun run) {
        title.setText(Texts.text("acts.title." + key(run.plan()), run.plan().planned().size()));
        words.setText(Texts.text("acts.phase." + run.phase().name().toLowerCase(Locale.ROOT), run.results().size(), run
                .plan().planned().size()));
        begin.setVisible(false);
        stop.setVisible(!run.isOver());
        notes.getChildren().clear();
        if (run.isOver()) {
            long done = run.results().values().stream().filter(JobResult::isDone).count();
            notes.getChildren().add(new Note(done == run.plan().planned().size() ? Tone.SUCCEEDED : Tone.ATTENTION,
                    Texts.text("acts.report", done, run.count(JobResult.Kind.GOES_ON), run.count(
                            JobResult.Kind.ASKED), run.count(JobResult.Kind.REFUSED))));
        }
        LiveRows.update(rows, run.plan().lines().stream().map(l -> new ActRow(l, Optional.ofNullable(run.results().get(l
                .job().id())))).toList(), ActRow::id);
    }

    private static String key(JobPlan plan) {
        return plan.act().name().toLowerCase(Locale.ROOT);
    }
}
