package dev.signalbox.download.api;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.Intake;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.Page;
import dev.signalbox.download.store.StatsBoard;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says what the test wants to hear, for what a real Redis says seldom. */
final class ScriptedStore implements Intake, JobView, AggregationView, CallbackQueue, StatsBoard {
    static final Instant T = Instant.parse("2026-11-22T05:00:00Z");
    final List<Job> jobs = new CopyOnWriteArrayList<>();
    final TreeMap<String, Entry> entries = new TreeMap<>();
    final List<Instance> published = new CopyOnWriteArrayList<>();
    final Deque<Enqueued> answers = new ArrayDeque<>();
    volatile boolean away;

    ApiPorts ports() {
        return new ApiPorts(this, this, this, this, this);
    }

    boolean ping() {
        check();
        return true;
    }

    private void check() {
        if (away) {
            throw new StoreException("Redis is away", new IllegalStateException("scripted"));
        }
    }

    static Job job(JobId id, JobSpec spec, JobStatus status) {
        var file = status == JobStatus.DONE || status == JobStatus.CALLBACK_FAILED
                ? Optional.of(new StoredFile("files", id.value().substring(0, 3) + "/" + id, "https://files.example/x",
                        228, "ab".repeat(32)))
                : Optional.<StoredFile>empty();
        return new Job(id, spec, status, 0, "", 0, file, "", "", 0, "", T, T, Optional.of(T), Optional.empty());
    }

    @Override
    public Enqueued enqueue(JobId id, JobSpec spec, Aggregation aggregation, long maxPending) {
        check();
        var answer = answers.isEmpty() ? Enqueued.ACCEPTED : answers.poll();
        if (answer == Enqueued.ACCEPTED) {
            jobs.addFirst(job(id, spec, JobStatus.PENDING));
            var old = entries.get(aggregation.id());
            entries.put(aggregation.id(), new Entry(old == null ? aggregation : old.aggregation(),
                    old == null ? 1 : old.pending() + 1, 0, false));
        }
        return answer;
    }

    @Override
    public Optional<Job> find(JobId id) {
        check();
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public Page<Job> list(Filter filter, String cursor, int limit) {
        var all = jobs.stream().filter(job -> filter.status().map(job.status()::equals).orElse(true))
                .filter(job -> filter.aggrId().map(job.spec().aggrId()::equals).orElse(true)).toList();
        return page(all, cursor, limit);
    }

    private <A> Page<A> page(List<A> all, String cursor, int limit) {
        check();
        var from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public Map<JobStatus, Long> counts() {
        check();
        var counts = new EnumMap<JobStatus, Long>(JobStatus.class);
        jobs.forEach(job -> counts.merge(job.status(), 1L, Long::sum));
        return counts;
    }

    @Override
    public Canceled cancel(JobId id, Duration keep) {
        var job = find(id);
        if (job.isEmpty()) {
            return Canceled.UNKNOWN_JOB;
        }
        if (job.get().downloaded() || job.get().status() == JobStatus.FAILED) {
            return Canceled.TOO_LATE;
        }
        jobs.replaceAll(one -> one.id().equals(id) ? job(id, one.spec(), JobStatus.CANCELED) : one);
        return Canceled.DONE;
    }

    @Override
    public Page<Entry> list(String cursor, int limit) {
        return page(List.copyOf(entries.values()), cursor, limit);
    }

    @Override
    public Optional<Entry> find(String id) {
        check();
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public Entry set(Aggregation aggregation) {
        var pending = find(aggregation.id()).map(Entry::pending).orElse(0L);
        entries.put(aggregation.id(), new Entry(aggregation, pending, 0, true));
        return entries.get(aggregation.id());
    }

    @Override
    public boolean release(String id) {
        return entries.remove(id) != null;
    }

    @Override
    public Retried retry(JobId id) {
        return find(id).map(job -> job.status() == JobStatus.CALLBACK_FAILED ? Retried.REQUEUED : Retried.NOT_FAILED)
                .orElse(Retried.UNKNOWN_JOB);
    }

    @Override
    public List<Instance> instances() {
        check();
        return new ArrayList<>(published);
    }

    @Override
    public void publish(String component, String name, Map<String, Long> counters, Duration ttl) {
        published.add(new Instance(component, name, T, counters));
    }

    @Override
    public void withdraw(String component, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ClaimedCallback> claim(String instance, int max, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duration untilNext(Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delivered(Claim claim, Duration keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retryLater(Claim claim, String error, Duration pause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean failed(Claim claim, String error, Duration keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean giveBack(Claim claim) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int reclaim(int max) {
        throw new UnsupportedOperationException();
    }
}
