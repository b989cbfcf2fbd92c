package dev.signalbox.console.app.crash;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that the window does not answer, and logs once what all threads do then. */
public final class FxWatch implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(FxWatch.class);

    private final Executor fxThread;
    private final long patience;
    private final AtomicLong answered = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> Thread
            .ofPlatform()
            .daemon().name("fx-watch").unstarted(task));
    private long asked;
    private long looked;
    private boolean waiting;
    private boolean told;

    /** @param patience how long the FX thread may take to answer */
    FxWatch(Executor fxThread, Duration patience) {
        this.fxThread = fxThread;
        this.patience = patience.toNanos();
    }

    public static FxWatch begin(Executor fxThread) {
        FxWatch watch = new FxWatch(fxThread, PATIENCE);
        watch.begin();
        return watch;
    }

    void begin() {
        long step = patience / 4;
        looked = System.nanoTime();
        clock.scheduleWithFixedDelay(this::look, step, step, TimeUnit.NANOSECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        boolean slept = now - looked > patience; // the whole computer did, not the window
        looked = now;
        if (waiting && answered.get() - asked >= 0) {
            if (told) {
                LOG.warn("The window answers again, after {} s", TimeUnit.NANOSECONDS.toSeconds(answered.get()
                        - asked));
            }
            waiting = false;
            told = false;
        }
        if (!waiting) {
            waiting = true;
            asked = now;
            fxThread.execute(() -> answered.set(System.nanoTime()));
        } else if (slept) {
            asked = now;
        } else if (!told && now - asked > patience) {
            told = true;
            LOG.error("The window has not answered for {} s. All threads:\n{}", TimeUnit.NANOSECONDS.toSeconds(now
                    - asked), threads());
        }
    }

    /** The FX thread first. */
    private static String threads() {
        ThreadInfo[] all = ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
        return Arrays.stream(all).sorted(Comparator.comparing((ThreadInfo t) -> !t.getThreadName().startsWith(
                "JavaFX Application")).thenComparing(ThreadInfo::getThreadName)).map(FxWatch::words).collect(Collectors
                        .joining("\n"));
    }

    private static String words(ThreadInfo thread) {
        String lock = thread.getLockName() == null ? ""
                : ", waits for " + thread.getLockName() + (thread
                        .getLockOwnerName() == null ? "" : ", which " + thread.getLockOwnerName() + " has");
        return "\"" + thread.getThreadName() + "\" " + thread.getThreadState() + lock + Arrays.stream(thread
                .getStackTrace()).map(f -> "\n\tat " + f).collect(Collectors.joining());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
