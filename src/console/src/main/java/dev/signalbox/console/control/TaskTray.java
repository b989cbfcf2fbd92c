package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.Tone;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of long work: what, how far, cancel; finished items keep their result and "Show". */
public final class TaskTray extends VBox {
    private final VBox items = new VBox();
    private final Button clear = Buttons.small(Texts.text("tray.clear"), () -> {});
    private LongConsumer cancel = _ -> {};
    private Consumer<Destination> show = _ -> {};

    public TaskTray() {
        getStyleClass().add("tray");
        Label title = new Label(Texts.text("tray.title"));
        title.getStyleClass().add("section-title");
        HBox head = new HBox(title, grow(new Region()), clear);
        head.getStyleClass().add("tray-head");
        ScrollPane scroll = new ScrollPane(items);
        scroll.setFitToWidth(true);
        getChildren().addAll(head, scroll);
    }

    public void setOnCancel(LongConsumer action) {
        cancel = action;
    }

    public void setOnShow(Consumer<Destination> action) {
        show = action;
    }

    public void setOnClear(Runnable action) {
        clear.setOnAction(_ -> action.run());
    }

    public void setTasks(List<TaskState> tasks) {
        items.getChildren().setAll(tasks.stream().map(this::item).toList());
        if (tasks.isEmpty()) {
            Label nothing = new Label(Texts.text("tray.empty"));
            nothing.getStyleClass().addAll("tray-item", "text-3");
            items.getChildren().add(nothing);
        }
    }

    private Node item(TaskState task) {
        Label target = new Label(task.target());
        target.getStyleClass().addAll("small-text", "text-2");
        Label detail = new Label(task.detail());
        detail.getStyleClass().addAll("tiny-text", "text-3");
        detail.setWrapText(true);
        HBox line = new HBox(8, badge(task), grow(target), action(task));
        line.setAlignment(Pos.CENTER_LEFT);
        VBox item = new VBox(line);
        item.getStyleClass().add("tray-item");
        if (task.phase() == TaskState.Phase.RUNNING) {
            Meter meter = new Meter().fraction(Math.max(0, task.fraction()));
            meter.getStyleClass().add(Tones.styleClass(Tone.RUNNING));
            item.getChildren().add(meter);
        }
        item.getChildren().add(detail);
        return item;
    }

    private static Node badge(TaskState task) {
        Tone tone = switch (task.phase()) {
            case RUNNING -> Tone.RUNNING;
            case DONE -> Tone.SUCCEEDED;
            case FAILED -> Tone.FAILED;
            case CANCELLED -> Tone.ABORTED;
        };
        return new StatusBadge(new StatusWord(tone, task.name())).plain();
    }

    private Node action(TaskState task) {
        if (task.cancellable()) {
            return Buttons.small(Texts.text("tray.cancel"), () -> cancel.accept(task.id()));
        }
        return task.show().<Node>map(d -> Buttons.small(Texts.text("tray.show"), () -> show.accept(d))).orElseGet(
                Region::new);
    }

    private static <N extends Region> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        node.setMaxWidth(Double.MAX_VALUE);
        return node;
    }
}
