package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.model.Tone;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One task of the tray. It stays the same node while the task goes on, so that the keyboard stays in its buttons. */
final class TaskItem extends HBox {
    private final StatusBadge name = new StatusBadge().plain();
    private final Label target = new Label();
    private final Meter meter = new Meter();
    private final Label detail = new Label();
    private final ToggleButton watch = new ToggleButton("", new Icon(Glyph.BELL));
    private final Button cancel = Buttons.small(Texts.text("tray.cancel"), () -> {});
    private final Button show = Buttons.small(Texts.text("tray.show"), () -> {});

    TaskItem(long id, TaskTray.Acts acts) {
        super(8);
        getStyleClass().add("tray-item");
        setAlignment(Pos.CENTER_LEFT);
        target.getStyleClass().addAll("small-text", "text-2");
        target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        detail.getStyleClass().addAll("tiny-text", "text-3");
        meter.getStyleClass().add(Tones.styleClass(Tone.RUNNING));
        HBox line = new HBox(8, name, target);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, line, meter, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        watch.getStyleClass().addAll("ghost", "icon-only", "small");
        watch.setTooltip(new Tooltip(Texts.text("tray.watch")));
        watch.setOnAction(_ -> acts.watch(id, watch.isSelected()));
        cancel.setOnAction(_ -> acts.cancel(id));
        show.setOnAction(_ -> acts.show(id));
        List.of(watch, cancel, show).forEach(b -> {
            b.setMinWidth(USE_PREF_SIZE);
            b.managedProperty().bind(b.visibleProperty());
        });
        meter.managedProperty().bind(meter.visibleProperty());
        getChildren().addAll(words, watch, cancel, show);
    }

    void show(TaskState task) {
        boolean running = task.phase() == Phase.RUNNING;
        name.statusProperty().set(new StatusWord(tone(task.phase()), task.name()));
        target.setText(task.target());
        detail.setText(task.detail());
        detail.setWrapText(!running);
        meter.setVisible(running);
        meter.fraction(Math.max(0, task.fraction()));
        watch.setVisible(running);
        watch.setSelected(task.watched());
        watch.setAccessibleText(Texts.text(task.watched() ? "tray.watched" : "tray.watch"));
        cancel.setVisible(task.cancellable());
        cancel.setAccessibleText(Texts.text("tray.cancel") + " " + task.name() + " " + task.target());
        show.setVisible(task.show().isPresent());
        show.setAccessibleText(Texts.text("tray.show") + " " + task.name() + " " + task.target());
        setAccessibleText(String.join(", ", task.name(), task.target(), task.detail()));
    }

    private static Tone tone(Phase phase) {
        return switch (phase) {
            case RUNNING -> Tone.RUNNING;
            case DONE -> Tone.SUCCEEDED;
            case FAILED -> Tone.FAILED;
            case CANCELLED -> Tone.ABORTED;
        };
    }
}
