package dev.signalbox.download.notifier;

import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A notifier in a process of its own, for tests that kill it. */
final class NotifierProcess {
    private NotifierProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var store = RedisStore.open(RedisSettings.of("127.0.0.1", Integer.parseInt(arguments[0])));
        new Notifier(store.callbacks(), Map.of("http", NotifierFixture.http()), NotifierFixture.quick(), "doomed",
                new Counters()).start();
        new CountDownLatch(1).await();
    }
}
