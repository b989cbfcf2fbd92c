package dev.signalbox.console.store;

import dev.signalbox.console.store.budget.ApiUse;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.budget.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only source of repeated calls. Each watch refreshes at its own period while the window has the focus, five times slower while
 * it has not and sixty times slower while nobody can see it; the more of its API's budget is gone, the slower still. A watch only
 * asks its store to refresh; the store's worker does the waiting.
 */
public final class Poller implements AutoCloseable {
    private static final int UNFOCUSED = 5;
    private static final int HIDDEN = 60;
    private static final int QUIET = 4;
    /** From half of the bucket on, calls are left for what the operator opens. */
    private static final double PLENTY = 0.5;
    private static final int SCARCE = 8;
    private static final double KEPT = 0.25;

    private final Budget budget;
    private final OpenQuestions questions;
    private final TimeSource time;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Topic<Pace> pace = new Topic<>(new Pace(0, Duration.ZERO, true, List.of()));
    private volatile boolean focused = true;
    private volatile boolean hidden;
    private volatile boolean held;
    private volatile boolean troubled;

    public Poller(Budget budget) {
        this(budget, new OpenQuestions(), new RealTime());
    }

    /**
     * @param questions hears of the first question of each watch, from when it is wanted
     * @param time ends with the poller
     */
    public Poller(Budget budget, OpenQuestions questions, TimeSource time) {
        this.budget = budget;
        this.questions = questions;
        this.time = time;
    }

    /** Refreshes now and from then on, until the subscription is closed. */
    public Subscription every(Duration period, String api, Runnable refresh) {
        return every(period, api, refresh, () -> false);
    }

    /** @param quiet whether nothing is going on that could change by itself; then four times slower is soon enough */
    public Subscription every(Duration period, String api, Runnable refresh, BooleanSupplier quiet) {
        Watch watch = new Watch(period, api, refresh, quiet);
        watches.add(watch);
        if (!held) {
            watch.scheduleIn(Duration.ZERO);
        }
        return watch;
    }

    /** Lets watches wait until {@link #begin}: the first frame has the machine for itself, or it is not certain whom they would ask. */
    public void hold() {
        held = true;
    }

    public void begin() {
        held = false;
        watches.forEach(w -> w.scheduleIn(Duration.ZERO));
    }

    /** Refreshes all that is watched now, as far as the budget allows. */
    public void now() {
        watches.forEach(w -> w.scheduleIn(Duration.ZERO));
    }

    /** Tells whether somebody looks; coming back refreshes at once. */
    public void focused(boolean now) {
        if (focused != now) {
            focused = now;
            lookedAt(now);
        }
    }

    /** Tells whether the window is out of sight; coming back refreshes at once. */
    public void hidden(boolean now) {
        if (hidden != now) {
            hidden = now;
            lookedAt(!now);
        }
    }

    /** Tells whether the cloud does not answer; then four times slower is soon enough, and all is asked at once when it does again. */
    public void troubled(boolean now) {
        if (troubled != now) {
            troubled = now;
            lookedAt(!now);
        }
    }

    private void lookedAt(boolean more) {
        if (!held) {
            watches.forEach(w -> w.scheduleIn(more ? Duration.ZERO : w.current()));
            publish();
        }
    }

    /** How busy the polling is, for the foot of the sidebar and for Activity. */
    public Topic<Pace> pace() {
        return pace;
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        time.close();
    }

    private void publish() {
        Duration fastest = watches.stream().map(Watch::current).min(Duration::compareTo).orElse(Duration.ZERO);
        pace.publish(new Pace(Math.round(budget.used() * 100) / 100.0, fastest, focused, budget.uses()));
    }

    /**
     * @param used share of the tightest API budget, 0 to 1
     * @param uses each API that was called, by name
     */
    public record Pace(double used, Duration period, boolean focused, List<ApiUse> uses) {
        public Pace {
            uses = List.copyOf(uses);
        }
    }

    private final class Watch implements Subscription {
        private final Duration period;
        private final String api;
        private final Runnable refresh;
        private final BooleanSupplier quiet;
        private final Subscription first = questions.ask();
        private @Nullable Subscription next;
        /** When it asked last, or was made. */
        private volatile Instant asked = time.now();
        private boolean closed;

        Watch(Duration period, String api, Runnable refresh, BooleanSupplier quiet) {
            this.period = period;
            this.quiet = quiet;
            this.api = api;
            this.refresh = refresh;
        }

        Duration current() {
            Duration wanted = troubled || quiet.getAsBoolean() ? period.multipliedBy(QUIET) : period;
            Duration watched = hidden ? wanted.multipliedBy(HIDDEN)
                    : focused ? wanted : wanted.multipliedBy(UNFOCUSED);
            double missing = Math.max(0, 1 - budget.left(api) / PLENTY);
            return watched.plus(Duration.ofNanos((long) (watched.toNanos() * missing * (SCARCE - 1))));
        }

        synchronized void scheduleIn(Duration delay) {
            if (next != null) {
                next.close();
            }
            if (!closed) {
                next = time.after(delay, this::run);
            }
        }

        private void run() {
            if (!held && budget.allows(api) && budget.left(api) >= KEPT && isNext()) {
                refresh.run();
                asked = time.now();
                first.close();
            }
            publish();
            scheduleIn(current());
        }

        /** Whether no other watch of the API has waited twice its period and longer than this: else the quick would starve the slow. */
        private boolean isNext() {
            return watches.stream().filter(w -> w != this && w.api.equals(api)).noneMatch(w -> w.asked.isBefore(asked)
                    && w.asked.plus(w.current().multipliedBy(2)).isBefore(time.now()));
        }

        @Override
        public synchronized void close() {
            closed = true;
            watches.remove(this);
            first.close();
            if (next != null) {
                next.close();
            }
        }
    }
}
