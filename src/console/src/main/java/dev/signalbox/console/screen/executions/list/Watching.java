package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Hint;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.table.CellText;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.notices.ExecutionWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

/** Which executions the operator is told of: as a bell in the list, by menu and key, and as a button on one execution. */
public final class Watching {
    private final ExecutionWatch watch;
    private final Executor fxThread;

    public Watching(ExecutionWatch watch, Executor fxThread) {
        this.watch = watch;
        this.fxThread = fxThread;
    }

    /** Puts a bell beside each row that is watched, and lets the key watch the chosen rows. */
    public <T> void serve(DataTable<T> table, Function<T, ExecutionSummary> execution) {
        TableColumn<T, Boolean> bell = table.node("", 28, row -> watch.watched().latest().contains(execution.apply(row)
                .id()), Watching::bell);
        bell.setMinWidth(28);
        bell.setMaxWidth(28);
        CellText.words(bell, on -> on ? Texts.text("execution.watched") : "");
        watch.watched().subscribe(new LatestOnFx<>(fxThread, _ -> table.table().refresh()));
        table.table().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.WATCH.matches(event)) {
                watch.toggle(running(table.table().getSelectionModel().getSelectedItems().stream().map(execution)
                        .toList()));
                event.consume();
            }
        });
    }

    private static Node bell(boolean on) {
        Label label = new Label();
        if (on) {
            label.setGraphic(new Icon(Glyph.BELL, 14));
            Hint.on(label, Texts.text("executions.watchedOne"));
            label.setAccessibleText(Texts.text("executions.watchedOne"));
        }
        return label;
    }

    /** What the table's menu offers besides its other acts. */
    public List<MenuItem> with(List<MenuItem> others, List<ExecutionSummary> chosen) {
        List<MenuItem> items = new ArrayList<>(others);
        List<ExecutionId> running = running(chosen);
        boolean on = !running.isEmpty() && watch.watched().latest().containsAll(running);
        MenuItem item = new MenuItem(Texts.text(on ? "executions.unwatch" : "executions.watch", Math.max(1, running
                .size())));
        item.setAccelerator(Shortcut.WATCH.combination());
        item.setDisable(running.isEmpty());
        item.setOnAction(_ -> watch.toggle(running));
        items.add(item);
        return items;
    }

    /** What is over cannot be watched. */
    private static List<ExecutionId> running(List<ExecutionSummary> chosen) {
        return chosen.stream().filter(e -> !e.status().isOver()).map(ExecutionSummary::id).toList();
    }

    /** Lets a button watch one execution and say whether it does; close what it returns with the button. */
    public Subscription serve(ToggleButton button, ExecutionId id) {
        button.setTooltip(new Tooltip(Texts.text("execution.watchHint")));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> watch.toggle(List.of(id)));
        return watch.watched().subscribe(new LatestOnFx<>(fxThread, watched -> {
            button.setSelected(watched.contains(id));
            button.setText(Texts.text(button.isSelected() ? "execution.watched" : "execution.watch"));
        }));
    }
}
