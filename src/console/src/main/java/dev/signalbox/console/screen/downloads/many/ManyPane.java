package dev.signalbox.console.screen.downloads.many;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.model.downloads.many.ManyRun;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would be done to many, and then what came of each. */
public final class ManyPane extends BorderPane {
    private final DownloadsSurroundings around;
    private final Label title = new Label();
    private final VBox notes = new VBox(6);
    private final Button stop;
    private final DataTable<Row> table = new DataTable<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private boolean planning;

    /** A line with its result. */
    private record Row(ManyLine line, Optional<ManyRun.Result> result) {
        StatusWord state() {
            if (result.isPresent()) {
                return result.get().done() ? new StatusWord(Tone.SUCCEEDED, Texts.text("downloads.many.done"))
                        : new StatusWord(Tone.FAILED, Texts.text("downloads.many.refused"));
            }
            return line.isPlanned() ? new StatusWord(Tone.NOT_STARTED, Texts.text("downloads.many.planned"))
                    : new StatusWord(Tone.ATTENTION, Texts.text("downloads.many.left"));
        }

        String words() {
            return result.map(ManyRun.Result::words).orElse(line.obstacle());
        }
    }

    /** @param close takes the pane away */
    public ManyPane(DownloadsSurroundings around, Runnable close) {
        this.around = around;
        stop = Buttons.small(Texts.text("downloads.many.stop"), around.many()::cancel);
        getStyleClass().add("side-pane");
        setMinWidth(340);
        table.setId("many-downloads");
        table.table().setId("many-table");
        table.number("#", 44, r -> r.line().number(), Object::toString);
        table.status(Texts.text("downloads.status"), 100, Row::state).setMinWidth(92);
        table.mono(Texts.text("downloads.many.what"), 170, r -> r.line().name());
        table.text(Texts.text("downloads.why"), 150, Row::words);
        table.setRows(rows, r -> r.line().number(), _ -> {});
        stop.setId("many-stop");
        stop.managedProperty().bind(stop.visibleProperty());
        title.getStyleClass().add("section-title");
        notes.managedProperty().bind(Bindings.isNotEmpty(notes.getChildren()));
        notes.getStyleClass().add("section");
        setTop(new VBox(head(close), notes));
        setCenter(table);
        around.many().state().subscribe(new LatestOnFx<>(around.fxThread(), this::show));
    }

    private HBox head(Runnable close) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var cross = Buttons.icon(Glyph.CROSS, Texts.text("action.close"), close);
        cross.getStyleClass().addAll("small", "pane-close");
        var head = new HBox(new Icon(Glyph.LIST), title, space, stop, cross);
        head.getStyleClass().add("pane-head");
        return head;
    }

    /** Shows what would happen; nothing is done yet. */
    public void plan(List<ManyLine> lines) {
        planning = true;
        long planned = lines.stream().filter(ManyLine::isPlanned).count();
        title.setText(Texts.text("downloads.many.plan", planned, lines.size()));
        stop.setVisible(false);
        notes.getChildren().clear();
        if (planned < lines.size()) {
            notes.getChildren().add(new Note(Tone.ATTENTION, Texts.text("downloads.many.leftOut", lines.size()
                    - planned)));
        }
        LiveRows.update(rows, lines.stream().map(l -> new Row(l, Optional.empty())).toList(), r -> r.line().number());
    }

    /** Shows the run instead of the plan. */
    public void follow() {
        planning = false;
        show(around.many().state().latest());
    }

    private void show(Optional<ManyRun> now) {
        if (planning || now.isEmpty()) {
            return;
        }
        var run = now.get();
        title.setText(run.what());
        stop.setVisible(!run.isOver());
        var key = run.phase().name().toLowerCase(Locale.ROOT);
        var words = Texts.text("downloads.many.phase." + key, run.done(), run.refused(), run.planned(), run.why());
        notes.getChildren().setAll(new Note(switch (run.phase()) {
            case RUNNING -> Tone.RUNNING;
            case ENDED -> run.refused() == 0 ? Tone.SUCCEEDED : Tone.ATTENTION;
            case CANCELLED -> Tone.ABORTED;
            case BROKEN_OFF -> Tone.FAILED;
        }, words));
        LiveRows.update(rows, run.lines().stream().map(l -> new Row(l, Optional.ofNullable(run.results().get(l
                .number())))).toList(), r -> r.line().number());
    }
}
