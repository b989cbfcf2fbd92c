package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.StoreException;
import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Three nodes: all keys lie in one slot, on whichever node that is, or goes to. */
final class ClusterTest {
    private static final int SLOTS = 16384;

    private static void join(List<RedisServer> nodes) throws InterruptedException {
        for (int i = 0; i < nodes.size(); i++) {
            try (var node = nodes.get(i).client()) {
                node.clusterAddSlots(IntStream.range(SLOTS * i / nodes.size(), SLOTS * (i + 1) / nodes.size())
                        .toArray());
                node.clusterMeet("127.0.0.1", nodes.getFirst().port());
            }
        }
        for (var server : nodes) {
            try (var node = server.client()) {
                StoreFixture.await(() -> node.clusterInfo().contains("cluster_state:ok") && node.clusterInfo().contains(
                        "cluster_known_nodes:" + nodes.size()));
            }
        }
    }

    private static void work(RedisStore store) {
        var id = JobId.random();
        store.intake().enqueue(id, JobSpec.of("http://localhost/a", "a", CallbackSpec.NONE), StoreFixture.aggregation(
                "a", 2),
                0);
        var claim = store.downloads().claim("one", 1, StoreFixture.LEASE).getFirst().claim();
        assertThat(claim.id()).isEqualTo(id);
        assertThat(store.downloads().renew(List.of(claim), StoreFixture.LEASE)).isEmpty();
        assertThat(store.downloads().finish(claim, StoreFixture.success(id, "disk"), Duration.ZERO)).isTrue();
        assertThat(store.jobs().counts()).containsEntry(JobStatus.DONE, 1L);
        store.deletions().claim("disk", 1, StoreFixture.LEASE).forEach(x -> store.deletions().forget(x.id(), "disk"));
        store.stats().publish("api", "me", Map.of("alive", 1L), StoreFixture.KEEP);
        assertThat(store.stats().instances()).hasSize(1);
        store.ping();
    }

    @Test
    void worksAlsoWhenTheSlotMoves() throws Exception {
        var config = new String[]{"cluster-enabled yes", "cluster-node-timeout 2000"};
        try (var a = RedisServer.start(config);
                var b = RedisServer.start(config);
                var c = RedisServer.start(config)) {
            var nodes = List.of(a, b, c);
            join(nodes);
            try (var store = RedisStore.open(RedisSettings.of(new Servers.Cluster(List.of(new Address(a.host(), a
                    .port())))))) {
                work(store);
                moveSlot(nodes);
                work(store);
            }
        }
    }

    /** To the next node, with all keys in it, as a cluster does when it is made larger. */
    private static void moveSlot(List<RedisServer> nodes) {
        int slot = JedisClusterCRC16.getSlot("{" + RedisSettings.DEFAULT_KEY_PREFIX + "}");
        int from = IntStream.range(0, 3).filter(i -> slot < SLOTS * (i + 1) / 3).findFirst().orElseThrow();
        try (var source = nodes.get(from).client(); var target = nodes.get((from + 1) % 3).client()) {
            target.clusterSetSlotImporting(slot, source.clusterMyId());
            source.clusterSetSlotMigrating(slot, target.clusterMyId());
            for (var key : source.clusterGetKeysInSlot(slot, 1000)) {
                source.migrate("127.0.0.1", nodes.get((from + 1) % 3).port(), key, 0, 1000);
            }
            var owner = target.clusterMyId();
            target.clusterSetSlotNode(slot, owner);
            source.clusterSetSlotNode(slot, owner);
        }
    }

    @Test
    void saysThatNoNodeAnswers() {
        var settings = RedisSettings.of(new Servers.Cluster(List.of(new Address("127.0.0.1", 1))));

        assertThatThrownBy(() -> RedisStore.open(settings).close()).isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "cluster [127.0.0.1:1]");
    }
}
