package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of long work: what, how far, cancel; finished items keep their result and "Show". */
public final class TaskTray extends VBox {
    private final VBox list = new VBox();
    private final Label nothing = new Label(Texts.text("tray.empty"));
    private final Button clear = Buttons.small(Texts.text("tray.clear"), () -> {});
    private final Map<Long, TaskItem> items = new HashMap<>();
    private Map<Long, Destination> places = Map.of();
    private LongConsumer cancel = _ -> {};
    private Consumer<Destination> show = _ -> {};
    private Watch watch = (_, _) -> {};

    /** Told that the operator wants to hear how a task ends, or no longer. */
    @FunctionalInterface
    public interface Watch {
        void set(long task, boolean on);
    }

    /** What the buttons of an item do. */
    interface Acts {
        void watch(long id, boolean on);

        void cancel(long id);

        void show(long id);
    }

    public TaskTray() {
        getStyleClass().add("tray");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.text("tray.title"));
        Label title = new Label(Texts.text("tray.title"));
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, clear);
        head.getStyleClass().add("tray-head");
        nothing.getStyleClass().addAll("tray-item", "text-3");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        getChildren().addAll(head, scroll);
        setTasks(List.of());
    }

    public void setOnCancel(LongConsumer action) {
        cancel = action;
    }

    public void setOnShow(Consumer<Destination> action) {
        show = action;
    }

    public void setOnWatch(Watch action) {
        watch = action;
    }

    public void setOnClear(Runnable action) {
        clear.setOnAction(_ -> action.run());
    }

    public void setTasks(List<TaskState> tasks) {
        Set<Long> ids = tasks.stream().map(TaskState::id).collect(Collectors.toSet());
        places = tasks.stream().filter(t -> t.show().isPresent()).collect(Collectors.toMap(TaskState::id, t -> t.show()
                .get()));
        items.keySet().retainAll(ids);
        List<? extends Region> wanted = tasks.isEmpty() ? List.of(nothing) : tasks.stream().map(this::item).toList();
        if (!wanted.equals(list.getChildren())) {
            list.getChildren().setAll(wanted);
        }
        clear.setDisable(tasks.stream().allMatch(t -> t.phase() == TaskState.Phase.RUNNING));
    }

    private TaskItem item(TaskState task) {
        TaskItem item = items.computeIfAbsent(task.id(), id -> new TaskItem(id, new Buttoned()));
        item.show(task);
        return item;
    }

    private final class Buttoned implements Acts {
        @Override
        public void watch(long id, boolean on) {
            watch.set(id, on);
        }

        @Override
        public void cancel(long id) {
            cancel.accept(id);
        }

        @Override
        public void show(long id) {
            Destination place = places.get(id);
            if (place != null) {
                show.accept(place);
            }
        }
    }
}
