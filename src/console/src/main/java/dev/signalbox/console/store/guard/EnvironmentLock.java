package dev.signalbox.console.store.guard;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.model.guard.LockState.Reason;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an environment read-only until the operator unlocks it for a time. The time is over when either clock says so, when the
 * computer slept, or when nobody has looked at the window for a while. A new window begins locked: nothing is kept.
 */
public final class EnvironmentLock implements ChangeGuard {
    /** How long nobody may look at the window. */
    public static final Duration AWAY = Duration.ofMinutes(15);
    /** Longer than any pause of the machine at work, shorter than any nap. */
    private static final Duration NAP = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    private final EnvironmentInfo environment;
    private final ChangeLog log;
    private final LockClocks clocks;
    private final Topic<LockState> state;
    private final LockState resting;
    private boolean held;
    private @Nullable Term term;
    private Subscription ticking = () -> {};
    private Optional<Instant> awaySince = Optional.empty();

    /** One time of being unlocked, by both clocks. */
    private record Term(Instant begun, long begunAt, Instant until, long untilAt, long seenAt) {}

    /**
     * A lock that is closed, or none.
     *
     * @param locks whether the environment has one
     * @param log hears of unlocking and locking; must not block
     */
    public EnvironmentLock(EnvironmentInfo environment, boolean locks, ChangeLog log, LockClocks clocks) {
        this.environment = environment;
        this.log = log;
        this.clocks = clocks;
        resting = locks ? new LockState.Locked(Reason.OPENED) : new LockState.NeverLocked();
        state = new Topic<>(resting);
    }

    public Topic<LockState> state() {
        return state;
    }

    public EnvironmentInfo environment() {
        return environment;
    }

    /** While it is held it cannot be unlocked, also where there is no lock otherwise. Afterwards it is as when the window opened. */
    public synchronized void hold(boolean now) {
        if (held == now) {
            return;
        }
        held = now;
        if (now && term != null) {
            lock(Reason.ACCOUNT);
        } else {
            state.publish(now ? new LockState.Locked(Reason.ACCOUNT) : resting);
        }
    }

    /** From now for so long. Prolongs or shortens what is unlocked already. */
    public synchronized void unlock(Duration span) {
        settle();
        if (held || state.latest() instanceof LockState.NeverLocked || span.isNegative() || span.isZero()) {
            return;
        }
        Instant now = clocks.wall().now();
        long at = clocks.monotonic().getAsLong();
        term = new Term(now, at, now.plus(span), at + span.toNanos(), at);
        if (awaySince.isPresent()) {
            awaySince = Optional.of(now);
        }
        log.note("Unlock", target() + " for " + span.plusSeconds(30).toMinutes() + " min", "", "done");
        state.publish(new LockState.Unlocked(now.plus(span)));
        tickLater();
    }

    /** So much longer than it would be; not beyond a day. */
    public synchronized void extend(Duration span) {
        settle();
        if (term != null) {
            Duration longer = Duration.between(clocks.wall().now(), term.until()).plus(span);
            unlock(longer.compareTo(MOST) > 0 ? MOST : longer);
        }
    }

    public synchronized void lock() {
        lock(Reason.BY_HAND);
    }

    /** Whether somebody looks at the window. */
    public synchronized void focused(boolean now) {
        settle();
        awaySince = now ? Optional.empty() : Optional.of(clocks.wall().now());
    }

    @Override
    public void check(String service, String operation) {
        if (!allows()) {
            throw new ChangeRefusedException(environment.name(), operation);
        }
    }

    /** Whether a change would be sent now. */
    public synchronized boolean allows() {
        settle();
        return state.latest().allowsChanges();
    }

    private synchronized void tick() {
        settle();
        if (term != null) {
            term = new Term(term.begun(), term.begunAt(), term.until(), term.untilAt(), clocks.monotonic()
                    .getAsLong());
            tickLater();
        }
    }

    private void tickLater() {
        ticking.close();
        ticking = clocks.wall().after(TICK, this::tick);
    }

    private void settle() {
        if (term != null) {
            over(term, clocks.wall().now(), clocks.monotonic().getAsLong()).ifPresent(this::lock);
        }
    }

    private Optional<Reason> over(Term open, Instant now, long at) {
        if (at - open.untilAt() >= 0 || !now.isBefore(open.until())) {
            return Optional.of(slept(open, now, at) ? Reason.SLEPT : Reason.TIME_UP);
        }
        if (slept(open, now, at)) {
            return Optional.of(Reason.SLEPT);
        }
        return awaySince.filter(since -> !now.isBefore(since.plus(AWAY))).map(_ -> Reason.AWAY);
    }

    /** One clock stood still, or somebody set the other; or nobody has ticked, as where both clocks go on in sleep. */
    private static boolean slept(Term open, Instant now, long at) {
        Duration drift = Duration.between(open.begun(), now).minusNanos(at - open.begunAt()).abs();
        return drift.compareTo(NAP) > 0 || at - open.seenAt() > NAP.toNanos();
    }

    private void lock(Reason why) {
        if (term == null) {
            return;
        }
        term = null;
        ticking.close();
        log.note("Lock", target(), "", why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        state.publish(new LockState.Locked(why));
    }

    private String target() {
        return environment.name() + " " + environment.account();
    }
}
