package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.ClaimedJob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;

/** What the store should hold, in plain Java, and the comparison with what Redis holds. */
final class StoreModel {
    static final List<String> AGGREGATIONS = List.of("a", "b", "c");
    static final List<String> STORAGES = List.of("disk", "");

    final Map<JobId, Entry> jobs = new LinkedHashMap<>();
    final Map<String, Limits> aggregations = new TreeMap<>();

    static final class Limits {
        int limit;
        boolean operator;
    }

    static final class Entry {
        final String aggr;
        final boolean tells;
        JobStatus status = JobStatus.PENDING;
        boolean later;
        boolean place;
        boolean leaseEnds;
        boolean deleting;
        long fence;
        long seen;
        String over = "";
        String told = "";
        String storage = "";
        int downloads;
        int losses;
        int callbacks;

        Entry(String aggr, boolean tells) {
            this.aggr = aggr;
            this.tells = tells;
        }

        boolean listedForDeletion() {
            return status.isEnd();
        }

        void end(boolean success) {
            status = tells ? JobStatus.CALLBACK_PENDING : success ? JobStatus.DONE : JobStatus.FAILED;
            later = false;
        }
    }

    long running(String aggr) {
        return jobs.values().stream().filter(x -> x.place && x.aggr.equals(aggr)).count();
    }

    private long pending(String aggr) {
        return jobs.values().stream().filter(x -> x.status == JobStatus.PENDING && x.aggr.equals(aggr)).count();
    }

    void enqueued(JobId id, Entry entry, int limit) {
        jobs.put(id, entry);
        aggregations.computeIfAbsent(entry.aggr, _ -> {
            var limits = new Limits();
            limits.limit = limit;
            return limits;
        });
    }

    /** An aggregation goes with its last job. */
    void settle() {
        aggregations.entrySet().removeIf(x -> !x.getValue().operator && pending(x.getKey()) + running(x.getKey()) == 0);
    }

    void claimed(Collection<ClaimedJob> claimed, boolean all, boolean leaseEnds) {
        for (var one : claimed) {
            var entry = jobs.get(one.claim().id());
            assertThat(entry.status).isEqualTo(JobStatus.PENDING);
            assertThat(entry.later).isFalse();
            assertThat(one.claim().fence()).isGreaterThan(entry.fence);
            assertThat(one.aggregation().limit()).isEqualTo(aggregations.get(entry.aggr).limit);
            entry.status = JobStatus.DOWNLOADING;
            entry.fence = one.claim().fence();
            entry.place = true;
            entry.leaseEnds = leaseEnds;
            entry.downloads++;
            assertThat(running(entry.aggr)).isLessThanOrEqualTo(aggregations.get(entry.aggr).limit);
        }
        if (all) {
            for (var aggr : aggregations.entrySet()) {
                var left = jobs.values().stream().filter(x -> x.aggr.equals(aggr.getKey()) && !x.later
                        && x.status == JobStatus.PENDING).count();
                assertThat(left == 0 || running(aggr.getKey()) >= aggr.getValue().limit).as("gave all it may").isTrue();
            }
        }
    }

    boolean holds(Claim claim, JobStatus status) {
        var entry = jobs.get(claim.id());
        return entry != null && entry.fence == claim.fence() && entry.status == status;
    }

    /** Each job in the one place where its status says, and nothing else anywhere. */
    void compare(RedisStore store, Jedis inside) {
        assertThat(zset(inside, "jobs")).isEqualTo(ids(jobs.keySet()));
        for (var status : JobStatus.values()) {
            assertThat(zset(inside, "status:" + status.word())).isEqualTo(where(x -> x.status == status));
        }
        for (var aggr : AGGREGATIONS) {
            assertThat(zset(inside, "of:" + aggr)).isEqualTo(where(x -> x.aggr.equals(aggr)));
            assertThat(zset(inside, "pending:" + aggr)).isEqualTo(where(x -> x.aggr.equals(aggr)
                    && x.status == JobStatus.PENDING));
            assertThat(inside.smembers(StoreFixture.key("running:" + aggr))).isEqualTo(where(x -> x.aggr.equals(aggr)
                    && x.place));
        }
        assertThat(zset(inside, "leases").stream().map(x -> x.substring(0, 14)).collect(Collectors.toSet())).isEqualTo(
                where(
                        x -> x.place));
        assertThat(zset(inside, "callbacks")).isEqualTo(where(x -> x.status == JobStatus.CALLBACK_PENDING));
        assertThat(zset(inside, "calling")).isEqualTo(where(x -> x.status == JobStatus.CALLING_BACK));
        for (var storage : STORAGES) {
            assertThat(zset(inside, "deletions:" + storage)).isEqualTo(where(x -> x.listedForDeletion() && x.storage
                    .equals(
                            storage)));
        }
        assertThat(zset(inside, "aggregations")).isEqualTo(aggregations.keySet());
        assertThat(zset(inside, "due")).isEqualTo(aggregations.entrySet().stream().filter(x -> pending(x.getKey()) > 0
                && running(x.getKey()) < x.getValue().limit).map(Map.Entry::getKey).collect(Collectors.toSet()));
        jobs.forEach((id, entry) -> {
            var job = store.jobs().find(id).orElseThrow();
            assertThat(job.downloads()).isEqualTo(entry.downloads);
            assertThat(job.callbacks()).isEqualTo(entry.callbacks);
        });
    }

    private interface Test {
        boolean of(Entry entry);
    }

    private Set<String> where(Test test) {
        return ids(jobs.entrySet().stream().filter(x -> test.of(x.getValue())).map(Map.Entry::getKey).toList());
    }

    private static Set<String> ids(Collection<JobId> ids) {
        return ids.stream().map(JobId::value).collect(Collectors.toSet());
    }

    private static Set<String> zset(Jedis inside, String name) {
        return new TreeSet<>(inside.zrange(StoreFixture.key(name), 0, -1));
    }
}
