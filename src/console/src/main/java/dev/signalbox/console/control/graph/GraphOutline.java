package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The same states as a tree in words, for those who would rather read, or hear, than look. */
final class GraphOutline extends TreeTableView<State> {
    private static final double WIDTH = 470;
    /** Beside it the graph keeps more than half. */
    private static final double SHARE = 0.45;
    private static final double LEAST = 0.7;
    private final Map<String, TreeItem<State>> items = new HashMap<>();
    private final Consumer<String> pick;
    private ExecutionProgress progress = ExecutionProgress.none();
    private Instant now = Instant.EPOCH;
    private boolean told;

    /** @param room how wide it and the graph are together */
    GraphOutline(ObservableDoubleValue room, Consumer<String> pick) {
        this.pick = pick;
        getStyleClass().add("graph-outline");
        setAccessibleText(Texts.text("graph.outline"));
        setPlaceholder(new Region());
        setMinWidth(0);
        prefWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.min(WIDTH, room.get() * SHARE), room));
        setShowRoot(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().add(column("graph.outline.state", 180, State::name));
        getColumns().add(column("graph.outline.type", 120, TypeWords::of));
        getColumns().add(status());
        getColumns().add(column("graph.outline.time", 64, this::time));
        getSelectionModel().selectedItemProperty().subscribe(this::picked);
        focusedProperty().subscribe(on -> {
            if (on && getSelectionModel().isEmpty()) {
                getFocusModel().focus(-1); // so that Down begins with the first state
            }
        });
    }

    private static TreeTableColumn<State, String> column(String key, double width, Function<State, String> words) {
        TreeTableColumn<State, String> column = new TreeTableColumn<>(Texts.text(key));
        column.setPrefWidth(width);
        column.setMinWidth(width * LEAST);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(words.apply(row.getValue().getValue())));
        return column;
    }

    private TreeTableColumn<State, StatusWord> status() {
        TreeTableColumn<State, StatusWord> column = new TreeTableColumn<>(Texts.text("graph.outline.status"));
        column.setPrefWidth(104);
        column.setMinWidth(104 * LEAST);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(word(row.getValue().getValue())));
        column.setCellFactory(_ -> new StatusCell());
        return column;
    }

    void setMachine(StateMachine machine) {
        items.clear();
        TreeItem<State> root = new TreeItem<>();
        add(root, machine);
        setRoot(root);
    }

    private void add(TreeItem<State> parent, StateMachine machine) {
        for (State state : machine.states().values()) {
            TreeItem<State> item = new TreeItem<>(state);
            item.setExpanded(true);
            items.put(state.name(), item);
            parent.getChildren().add(item);
            state.children().forEach(child -> add(item, child));
        }
    }

    void setProgress(ExecutionProgress next, Instant at) {
        progress = next;
        now = at;
        if (getScene() != null) {
            refresh();
        }
    }

    void setSelected(String name) {
        TreeItem<State> item = items.get(name);
        TreeItem<State> before = getSelectionModel().getSelectedItem();
        if (item == before) {
            return;
        }
        told = true;
        if (item == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(item);
            scrollTo(Math.max(0, getRow(item) - 3));
        }
        told = false;
    }

    private void picked(@Nullable TreeItem<State> item) {
        if (item != null && !told) {
            pick.accept(item.getValue().name());
        }
    }

    private StatusWord word(State state) {
        return progress.state(state.name()).map(p -> p.phase().word()).orElse(new StatusWord(Tone.NOT_STARTED, Texts
                .text("graph.notStarted")));
    }

    private String time(State state) {
        return progress.state(state.name()).map(this::time).orElse("");
    }

    private String time(StateProgress state) {
        return state.phase().isOpen() ? Spans.age(state.elapsed(now)) : Spans.words(state.elapsed(now));
    }

    private static final class StatusCell extends TreeTableCell<State, StatusWord> {
        private final StatusBadge badge = new StatusBadge().plain();

        @Override
        protected void updateItem(@Nullable StatusWord word, boolean empty) {
            super.updateItem(word, empty);
            badge.statusProperty().set(word);
            setGraphic(empty ? null : badge);
        }
    }
}
