package dev.signalbox.download.store.redis;

import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.DeletionQueue;
import dev.signalbox.download.store.DownloadQueue;
import dev.signalbox.download.store.Intake;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.StatsBoard;
import dev.signalbox.download.store.StoreException;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The ports of the store over one bounded pool of connections, for any number of threads. */
public final class RedisStore implements AutoCloseable {
    private final UnifiedJedis redis;
    private final Scripts scripts;

    private RedisStore(UnifiedJedis redis, RedisSettings settings) {
        this.redis = redis;
        scripts = new Scripts(redis, settings.keyPrefix(), place(settings), settings.timeout());
    }

    /**
     * One server need not be there yet. Of sentinels and of a cluster one must answer.
     *
     * @throws StoreException when none does
     * @throws IllegalArgumentException when the settings cannot be used
     */
    public static RedisStore open(RedisSettings settings) {
        try {
            return new RedisStore(RedisClients.open(settings), settings);
        } catch (JedisException e) {
            throw Scripts.trouble(place(settings), e);
        }
    }

    private static String place(RedisSettings settings) {
        return switch (settings.servers()) {
            case Servers.Single(var address) -> address.toString();
            case Servers.Sentinels(var sentinels, var masterName, _) -> masterName + " of sentinels " + sentinels;
            case Servers.Cluster(var nodes) -> "cluster " + nodes;
        };
    }

    public Intake intake() {
        return new RedisIntake(scripts);
    }

    public DownloadQueue downloads() {
        return new RedisDownloads(scripts);
    }

    public CallbackQueue callbacks() {
        return new RedisCallbacks(scripts);
    }

    public DeletionQueue deletions() {
        return new RedisDeletions(scripts);
    }

    public JobView jobs() {
        return new RedisJobs(scripts);
    }

    public AggregationView aggregations() {
        return new RedisAggregations(scripts);
    }

    public StatsBoard stats() {
        return new RedisStats(scripts);
    }

    /** @throws StoreException when Redis does not answer, or takes no writes */
    public void ping() {
        scripts.number("ping");
    }

    @Override
    public void close() {
        redis.close();
    }
}
