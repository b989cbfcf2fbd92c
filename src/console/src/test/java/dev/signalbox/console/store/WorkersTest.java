package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers();

    @Test
    void whatDoesNotEndIsInterrupted() throws Exception {
        var began = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        workers.parallel("test").execute(() -> {
            began.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        began.await();
        workers.close();
        assertThat(interrupted).isTrue();
    }

    @Test
    void workAfterTheEndIsLeft() {
        var ran = new AtomicBoolean();
        var worker = workers.serial("test");
        workers.close();
        worker.execute(() -> ran.set(true));
        assertThat(ran).isFalse();
    }

    @Test
    void workGoesOnAfterAnErrorOfWhichTheHandlerHears() {
        var heard = new AtomicBoolean();
        var ran = new AtomicBoolean();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> heard.set(e instanceof StackOverflowError));
        try {
            var worker = workers.serial("test");
            worker.execute(() -> {
                throw new StackOverflowError("planted");
            });
            worker.execute(() -> ran.set(true));
            workers.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(ran).isTrue();
        assertThat(heard).isTrue();
    }

    @Test
    void workThatIsQueuedIsStillDone() {
        var ran = new AtomicBoolean();
        var worker = workers.serial("test");
        worker.execute(() -> Thread.yield());
        worker.execute(() -> ran.set(true));
        workers.close();
        assertThat(ran).isTrue();
    }
}
