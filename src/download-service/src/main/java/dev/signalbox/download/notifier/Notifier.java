package dev.signalbox.download.notifier;

import dev.signalbox.download.callback.CallbackBackend;
import dev.signalbox.download.lease.LeaseKeeper;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.stats.Periodic;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.CallbackQueue.ClaimedCallback;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what became of their jobs, until it is closed. Any number may work on one store: a callback is under
 * lease while it is sent, and only one whose notifier died is taken over, under the same key.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(10);
    private static final Duration RECLAIM = Duration.ofSeconds(5);
    private static final Duration GIVING_BACK = Duration.ofSeconds(5);
    private static final int RECLAIMED_AT_ONCE = 100;

    private final CallbackQueue queue;
    private final Map<String, CallbackBackend> backends;
    private final NotifierSettings settings;
    private final String instance;
    private final Counters counters;
    private final Courier courier;
    private final LeaseKeeper leases;
    private final Periodic reclaiming;
    private final Semaphore free;
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread loop = Thread.ofVirtual().name("notifier").unstarted(this::run);

    /**
     * @param backends by the name that clients give; started and stopped with the notifier
     * @param instance who asks the store, for operators to see
     */
    public Notifier(CallbackQueue queue, Map<String, CallbackBackend> backends, NotifierSettings settings,
            String instance, Counters counters) {
        this.queue = queue;
        this.backends = Map.copyOf(backends);
        this.settings = settings;
        this.instance = instance;
        this.counters = counters;
        courier = new Courier(backends, counters);
        leases = new LeaseKeeper(queue::renew, settings.lease());
        var third = settings.lease().dividedBy(3);
        reclaiming = new Periodic("callback-reclaim", third.compareTo(RECLAIM) < 0 ? third : RECLAIM, this::reclaim);
        free = new Semaphore(settings.concurrency());
        List.of(Attempt.SUCCESSFUL, Attempt.FAILED).forEach(name -> counters.add(name, 0));
    }

    /** @throws IllegalStateException when a backend cannot work as it is configured; close it then as always */
    public void start() {
        backends.values().forEach(CallbackBackend::start);
        leases.start();
        reclaiming.start();
        loop.start();
    }

    private void run() {
        while (!isClosed()) {
            try {
                claim();
            } catch (StoreException e) {
                LOG.atWarn().addKeyValue("error", e.getMessage()).log("The store cannot be asked for callbacks");
                pause(IDLE);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("The notifier failed in a way that it should not; it goes on");
                pause(IDLE);
            } catch (InterruptedException e) {
                // Nobody does this but who wants it to end.
                return;
            }
        }
    }

    private void claim() throws InterruptedException {
        if (!free.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        int slots = 1 + free.drainPermits();
        int taken = 0;
        try {
            long asked = System.nanoTime();
            var claimed = queue.claim(instance, slots, settings.lease());
            for (var callback : claimed) {
                taken++;
                begin(callback, asked);
            }
        } finally {
            free.release(slots - taken);
        }
        if (taken == 0) {
            var next = queue.untilNext(IDLE);
            pause(next.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : next);
        }
    }

    private void begin(ClaimedCallback callback, long asked) {
        var attempt = new Attempt(callback, courier, queue, settings, counters);
        attempts.add(attempt);
        leases.hold(attempt.claim(), asked, attempt::abandon);
        if (isClosed()) {
            attempt.stop(GIVING_BACK);
        }
        Thread.ofVirtual().name("callback-" + attempt.claim().id()).start(() -> work(attempt));
    }

    private void work(Attempt attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("job", attempt.claim().id()).setCause(e).log(
                    "A callback failed in a way that it should not; it is sent again when its lease ends");
        } finally {
            leases.release(attempt.claim());
            attempts.remove(attempt);
            free.release();
        }
    }

    /** What notifiers that died had under way. */
    private void reclaim() {
        int number;
        do {
            number = queue.reclaim(RECLAIMED_AT_ONCE);
            if (number > 0) {
                LOG.atWarn().addKeyValue("number", number).log("Callbacks of a notifier that died are sent again");
            }
        } while (number == RECLAIMED_AT_ONCE && !isClosed());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what ends in the time of grace, gives the rest back without counting it, and stops the backends. */
    @Override
    public void close() {
        closed.countDown();
        if (loop.getState() != Thread.State.NEW) {
            endWork();
        }
        backends.values().forEach(Notifier::stop);
    }

    private void endWork() {
        try {
            loop.join(GIVING_BACK);
            if (!ended(settings.stopGrace())) {
                attempts.forEach(a -> a.stop(GIVING_BACK));
                ended(GIVING_BACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!attempts.isEmpty()) {
            LOG.atWarn().addKeyValue("jobs", attempts.stream().map(Attempt::claim).map(Claim::id).toList()).log(
                    "Callbacks could not be given back; they are sent again when their leases end");
        }
        reclaiming.close();
        leases.close();
    }

    private boolean ended(Duration within) throws InterruptedException {
        if (!free.tryAcquire(settings.concurrency(), within.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        free.release(settings.concurrency());
        return true;
    }

    private static void stop(CallbackBackend backend) {
        try {
            backend.stop();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("A callback backend could not be stopped");
        }
    }
}
