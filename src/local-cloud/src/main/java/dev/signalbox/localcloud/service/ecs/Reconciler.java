package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Looks at all services, one after the other, whenever something has changed and every half second while there are any. */
final class Reconciler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final long PERIOD_MILLIS = 500;

    private final State state;
    private final Tasks tasks;
    private final Targets targets;
    private final ServiceBook book;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean closed;

    Reconciler(State state, Tasks tasks, Targets targets, ServiceBook book) {
        this.state = state;
        this.tasks = tasks;
        this.targets = targets;
        this.book = book;
        tasks.listener(_ -> look());
    }

    /** Begins, after taking back what an earlier process has left registered. */
    void start() {
        Thread.ofVirtual().name("ecs-services").start(() -> {
            targets.deregisterAll();
            run();
        });
    }

    /** Has the services looked at soon. */
    void look() {
        wanted.release();
    }

    private void run() {
        while (!closed) {
            state.services().values().toList().forEach(this::look);
            await();
        }
    }

    private void await() {
        try {
            if (state.services().size() == 0) {
                wanted.acquire();
            } else if (wanted.tryAcquire(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.trace("Something has changed");
            }
            wanted.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void look(ServiceRecord service) {
        if (closed) {
            return;
        }
        try {
            settle(service);
            state.services().get(service.key()).ifPresent(now -> new Rollout(book, tasks, targets, now).step());
        } catch (AwsServiceException e) {
            LOG.warn("Service {} cannot be brought further: {}", service.key(), ServiceError.messageOf(e));
        } catch (RuntimeException e) {
            LOG.error("Service {} cannot be brought further", service.key(), e);
        }
    }

    /** Registers what has come to run, and counts what has ended. */
    private void settle(ServiceRecord service) {
        for (var task : tasks.of(service)) {
            if (task.isRunning() && state.targets().range(task.arn() + "|").findAny().isEmpty()) {
                targets.register(service, task);
            }
            if (task.isOver()) {
                targets.deregister(task);
            }
            if (task.failedUntold()) {
                book.failed(service, task, task.lastWords());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        look();
    }
}
