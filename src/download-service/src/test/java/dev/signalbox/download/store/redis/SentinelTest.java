package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.store.Intake;
import dev.signalbox.download.store.StoreException;
import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Login;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A master that dies, and a replica that takes over. */
final class SentinelTest {
    private static final Login LOGIN = new Login(Optional.empty(), "secret");

    private static RedisSettings by(RedisServer sentinel) {
        return RedisSettings.of(new Servers.Sentinels(List.of(new Address(sentinel.host(), 1), new Address(sentinel
                .host(),
                sentinel.port())), "main", Optional.of(new Login(Optional.empty(), "of the sentinel")))).withLogin(
                        LOGIN);
    }

    private static Intake.Enqueued add(RedisStore store, JobId id) {
        return store.intake().enqueue(id, JobSpec.of("http://localhost/a", "a", CallbackSpec.NONE), StoreFixture
                .aggregation(
                        "a", 2), 0);
    }

    @Test
    void workGoesOnWithTheNextMaster() throws Exception {
        var password = new String[]{"requirepass secret", "masterauth secret"};
        try (var master = RedisServer.start(password);
                var replica = RedisServer.start("requirepass secret", "masterauth secret", "replicaof 127.0.0.1 "
                        + master
                                .port());
                var sentinel = RedisServer.sentinel("requirepass \"of the sentinel\"",
                        "sentinel monitor main 127.0.0.1 "
                                + master.port() + " 1", "sentinel down-after-milliseconds main 400",
                        "sentinel failover-timeout main 3000", "sentinel auth-pass main secret")) {
            awaitReplica(master);
            try (var store = RedisStore.open(by(sentinel))) {
                var first = JobId.random();
                add(store, first);
                var claim = store.downloads().claim("one", 1, StoreFixture.LEASE).getFirst().claim();
                awaitWritten(master);

                master.kill();

                var second = JobId.random();
                StoreFixture.await(() -> tried(store, second));
                assertThat(store.downloads().renew(List.of(claim), StoreFixture.LEASE)).isEmpty();
                assertThat(store.downloads().finish(claim, StoreFixture.success(first, "disk"), StoreFixture.KEEP))
                        .isTrue();
                assertThat(store.downloads().claim("one", 9, StoreFixture.LEASE)).extracting(x -> x.claim().id())
                        .containsExactly(second);
                try (var inside = replica.client()) {
                    inside.auth("secret");
                    assertThat(inside.role().getFirst()).isEqualTo("master");
                }
            }
        }
    }

    private static boolean tried(RedisStore store, JobId id) {
        try {
            return add(store, id) == Intake.Enqueued.ACCEPTED;
        } catch (StoreException _) {
            return false;
        }
    }

    private static void awaitReplica(RedisServer master) throws InterruptedException {
        try (var inside = master.client()) {
            inside.auth("secret");
            StoreFixture.await(() -> inside.info("replication").contains("state=online"));
            // A sentinel asks its master for replicas when it begins, and then every ten seconds.
        }
    }

    private static void awaitWritten(RedisServer master) {
        try (var inside = master.client()) {
            inside.auth("secret");
            assertThat(inside.waitReplicas(1, Duration.ofSeconds(5).toMillis())).isEqualTo(1);
        }
    }

    @Test
    void saysThatNoSentinelAnswers() {
        var settings = RedisSettings.of(new Servers.Sentinels(List.of(new Address("127.0.0.1", 1)), "main", Optional
                .empty()));

        assertThatThrownBy(() -> RedisStore.open(settings).close()).isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "main of sentinels [127.0.0.1:1]");
    }
}
