package dev.signalbox.benchmarks;

import dev.signalbox.benchmarks.downloads.ServiceRates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;

/** The download service on the Redis server that the local cloud's ElastiCache runs. */
final class DownloadRates {
    private static final String GROUP = "bench";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DownloadRates() {}

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException, ExecutionException {
        try (var cloud = new BenchCloud(home, folder.resolve("cloud"));
                var caches = cloud.access().client(ElastiCacheClient.builder())) {
            caches.createReplicationGroup(b -> b.replicationGroupId(GROUP).replicationGroupDescription(GROUP)
                    .engine("valkey").cacheNodeType("cache.t4g.micro").numCacheClusters(1));
            return ServiceRates.measure(home, folder.resolve("work"), address(caches));
        }
    }

    private static String address(ElastiCacheClient caches) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            var group = caches.describeReplicationGroups(b -> b.replicationGroupId(GROUP)).replicationGroups()
                    .getFirst();
            if (group.status().equals("available")) {
                var at = group.nodeGroups().getFirst().primaryEndpoint();
                return at.address() + ":" + at.port();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("ElastiCache did not start Redis within " + LIMIT);
    }
}
