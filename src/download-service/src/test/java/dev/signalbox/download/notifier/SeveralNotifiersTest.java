package dev.signalbox.download.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.callback.Message;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Notifiers that come, go and die while others work. */
class SeveralNotifiersTest extends NotifierFixture {
    @Test
    void eachCallbackIsSentOnce() throws Exception {
        var ids = many(100);
        start(quick());
        start(quick());
        start(quick());
        for (var id : ids) {
            await(id, JobStatus.DONE);
        }
        assertThat(receiver.calls()).extracting(c -> c.header(Message.KEY_NAME)).doesNotHaveDuplicates().hasSize(100);
    }

    /** In the original a second notifier that started queued again what the first was sending. */
    @Test
    void rogueCollection() throws Exception {
        receiver.stall();
        var ids = many(4);
        start(quick());
        await(() -> receiver.count() == 4);
        start(quick());
        Thread.sleep(quick().lease().toMillis() * 2);
        receiver.goOn();
        for (var id : ids) {
            await(id, JobStatus.DONE);
            assertThat(job(id).callbacks()).isOne();
        }
        assertThat(receiver.count()).isEqualTo(4);
    }

    /** In the original a callback that was popped and not yet marked was lost with its notifier. */
    @Test
    void whatAKilledNotifierWasSendingIsSentByAnotherUnderTheSameKey() throws Exception {
        receiver.stall();
        var id = downloaded(toReceiver());
        var process = process();
        try {
            await(() -> receiver.count() == 1);
            assertThat(job(id).status()).isEqualTo(JobStatus.CALLING_BACK);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        receiver.goOn();

        start(quick());
        await(id, JobStatus.DONE);
        assertThat(receiver.calls()).hasSize(2).extracting(c -> c.header(Message.KEY_NAME)).containsOnly(id.value());
        assertThat(job(id).callbacks()).as("what died is no attempt").isOne();
    }

    private static Process process() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                NotifierProcess.class.getName(), String.valueOf(redisPort())).inheritIO().start();
    }

    @Test
    void aGracefulStopLetsCallbacksUnderWayEnd() throws Exception {
        receiver.stall();
        var id = downloaded(toReceiver());
        var notifier = start(new NotifierSettings(4, KEEP, KEEP, 2, KEEP, Duration.ofSeconds(1), Duration.ofSeconds(
                20)));
        await(() -> receiver.count() == 1);
        var closing = Thread.ofVirtual().start(notifier::close);
        Thread.sleep(100);
        var late = downloaded(toReceiver());
        receiver.goOn();
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();

        assertThat(job(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(job(late).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
    }

    @Test
    void aGracefulStopGivesTheRestBackWithoutCountingIt() throws Exception {
        receiver.stall();
        var id = downloaded(toReceiver());
        var notifier = start(quick());
        await(() -> receiver.count() == 1);
        long start = System.nanoTime();
        notifier.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(job(id).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        assertThat(job(id).callbacks()).isZero();
        receiver.goOn();
        start(quick());
        await(id, JobStatus.DONE);
    }

    /** The receiver has it, so the store is asked until it answers, not the receiver. */
    @Test
    void aStoreThatIsAwayAfterwardsIsAskedAgain() throws Exception {
        var failures = new AtomicInteger(3);
        var queue = store(method -> {
            if (method.equals("delivered") && failures.getAndDecrement() > 0) {
                throw new StoreException("away", new IOException());
            }
        });
        var id = downloaded(toReceiver());
        start(queue, Map.of("http", http()), quick());
        await(id, JobStatus.DONE);
        assertThat(receiver.count()).isOne();
        assertThat(failures.get()).isNegative();
    }

    @Test
    void whoCannotRenewStopsSendingBeforeItsLeaseEnds() throws Exception {
        receiver.stall();
        var id = downloaded(toReceiver());
        var claims = new AtomicInteger();
        start(store(method -> {
            if (method.equals("renew") || (method.equals("claim") && claims.incrementAndGet() > 1)) {
                throw new StoreException("away", new IOException());
            }
        }), Map.of("http", http()), quick());
        await(() -> receiver.count() == 1);
        await(id, JobStatus.CALLBACK_PENDING);
        assertThat(store.callbacks().reclaim(10)).as("leases that ended").isZero();
        receiver.goOn();
        start(quick());
        await(id, JobStatus.DONE);
        assertThat(receiver.count()).isEqualTo(2);
    }

    private interface Before {
        void call(String method);
    }

    /** The store, with something done before each call. */
    private CallbackQueue store(Before before) {
        return (CallbackQueue) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{CallbackQueue.class},
                (_, method, arguments) -> {
                    before.call(method.getName());
                    try {
                        return method.invoke(store.callbacks(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private List<JobId> many(int number) {
        var ids = new ArrayList<JobId>();
        for (int i = 0; i < number; i++) {
            ids.add(downloaded(toReceiver()));
        }
        return ids;
    }
}
