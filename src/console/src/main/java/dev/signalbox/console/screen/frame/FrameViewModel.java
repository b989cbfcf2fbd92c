package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.screen.frame.signin.Surroundings;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Tasks;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window around the screens shows: environment, long work, how busy the polling is. */
public final class FrameViewModel implements AutoCloseable {
    private final Surroundings surroundings;
    private final Tasks taskStore;
    private final Poller poller;
    private final ObservableList<TaskState> tasks = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper taskWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper budgetUsed = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("");
    private final List<Subscription> subscriptions;

    public FrameViewModel(Surroundings surroundings, Tasks taskStore, Poller poller, Executor fxThread) {
        this.surroundings = surroundings;
        this.taskStore = taskStore;
        this.poller = poller;
        subscriptions = List.of(taskStore.states().subscribe(new LatestOnFx<>(fxThread, this::showTasks)),
                poller.pace().subscribe(new LatestOnFx<>(fxThread, this::showPace)));
    }

    public EnvironmentInfo environment() {
        return surroundings.environment();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public ObservableList<TaskState> tasks() {
        return tasks;
    }

    public ReadOnlyStringProperty taskWordsProperty() {
        return taskWords.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty budgetUsedProperty() {
        return budgetUsed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** Asks again for all that is shown. */
    public void refresh() {
        poller.now();
    }

    public void cancel(long taskId) {
        taskStore.cancel(taskId);
    }

    /** Whether the operator wants to be told how a task ends. */
    public void watch(long taskId, boolean on) {
        taskStore.watch(taskId, on);
    }

    public void clearFinished() {
        taskStore.clearFinished();
    }

    private void showTasks(List<TaskState> states) {
        tasks.setAll(states);
        long running = states.stream().filter(t -> t.phase() == TaskState.Phase.RUNNING).count();
        taskWords.set(running == 0 ? Texts.text("frame.tasks.none")
                : running == 1 ? Texts.text("frame.tasks.one") : Texts.text("frame.tasks.many", running));
    }

    private void showPace(Poller.Pace now) {
        budgetUsed.set(now.used());
        pace.set(now.period().isZero() ? Texts.text("frame.budget.idle")
                : Texts.text("frame.budget.use", Math.round(now.used() * 100), Spans.age(now.period())));
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        surroundings.close();
    }
}
