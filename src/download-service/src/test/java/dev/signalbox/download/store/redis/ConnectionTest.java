package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.DownloadOutcome;
import redis.clients.jedis.Jedis;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue.Retried;
import dev.signalbox.download.store.JobView.Canceled;
import dev.signalbox.download.store.StoreException;
import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Login;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A server that goes, comes back, hangs, is full, or wants to know who asks. */
final class ConnectionTest {
    private static RedisSettings to(RedisServer server) {
        return RedisSettings.of(server.host(), server.port());
    }

    private static RedisSettings impatient(RedisServer server) {
        return new RedisSettings(new Servers.Single(new Address(server.host(), server.port())), Optional.empty(), 0,
                Optional
                        .empty(), "p", Duration.ofMillis(200), Duration.ofMillis(200), 2);
    }

    private static JobId add(RedisStore store) {
        var id = JobId.random();
        store.intake().enqueue(id, JobSpec.of("http://localhost/a", "a", StoreFixture.CALLBACK), StoreFixture
                .aggregation("a",
                        9), 0);
        return id;
    }

    @Test
    void aServerNeedNotBeThereYet() {
        try (var server = RedisServer.start()) {
            server.stop();
            try (var store = RedisStore.open(impatient(server))) {
                assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageContaining("127.0.0.1:"
                        + server
                                .port());
                server.restart();
                store.ping();
            }
        }
    }

