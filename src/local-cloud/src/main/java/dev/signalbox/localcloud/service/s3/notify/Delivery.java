package dev.signalbox.localcloud.service.s3.notify;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tells targets what is kept for them, oldest first, each until it has taken it: at least once, like S3. */
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int TRIES = 24;
    /** A target that takes longer than this is told again by the next start. */
    private static final Duration END = Duration.ofSeconds(5);

    private final CloudContext context;
    private final Targets targets;
    private final DurableMap<Notice> notices;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("s3-notifications").unstarted(this::run);
    private volatile boolean closed;
    private Optional<Time.Timer> timer = Optional.empty();

    Delivery(CloudContext context, Targets targets) {
        this.context = context;
        this.targets = targets;
        this.notices = context.store().map("s3.notices", Notice.class);
    }

    /** Keeps a notice; within a change, together with it. Call {@link #wake} when that is over. */
    void add(Notice notice) {
        context.store().write(() -> notices.put(notice.id(), notice));
    }

    void wake() {
        if (notices.size() > 0) {
            work.release();
        }
    }

    void start() {
        thread.start();
        wake();
    }

    private void run() {
        while (!closed) {
            work.acquireUninterruptibly();
            work.drainPermits();
            if (!closed) {
                round();
            }
        }
    }

    private void round() {
        Optional<Instant> next = Optional.empty();
        for (var notice : notices.values().toList()) {
            if (closed) {
                return;
            }
            var later = notice.due().isAfter(context.time().now()) ? Optional.of(notice.due()) : tell(notice);
            if (later.isPresent() && next.map(later.get()::isBefore).orElse(true)) {
                next = later;
            }
        }
        next.ifPresent(this::wakeAt);
    }

    private synchronized void wakeAt(Instant when) {
        timer.ifPresent(Time.Timer::cancel);
        timer = closed ? Optional.empty() : Optional.of(context.time().at(when, this::wake));
    }

    /** Empty when the notice is over, else when to try again. */
    private Optional<Instant> tell(Notice notice) {
        try {
            targets.tell(notice.kind(), notice.target(), notice.message());
            forget(notice);
            return Optional.empty();
        } catch (AwsServiceException e) {
            return closed ? Optional.empty() : failed(notice, ServiceError.messageOf(e));
        } catch (RuntimeException e) {
            LOG.error("{} could not be told of an event in {}", notice.target(), notice.bucket(), e);
            return closed ? Optional.empty() : failed(notice, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Instant> failed(Notice notice, String why) {
        if (notice.failures() + 1 >= TRIES) {
            LOG.error("{} is not told of an event in {}, after {} tries: {}", notice.target(), notice.bucket(), TRIES,
                    why);
            forget(notice);
            return Optional.empty();
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(notice.failures(), 20));
        var next = context.time().now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        LOG.warn("{} cannot be told of an event in {} yet: {}", notice.target(), notice.bucket(), why);
        context.store().write(() -> notices.put(notice.id(), notice.failed(next)));
        return Optional.of(next);
    }

    private void forget(Notice notice) {
        context.store().write(() -> notices.remove(notice.id()));
    }

    /** Waits for what is being written: the store closes next. */
    @Override
    public void close() {
        stopTimer();
        work.release();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stopTimer() {
        closed = true;
        timer.ifPresent(Time.Timer::cancel);
    }
}
