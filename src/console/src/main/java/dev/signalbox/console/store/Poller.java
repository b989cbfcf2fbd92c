package dev.signalbox.console.store;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The only source of repeated calls. Each watch refreshes at its own period while the window has the focus and five times
 * slower while it has not, and never beyond the budget. A watch only asks its store to refresh; the store's worker does the waiting.
 */
public final class Poller implements AutoCloseable {
    private static final int UNFOCUSED = 5;

    private final Budget budget;
    private final OpenQuestions questions;
    private final ScheduledExecutorService scheduler = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("poller").factory());
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Topic<Pace> pace = new Topic<>(new Pace(0, Duration.ZERO, true));
    private volatile boolean focused = true;
    private volatile boolean held;

    public Poller(Budget budget) {
        this(budget, new OpenQuestions());
    }

    /** @param questions hears of the first question of each watch, from when it is wanted */
    public Poller(Budget budget, OpenQuestions questions) {
        this.budget = budget;
        this.questions = questions;
    }

    /** Refreshes now and from then on, until the subscription is closed. */
    public Subscription every(Duration period, String api, Runnable refresh) {
        Watch watch = new Watch(period, api, refresh);
        watches.add(watch);
        if (!held) {
            watch.scheduleIn(Duration.ZERO);
        }
        return watch;
    }

    /** Lets watches wait with their first question until {@link #begin}, so that the first frame has the machine for itself. */
    public void hold() {
        held = true;
    }

    public void begin() {
        held = false;
        watches.forEach(w -> w.scheduleIn(Duration.ZERO));
    }

    /** Tells whether somebody looks; coming back refreshes at once. */
    public void focused(boolean now) {
        if (focused != now) {
            focused = now;
            if (held) {
                return;
            }
            watches.forEach(w -> w.scheduleIn(now ? Duration.ZERO : w.current()));
            publish();
        }
    }

    /** How busy the polling is, for the foot of the sidebar. */
    public Topic<Pace> pace() {
        return pace;
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        scheduler.shutdownNow();
    }

    private void publish() {
        Duration fastest = watches.stream().map(Watch::current).min(Duration::compareTo).orElse(Duration.ZERO);
        Pace next = new Pace(Math.round(budget.used() * 100) / 100.0, fastest, focused);
        if (!next.equals(pace.latest())) {
            pace.publish(next);
        }
    }

    /** @param used share of the tightest API budget, 0 to 1 */
    public record Pace(double used, Duration period, boolean focused) {}

    private final class Watch implements Subscription {
        private final Duration period;
        private final String api;
        private final Runnable refresh;
        private final Subscription first = questions.ask();
        private @Nullable ScheduledFuture<?> next;
        private boolean closed;

        Watch(Duration period, String api, Runnable refresh) {
            this.period = period;
            this.api = api;
            this.refresh = refresh;
        }

        Duration current() {
            return focused ? period : period.multipliedBy(UNFOCUSED);
        }

        synchronized void scheduleIn(Duration delay) {
            if (next != null) {
                next.cancel(false);
            }
            if (!closed && !scheduler.isShutdown()) {
                next = scheduler.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void run() {
            if (budget.tryTake(api)) {
                refresh.run();
                first.close();
            }
            publish();
            scheduleIn(current());
        }

        @Override
        public synchronized void close() {
            closed = true;
            watches.remove(this);
            first.close();
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
