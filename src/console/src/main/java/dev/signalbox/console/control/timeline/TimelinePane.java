package dev.signalbox.console.control.timeline;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.layout.LayoutMemory;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Timeline.Row;
import dev.signalbox.console.model.Timeline.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The stays of an execution under its graph: a bar for each, under one axis. It can be folded, and stays as it was left. */
public final class TimelinePane extends VBox {
    static final double ROW = 26;
    static final double NAMES = 196;
    private static final int MOST_ROWS = 5;
    private static final double SHARE = 0.3;

    private record Fold(boolean open) {}

    private static final Fold OPEN = new Fold(true);

    private final ToggleButton open = new ToggleButton(Texts.text("timeline.pane"));
    private final Label hidden = new Label();
    private final TimeAxis axis = new TimeAxis();
    private final ListView<Row> list = new ListView<>();
    private ObservableList<Row> rows = FXCollections.observableArrayList();
    private Consumer<String> choose = _ -> {};
    private String selected = "";
    private boolean told;

    public TimelinePane() {
        getStyleClass().add("timeline-pane");
        hidden.getStyleClass().addAll("tiny-text", "text-3");
        hidden.setMinWidth(0);
        list.setId("timeline-rows");
        list.setAccessibleText(Texts.text("timeline.pane"));
        list.setCellFactory(_ -> new TimelineCell());
        list.getSelectionModel().selectedIndexProperty().subscribe(i -> picked(i.intValue()));
        list.setMinHeight(0);
        VBox.setMargin(axis, new Insets(0, 0, 0, NAMES));
        getChildren().addAll(head(), axis, list);
        for (Node folded : List.of(axis, list, hidden)) {
            folded.visibleProperty().bind(open.selectedProperty());
            folded.managedProperty().bind(open.selectedProperty());
        }
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                open.setSelected(LayoutMemory.of(this).map(m -> m.recall(this, OPEN)).orElse(OPEN).open());
            }
        });
    }

    private HBox head() {
        open.setId("timeline-open");
        open.getStyleClass().addAll("ghost", "timeline-open");
        open.selectedProperty().subscribe(on -> open.setGraphic(new Icon(on ? Glyph.CHEVRON_DOWN
                : Glyph.CHEVRON_RIGHT)));
        open.setOnAction(_ -> LayoutMemory.of(this).ifPresent(m -> m.remember(this, new Fold(open.isSelected()),
                OPEN)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        TimelineLegend legend = new TimelineLegend();
        legend.visibleProperty().bind(open.selectedProperty());
        HBox head = new HBox(12, open, hidden, space, legend);
        head.getStyleClass().add("timeline-head");
        return head;
    }

    /** Whether its rows are to be seen. */
    public boolean isOpen() {
        return open.isSelected() && getScene() != null;
    }

    /** @param room in which it stands, of which it takes no more than a part */
    public void setRows(ObservableList<Row> next, Region room) {
        rows = next;
        list.setItems(next);
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> Math.min(Math.clamp(next.size(), 1,
                MOST_ROWS) * ROW + 2, room.getHeight() * SHARE), Bindings.size(next), room.heightProperty()));
    }

    public void setOnChosen(Consumer<String> next) {
        choose = next;
    }

    public void show(List<Tick> ticks, Instant now, Duration shownShort) {
        axis.show(ticks, now);
        hidden.setText(shownShort.isZero() ? "" : Texts.text("timeline.hidden", Spans.words(shownShort)));
    }

    /** Marks the last stay in this state; none for an empty name. */
    public void select(String state) {
        if (state.equals(selected)) {
            return;
        }
        selected = state;
        int at = rows.size() - 1;
        while (at >= 0 && !name(at).equals(state)) {
            at--;
        }
        told = true;
        list.getSelectionModel().clearSelection();
        if (at >= 0) {
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 1));
        }
        told = false;
    }

    private String name(int row) {
        return rows.get(row).visit().state().name();
    }

    private void picked(int row) {
        if (!told && row >= 0 && row < rows.size()) {
            selected = name(row);
            choose.accept(selected);
        }
    }
}
