package dev.signalbox.console.screen.pipelines.logs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.logs.GroupLog;
import dev.signalbox.console.store.GroupLogs;
import dev.signalbox.console.store.GroupLogs.Question;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The log group that is chosen, followed while somebody looks at it. */
public final class StackLogsViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final GroupLogs logs;
    private final Poller poller;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Loadable<GroupLog>> log = new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private Optional<Question> question = Optional.empty();
    private Optional<GroupLogs.Following> followed = Optional.empty();
    private Optional<Subscription> told = Optional.empty();
    private Optional<Subscription> polling = Optional.empty();

    public StackLogsViewModel(GroupLogs logs, Poller poller, Executor fxThread) {
        this.logs = logs;
        this.poller = poller;
        this.fxThread = fxThread;
    }

    ReadOnlyObjectProperty<Loadable<GroupLog>> logProperty() {
        return log.getReadOnlyProperty();
    }

    /** Looks at this, or at nothing; what is not looked at costs no calls. */
    void look(Optional<Question> next) {
        if (next.isEmpty()) {
            polling.ifPresent(Subscription::close);
            polling = Optional.empty();
        } else if (!next.equals(question) || polling.isEmpty()) {
            polling.ifPresent(Subscription::close);
            follow(next.get());
            polling = Optional.of(poller.every(PERIOD, "FilterLogEvents", this::refresh));
        }
    }

    private void follow(Question next) {
        if (Optional.of(next).equals(question)) {
            return;
        }
        question = Optional.of(next);
        told.ifPresent(Subscription::close);
        log.set(new Loadable.Loading<>());
        var following = logs.follow(next);
        followed = Optional.of(following);
        told = Optional.of(following.live().topic().subscribe(new LatestOnFx<>(fxThread, l -> {
            if (followed.filter(f -> f == following).isPresent()) {
                log.set(l);
            }
        })));
    }

    /** From any thread. */
    void refresh() {
        fxThread.execute(() -> followed.ifPresent(f -> f.live().refresh()));
    }

    /** Searches what did not fit into one question. */
    void searchFurther() {
        followed.ifPresent(GroupLogs.Following::searchFurther);
    }
}
