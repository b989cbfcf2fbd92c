package dev.signalbox.download.notifier;

import dev.signalbox.download.callback.Delivery;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.CallbackQueue.ClaimedCallback;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to tell a client, on a thread of its own. */
final class Attempt implements Runnable {
    static final String SUCCESSFUL = "successfulCallbacks";
    static final String FAILED = "failedCallbacks";
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final Duration STORE_PAUSE = Duration.ofMillis(300);

    private final ClaimedCallback claimed;
    private final Courier courier;
    private final CallbackQueue queue;
    private final NotifierSettings settings;
    private final Counters counters;
    private boolean stopped;
    private boolean closing;
    private long closedBy;
    private @Nullable Thread sender;

    Attempt(ClaimedCallback claimed, Courier courier, CallbackQueue queue, NotifierSettings settings,
            Counters counters) {
        this.claimed = claimed;
        this.courier = courier;
        this.queue = queue;
        this.settings = settings;
        this.counters = counters;
    }

    Claim claim() {
        return claimed.claim();
    }

    @Override
    public void run() {
        try {
            settle(send());
        } catch (InterruptedException e) {
            giveBack();
        }
    }

    /** Stops sending, because the lease is lost or will be. One that was sent is settled: its claim may hold yet. */
    synchronized void abandon() {
        stopped = true;
        if (sender != null) {
            sender.interrupt();
        }
    }

    /** The same, and the store is not asked for longer than that. */
    synchronized void stop(Duration patience) {
        closing = true;
        closedBy = System.nanoTime() + patience.toNanos();
        abandon();
    }

    /** Only the sending is interrupted: a connection to the store would break of it. */
    private Delivery send() throws InterruptedException {
        synchronized (this) {
            if (stopped) {
                throw new InterruptedException("Stopped before it was sent");
            }
            sender = Thread.currentThread();
        }
        try {
            return courier.send(claimed.job());
        } finally {
            synchronized (this) {
                sender = null;
                Thread.interrupted();
            }
        }
    }

    private void settle(Delivery delivery) {
        boolean held = switch (delivery) {
            case Delivery.Confirmed() -> {
                counters.increment(SUCCESSFUL);
                yield tell(() -> queue.delivered(claim(), settings.deletionInterval()));
            }
            case Delivery.MayPass(var error, var retryAfter) when job().callbacks() < settings.maxAttempts() -> later(
                    error, retryAfter.orElse(Duration.ZERO));
            case Delivery.MayPass(var error, _) -> failed(error);
            case Delivery.Refused(var error) -> failed(error);
        };
        if (!held) {
            LOG.atWarn().addKeyValue("job", job().id()).addKeyValue("delivery", delivery).log(
                    "The outcome of a callback could not be kept: its lease had ended, or the store is away; it may be sent again");
        }
    }

    private boolean later(String error, Duration retryAfter) {
        var asked = retryAfter.compareTo(LONGEST_RETRY_AFTER) < 0 ? retryAfter : LONGEST_RETRY_AFTER;
        var own = settings.retryDelay().multipliedBy(job().callbacks());
        var pause = own.compareTo(asked) < 0 ? asked : own;
        LOG.atInfo().addKeyValue("job", job().id()).addKeyValue("attempt", job().callbacks()).addKeyValue("error",
                error).addKeyValue("pause", pause).log("A callback failed and is tried again");
        return tell(() -> queue.retryLater(claim(), error, pause));
    }

    private boolean failed(String error) {
        counters.increment(FAILED);
        LOG.atWarn().addKeyValue("job", job().id()).addKeyValue("attempt", job().callbacks()).addKeyValue("error",
                error).log("A callback failed; it can be tried again by hand");
        return tell(() -> queue.failed(claim(), error, settings.failedRetention()));
    }

    private void giveBack() {
        boolean held = tell(() -> queue.giveBack(claim()));
        LOG.atInfo().addKeyValue("job", job().id()).addKeyValue("held", held).log("A callback was stopped");
    }

    /** Tells the store, again and again while it is away: nothing else can be done meanwhile, and a late claim does no harm. */
    private boolean tell(BooleanSupplier change) {
        while (true) {
            try {
                return change.getAsBoolean();
            } catch (StoreException e) {
                LOG.atWarn().addKeyValue("job", job().id()).addKeyValue("error", e.getMessage()).log(
                        "The store could not be told of a callback; it is asked again");
            }
            if (isOver() || !sleep()) {
                return false;
            }
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(STORE_PAUSE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized boolean isOver() {
        return closing && System.nanoTime() - closedBy >= 0;
    }

    private Job job() {
        return claimed.job();
    }
}