    /** All connections of the pool are broken then, and the scripts are not loaded any more. */
    @Test
    void aRestartIsNotNoticed() throws Exception {
        try (var server = RedisServer.start("appendonly yes", "appendfsync always");
                var store = RedisStore.open(to(server))) {
            var ids = new ArrayList<JobId>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<Future<JobId>>();
                for (int i = 0; i < 40; i++) {
                    all.add(threads.submit(() -> add(store)));
                }
                for (var one : all) {
                    ids.add(one.get());
                }
            }
            var claim = store.downloads().claim("one", 1, StoreFixture.LEASE).getFirst().claim();

            server.kill();
            server.restart();

            assertThat(store.downloads().renew(List.of(claim), StoreFixture.LEASE)).isEmpty();
            assertThat(store.jobs().counts()).containsEntry(JobStatus.PENDING, 39L).containsEntry(JobStatus.DOWNLOADING,
                    1L);
            assertThat(store.downloads().claim("one", 100, StoreFixture.LEASE)).hasSize(8);
            assertThat(ids).allMatch(x -> store.jobs().find(x).isPresent());
        }
    }

    @Test
    void scriptsAreSentAgainWhenTheServerForgotThem() {
        try (var server = RedisServer.start();
                var store = RedisStore.open(to(server));
                var inside = server.client()) {
            var id = add(store);
            inside.scriptFlush();

            assertThat(store.jobs().find(id)).isPresent();
        }
    }

    @Test
    void aServerThatHangsIsGivenUp() {
        try (var server = RedisServer.start();
                var store = RedisStore.open(impatient(server));
                var inside = server.client()) {
            store.ping();
            inside.clientPause(1500);
            long began = System.nanoTime();

            assertThatThrownBy(store::ping).isInstanceOf(StoreException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1200));
        }
    }

    /** What is refused is refused whole: its first command adds. */
    @Test
    void aFullServerTakesNothingNew() {
        try (var server = RedisServer.start();
                var store = RedisStore.open(to(server));
                var inside = server.client()) {
            add(store);
            store.downloads().claim("one", 1, StoreFixture.LEASE);
            var before = dump(inside);
            inside.configSet("maxmemory", "1");

            for (var refused : List.<Runnable>of(() -> add(store), () -> store.aggregations().set(StoreFixture
                    .aggregation("a", 1)), () -> store.stats().publish("api", "one", Map.of("n", 1L),
                            StoreFixture.KEEP),
                    store::ping)) {
                assertThatThrownBy(refused::run).isInstanceOf(StoreException.class).hasMessageContaining("OOM");
            }

            assertThat(dump(inside)).isEqualTo(before);
        }
    }

    /** Else nothing would ever free its memory. */
    @Test
    void aFullServerDrains() throws Exception {
        try (var server = RedisServer.start();
                var store = RedisStore.open(to(server));
                var inside = server.client()) {
            var all = List.of(add(store), add(store), add(store), add(store));
            var keep = Duration.ZERO;
            var lease = StoreFixture.LEASE;
            inside.configSet("maxmemory", "1");

            var claims = store.downloads().claim("one", 4, lease).stream().map(x -> x.claim()).toList();
            assertThat(store.downloads().renew(claims, lease)).isEmpty();
            assertThat(store.jobs().cancel(claims.get(0).id(), keep)).isEqualTo(Canceled.DONE);
            assertThat(store.downloads().retryLater(claims.get(0), StoreFixture.mayPass(true), keep)).isFalse();
            assertThat(store.downloads().retryLater(claims.get(1), StoreFixture.mayPass(true), keep)).isTrue();
            store.downloads().renew(claims.subList(2, 3), Duration.ofMillis(1));
            Thread.sleep(2);
            assertThat(store.downloads().reclaim(10, 5, keep)).isEqualTo(1);
            for (var again : store.downloads().claim("one", 4, lease)) {
                store.downloads().finish(again.claim(), StoreFixture.success(again.claim().id(), "disk"), keep);
            }
            store.downloads().finish(claims.get(3), new DownloadOutcome.Failed("no", 0), keep);
            store.callbacks().claim("one", 1, Duration.ofMillis(1));
            Thread.sleep(2);
            assertThat(store.callbacks().reclaim(10)).isEqualTo(1);
            var told = store.callbacks().claim("one", 4, lease);
            assertThat(told).hasSize(3);
            store.callbacks().failed(told.get(0).claim(), "no", keep);
            assertThat(store.callbacks().retry(told.get(0).claim().id())).isEqualTo(Retried.REQUEUED);
            assertThat(store.callbacks().retryLater(told.get(1).claim(), "no", keep)).isTrue();
            assertThat(store.callbacks().delivered(told.get(2).claim(), keep)).isTrue();
            store.callbacks().claim("one", 4, lease).forEach(x -> store.callbacks().delivered(x.claim(), keep));
            for (var storage : List.of("disk", "")) {
                for (var due : store.deletions().claim(storage, 10, lease)) {
                    store.deletions().defer(due.id(), storage, keep);
                    store.deletions().forget(due.id(), storage);
                }
            }

            assertThat(all).allMatch(x -> store.jobs().find(x).isEmpty());
            assertThat(inside.keys("*")).isEmpty();
        }
    }

    private static String dump(Jedis inside) {
        return inside.keys("*").stream().sorted().map(x -> x + "=" + switch (inside.type(x)) {
            case "hash" -> new TreeMap<>(inside.hgetAll(x)).toString();
            case "zset" -> inside.zrangeWithScores(x, 0, -1).toString();
            default -> inside.smembers(x).toString();
        }).toList().toString();
    }

    @Test
    void logsInAsAUserWhoMayOnlyTouchItsOwnKeys() {
        try (var server = RedisServer.start("user default off",
                "user downloads on >secret ~{signalbox-downloads}* +@all -@dangerous",
                "user other on >secret ~other* +@all")) {
            try (var store = RedisStore.open(to(server).withLogin(new Login(Optional.of("downloads"), "secret"))
                    .withDatabase(
                            3))) {
                store.ping();
                var id = add(store);
                assertThat(store.downloads().claim("one", 1, StoreFixture.LEASE)).extracting(x -> x.claim().id())
                        .containsExactly(id);
                assertThat(store.jobs().counts()).containsEntry(JobStatus.DOWNLOADING, 1L);
            }
            for (var login : List.of(new Login(Optional.of("downloads"), "wrong"), new Login(Optional.of("other"),
                    "secret"))) {
                try (var store = RedisStore.open(to(server).withLogin(login))) {
                    assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageNotContaining(
                            "secret");
                }
            }
        }
    }

    @Test
    void logsInByPasswordAlone() {
        try (var server = RedisServer.start("requirepass secret")) {
            try (var store = RedisStore.open(to(server).withLogin(new Login(Optional.empty(), "secret")))) {
                store.ping();
            }
            try (var store = RedisStore.open(to(server))) {
                assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageContaining("NOAUTH");
            }
        }
    }

    @Test
    void aPlaceThatBecameAReplicaIsLeft() {
        try (var server = RedisServer.start();
                var store = RedisStore.open(to(server));
                var inside = server.client()) {
            store.ping();
            inside.replicaof("127.0.0.1", 1);
            assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageContaining("READONLY");

            inside.replicaofNoOne();
            store.ping();
        }
    }
}
