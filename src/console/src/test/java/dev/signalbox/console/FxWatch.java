package dev.signalbox.console;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/** Asks the FX thread again and again to answer, and looks what it is doing while it does not. */
public final class FxWatch implements AutoCloseable {
    private static final long EVERY = 2_000_000;
    private static final long SAMPLED = 4_000_000;
    private static final long WORTH_TELLING = 16_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread fxThread;
    private final ConcurrentLinkedQueue<Block> blocks = new ConcurrentLinkedQueue<>();
    private volatile boolean over;
    private volatile boolean paused;

    /**
     * A time in which the FX thread answered nobody.
     *
     * @param nanos how long that was
     * @param busy how much of that it was running; the rest it waited for a core, for the painter or for memory to be collected
     */
    public record Block(long nanos, long busy, List<StackTraceElement[]> samples) {
        public long millis() {
            return nanos / 1_000_000;
        }

        /** The console's own code that was met most often, and how it came there. */
        @Override
        public String toString() {
            Map<String, Long> met = samples.stream().collect(Collectors.groupingBy(Block::own, TreeMap::new, Collectors
                    .counting()));
            return millis() + " ms, busy " + busy / 1_000_000 + " ms: " + met.entrySet().stream().sorted(
                    Map.Entry.<String, Long>comparingByValue().reversed()).limit(6).map(e -> e.getValue() + "× " + e
                            .getKey()).collect(Collectors.joining("; "));
        }

        private static String own(StackTraceElement[] stack) {
            String own = Arrays.stream(stack).filter(f -> f.getClassName().startsWith("dev.signalbox")).limit(3).map(
                    f -> f.getFileName() + ":" + f.getLineNumber()).collect(Collectors.joining(" < "));
            String toolkit = Arrays.stream(stack).filter(f -> f.getClassName().contains("javafx")).map(f -> f
                    .getClassName().replaceAll(".*\\.", "") + "." + f.getMethodName()).limit(2).collect(Collectors
                            .joining(" < "));
            return own + " (" + toolkit + ")" + (Boolean.getBoolean("fx.stacks") ? "\n    " + Arrays.stream(stack)
                    .limit(45).map(StackTraceElement::toString).collect(Collectors.joining("\n    ")) : "");
        }
    }

    public FxWatch() throws Exception {
        var thread = new CompletableFuture<Thread>();
        Platform.runLater(() -> thread.complete(Thread.currentThread()));
        fxThread = thread.get();
        Thread.ofPlatform().daemon().name("fx-watch").start(this::watch);
    }

    private void watch() {
        while (!over) {
            while (paused && !over) {
                LockSupport.parkNanos(50 * EVERY);
            }
            long asked = System.nanoTime();
            long busy = THREADS.getThreadCpuTime(fxThread.threadId());
            List<StackTraceElement[]> samples = new ArrayList<>();
            var answered = new AtomicBoolean();
            Thread watcher = Thread.currentThread();
            Platform.runLater(() -> {
                answered.set(true);
                LockSupport.unpark(watcher);
            });
            while (!answered.get() && !over) {
                LockSupport.parkNanos(SAMPLED);
                if (!answered.get()) {
                    samples.add(fxThread.getStackTrace());
                }
            }
            long took = System.nanoTime() - asked;
            if (took > WORTH_TELLING) {
                blocks.add(new Block(took, THREADS.getThreadCpuTime(fxThread.threadId()) - busy, samples));
            }
            LockSupport.parkNanos(EVERY);
        }
    }

    /** What happened since the last time, the longest first. */
    public List<Block> take() {
        List<Block> taken = new ArrayList<>();
        for (Block block = blocks.poll(); block != null; block = blocks.poll()) {
            taken.add(block);
        }
        taken.sort(Comparator.comparing(Block::nanos).reversed());
        return taken;
    }

    /** Lets the FX thread alone, for asking costs it time too. */
    public void pause(boolean now) {
        paused = now;
    }

    @Override
    public void close() {
        over = true;
    }
}
