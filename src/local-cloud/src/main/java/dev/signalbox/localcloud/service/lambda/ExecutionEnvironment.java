package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.bootstrap.LambdaBootstrap;
import dev.signalbox.localcloud.runtime.ChildExit;
import dev.signalbox.localcloud.runtime.ChildProcess;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child JVM that runs one function, one invocation at a time; used again until it fails or rests too long. */
final class ExecutionEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionEnvironment.class);
    /** AWS allows 10 s, but on machines whose cores are not shared with a dozen other JVMs. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(60);
    private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(1);

    private final String id;
    private final FunctionRecord function;
    private final FunctionLog log;
    private final AotCaches.Start start;
    private final long createdNanos = System.nanoTime();
    /** Its own queue: a child that is being killed may still poll, and must not swallow another's event. */
    private final BlockingQueue<Invocation> events = new LinkedBlockingQueue<>(1);
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private volatile CompletableFuture<Long> outputEnd = new CompletableFuture<>();
    private volatile @Nullable Invocation current;
    private volatile @Nullable ChildExit ended;
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable Outcome initFailure;
    private volatile boolean broken;

    ExecutionEnvironment(String id, FunctionRecord function, FunctionLog log, AotCaches.Start start) {
        this.id = id;
        this.function = function;
        this.log = log;
        this.start = start;
    }

    String id() {
        return id;
    }

    FunctionRecord function() {
        return function;
    }

    AotCaches.Start start() {
        return start;
    }

    /** Whether it has ever asked for work, or could tell why it will not. */
    boolean wasReady() {
        return ready.isDone() || initFailure != null;
    }

    /** Called once the child runs. */
    void started(ChildProcess child, Runnable afterEnd) {
        process = child;
        child.exit().thenAcceptAsync(exit -> {
            ended(exit);
            log.close();
            afterEnd.run();
        }, task -> Thread.ofVirtual().start(task));
    }

    /** Whether it can take a further invocation. */
    boolean usable() {
        return !broken && ended == null;
    }

    /** Kills the child; a pending invocation fails. */
    void close() {
        broken = true;
        var child = process;
        if (child != null) {
            child.kill();
        }
    }

    /** Takes a line of the child's output. */
    void line(String text) {
        int mark = text.indexOf(LambdaBootstrap.END_MARK);
        if (mark < 0) {
            log.line(text);
            return;
        }
        if (mark > 0) {
            log.line(text.substring(0, mark));
        }
        outputEnd.complete(Long.parseLong(text.substring(text.lastIndexOf(' ') + 1)));
    }

    /** Runs one invocation. Blocks until the function has answered, failed or timed out. */
    Outcome invoke(Invocation invocation) {
        boolean cold = !ready.isDone();
        outputEnd = new CompletableFuture<>();
        current = invocation;
        log.startTail();
        var exit = ended;
        if (exit != null) {
            ended(exit);
        }
        var outcome = await(CompletableFuture.anyOf(ready, invocation.outcome()), INIT_LIMIT).isPresent()
                ? run(invocation, cold)
                : timedOut(invocation, INIT_LIMIT);
        current = null;
        return outcome.withLog(log.tail());
    }

    private Outcome run(Invocation invocation, boolean cold) {
        var report = new InvocationReport(function, log, invocation.requestId());
        report.start();
        if (!invocation.outcome().isDone()) {
            events.add(invocation);
        }
        var limit = Duration.ofSeconds(function.configuration().timeoutSeconds());
        var outcome = await(invocation.outcome(), limit);
        var exit = ended;
        if (exit != null && initFailure == null) {
            report.exited(exit);
        }
        if (outcome.isEmpty()) {
            report.timedOut();
            close();
        }
        var memory = outcome.isPresent() && exit == null ? await(outputEnd, OUTPUT_LIMIT) : Optional.<Long>empty();
        report.end(memory, cold ? Optional.ofNullable(ready.getNow(null)) : Optional.empty());
        return outcome.orElseGet(() -> FunctionErrors.timedOut(invocation.requestId(), limit.toSeconds()));
    }

    private Outcome timedOut(Invocation invocation, Duration limit) {
        close();
        return FunctionErrors.timedOut(invocation.requestId(), limit.toSeconds());
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
        try {
            return Optional.of(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.debug("Nothing within {}", limit);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("These futures never fail", e);
        }
    }

    private void ended(ChildExit exit) {
        ended = exit;
        var waiting = current;
        var failure = initFailure;
        if (waiting != null) {
            waiting.outcome().complete(failure == null ? FunctionErrors.exited(waiting.requestId(), exit) : failure);
        }
    }

    /** The child asks for work. The first time shows that it is ready. */
    Optional<Invocation> next(Duration wait) throws InterruptedException {
        ready.complete(Duration.ofNanos(System.nanoTime() - createdNanos));
        return broken ? Optional.empty() : Optional.ofNullable(events.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The child answers; tells whether it was asked. */
    boolean answer(String requestId, byte[] payload, boolean failed) {
        var waiting = current;
        if (waiting == null || !waiting.requestId().equals(requestId)) {
            return false;
        }
        return waiting.outcome().complete(new Outcome(payload, failed, ""));
    }

    /** The child could not load the function, and will end. */
    void failInit(byte[] error) {
        broken = true;
        var failure = new Outcome(error, true, "");
        initFailure = failure;
        var waiting = current;
        if (waiting != null) {
            waiting.outcome().complete(failure);
        }
    }
}
