package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.JobPage;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A download service that says what a test wants, and remembers what it was asked to change. */
public final class ScriptedDownloads implements DownloadServiceGateway {
    public static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    public final List<DownloadJob> jobs = new CopyOnWriteArrayList<>();
    public final List<DownloadAggregation> aggregations = new CopyOnWriteArrayList<>();
    public final List<ServiceInstance> instances = new CopyOnWriteArrayList<>();
    public final List<String> changes = new CopyOnWriteArrayList<>();
    public Function<DownloadOrder, EnqueueAnswer> answer = _ -> new EnqueueAnswer.Taken("new-job");
    public Optional<Failure> failure = Optional.empty();
    public Optional<Failure> changeFailure = Optional.empty();

    public DownloadJob add(String id, DownloadStatus status, String file) {
        boolean failed = status == DownloadStatus.FAILED;
        boolean stored = status == DownloadStatus.DONE || status == DownloadStatus.CALLBACK_FAILED;
        var job = new DownloadJob(id, status, "https://files.example.com/originals/" + file, "files.example.com",
                new DownloadJob.Times(NOON.minusSeconds(900), NOON.minusSeconds(60L * (jobs.size() + 1)),
                        status == DownloadStatus.PENDING ? Optional.of(NOON.plusSeconds(120)) : Optional.empty()),
                failed ? 3 : 1, OptionalInt.of(2), failed ? Optional.of(
                        "Error while downloading, Received status code 404 Not Found, retriable: false, internal: false")
                        : Optional.empty(), failed ? OptionalInt.of(404)
                                : stored ? OptionalInt.of(200)
                                        : OptionalInt.empty(), new DownloadJob.Stored(stored ? Optional.of("files/"
                                                + id) : Optional.empty(), Optional.empty(), stored
                                                        ? OptionalLong.of(1_482_311)
                                                        : OptionalLong.empty(), stored ? Optional.of(
                                                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                                                                : Optional.empty(), stored ? Optional.of("image/png")
                                                                        : Optional.empty(), stored ? Optional.of(
                                                                                "1280x720") : Optional.empty(), Optional
                                                                                        .empty()), callback(status),
                Optional.of("order-1234567"), Optional.empty(), Set.of());
        jobs.add(job);
        return job;
    }

    private static DownloadJob.Callback callback(DownloadStatus status) {
        boolean lost = status == DownloadStatus.CALLBACK_FAILED;
        return new DownloadJob.Callback(Optional.of("http"), Optional.of("https://client.example.com/callbacks"), lost
                ? 2
                : 0, lost ? Optional.of("Post \"https://client.example.com/callbacks\": status 503") : Optional.empty(),
                Optional.empty());
    }

    public void aggregation(String id, int limit, double perSecond, long pending) {
        aggregations.add(new DownloadAggregation(id, limit, perSecond > 0 ? OptionalDouble.of(perSecond)
                : OptionalDouble.empty(), Optional.empty(), pending, Math.min(limit, pending), perSecond > 0));
    }

    private <T> T answer(T value) throws GatewayException {
        if (failure.isPresent()) {
            throw new GatewayException(failure.get());
        }
        return value;
    }

    private void change(String what) throws GatewayException {
        answer(what);
        if (changeFailure.isPresent()) {
            throw new GatewayException(changeFailure.get());
        }
        changes.add(what);
    }

    @Override
    public List<ServiceInstance> instances() throws GatewayException {
        return answer(List.copyOf(instances));
    }

    @Override
    public Map<DownloadStatus, Long> counts() throws GatewayException {
        return answer(jobs.stream().collect(Collectors.groupingBy(DownloadJob::status, Collectors.counting())));
    }

    @Override
    public JobPage jobs(JobQuery query, String cursor, int limit) throws GatewayException {
        var all = jobs.stream().filter(j -> query.status().map(j.status()::equals).orElse(true) && query.aggregation()
                .map(j.aggregation()::equals).orElse(true)).toList();
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + limit);
        return answer(new JobPage(new ArrayList<>(all.subList(from, to)), to < all.size() ? Optional.of("" + to)
                : Optional.empty()));
    }

    @Override
    public DownloadJob job(String id) throws GatewayException {
        answer(id);
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst().orElseThrow(() -> new GatewayException(
                new Failure.NotFound("unknown_job", "There is no job " + id, Optional.empty())));
    }

    @Override
    public EnqueueAnswer enqueue(DownloadOrder order) throws GatewayException {
        change("enqueue " + order.field("url").orElse("") + " in " + order.field("aggr_id").orElse(""));
        return answer.apply(order);
    }

    @Override
    public void cancel(String id) throws GatewayException {
        change("cancel " + id);
    }

    @Override
    public void retryCallback(String id) throws GatewayException {
        change("retry " + id);
    }

    @Override
    public List<DownloadAggregation> aggregations() throws GatewayException {
        return answer(List.copyOf(aggregations));
    }

    @Override
    public void limit(String aggregation, int limit, double requestsPerSecond) throws GatewayException {
        change("limit " + aggregation + " " + limit + " " + requestsPerSecond);
    }

    @Override
    public void release(String aggregation) throws GatewayException {
        change("release " + aggregation);
    }
}
