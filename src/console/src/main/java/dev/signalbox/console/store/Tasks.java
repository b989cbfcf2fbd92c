package dev.signalbox.console.store;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The long work that the task tray shows: what runs, and the newest that ended until they are cleared; the oldest go from a hundred on. */
public final class Tasks {
    private static final int KEPT = 100;

    private final Clock clock;
    private final Map<Long, Runnable> cancels = new HashMap<>();
    private final Topic<List<TaskState>> states = new Topic<>(List.of());
    private long lastId;

    public Tasks(Clock clock) {
        this.clock = clock;
    }

    /** Newest first. */
    public Topic<List<TaskState>> states() {
        return states;
    }

    /** Announces a task; {@code cancel}, when given, must only ask and not wait. */
    public synchronized Task start(String name, String target, Optional<Runnable> cancel) {
        long id = ++lastId;
        cancel.ifPresent(c -> cancels.put(id, c));
        List<TaskState> next = new ArrayList<>(states.latest());
        next.addFirst(new TaskState(id, name, target, Phase.RUNNING, "", -1, clock.instant(), Optional.empty(), cancel
                .isPresent(),
                false, Optional.empty()));
        for (int i = next.size() - 1; i > 0 && next.size() > KEPT; i--) {
            if (next.get(i).phase() != Phase.RUNNING) {
                next.remove(i);
            }
        }
        states.publish(List.copyOf(next));
        return new Task(id);
    }

    /** Asks a running task to stop; it reports {@link Task#cancelled} itself when it has. */
    public void cancel(long id) {
        Runnable cancel;
        synchronized (this) {
            cancel = cancels.getOrDefault(id, () -> {});
        }
        cancel.run();
    }

    public synchronized void clearFinished() {
        states.publish(states.latest().stream().filter(t -> t.phase() == Phase.RUNNING).toList());
    }

    private synchronized void change(long id, Phase phase, String detail, double fraction, Optional<Destination> show) {
        Optional<Instant> ended = Optional.of(clock.instant()).filter(_ -> phase != Phase.RUNNING);
        if (ended.isPresent()) {
            cancels.remove(id);
        }
        states.publish(states.latest().stream()
                .map(t -> t.id() != id ? t
                        : new TaskState(id, t.name(), t.target(), phase, detail, fraction, t.startedAt(), ended,
                                t.cancellable() && phase == Phase.RUNNING, t.watched(), show))
                .toList());
    }

    private synchronized void commit(long id) {
        if (cancels.remove(id) != null) {
            states.publish(states.latest().stream().map(t -> t.id() != id ? t
                    : new TaskState(id, t.name(), t.target(), t.phase(), t.detail(), t.fraction(), t.startedAt(), t
                            .endedAt(), false,
                            t.watched(), t.show())).toList());
        }
    }

    /** Whether the operator wants to be told how a task ends. */
    public synchronized void watch(long id, boolean on) {
        states.publish(states.latest().stream().map(t -> t.id() != id ? t
                : new TaskState(id, t.name(), t.target(), t.phase(), t.detail(), t.fraction(), t.startedAt(), t
                        .endedAt(), t
                                .cancellable(), on, t.show())).toList());
    }

    /** The handle of the one who does the work; may be used from any thread. */
    public final class Task {
        private final long id;

        private Task(long id) {
            this.id = id;
        }

        /** @param fraction 0 to 1, or negative when unknown */
        public void progress(double fraction, String detail) {
            change(id, Phase.RUNNING, detail, fraction, Optional.empty());
        }

        /** From here on it cannot be cancelled any more. */
        public void committed() {
            commit(id);
        }

        public void done(String result, Optional<Destination> show) {
            change(id, Phase.DONE, result, 1, show);
        }

        public void failed(Failure failure) {
            change(id, Phase.FAILED, failure.code() + ": " + failure.message(), 1, Optional.empty());
        }

        public void cancelled(String detail) {
            change(id, Phase.CANCELLED, detail, 1, Optional.empty());
        }
    }
}
