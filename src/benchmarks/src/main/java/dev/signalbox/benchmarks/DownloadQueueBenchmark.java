package dev.signalbox.benchmarks;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome.MayPass;
import dev.signalbox.download.job.DownloadOutcome.Succeeded;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.download.store.JobView.Filter;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;

/** What it costs the download service to hand out jobs and to end them, when few wait and when very many do. */
final class DownloadQueueBenchmark {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final CallbackSpec CALLBACK = new CallbackSpec("https://client.example.org/downloaded", "", "", "",
            "");
    private static final MayPass AGAIN = new MayPass("stopped", 0, false, Optional.empty());
    private static final int AGGREGATIONS = 1_000;
    private static final int CALLERS = 8;
    private static final int JOBS = 10_000;
    private static final int PAGES = 51;
    private static final Pattern CALLS = Pattern.compile("cmdstat_evalsha:calls=(\\d+),usec=(\\d+)");
    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

    private final RedisStore store;
    private final Jedis inside;
    private final List<String> lines = new ArrayList<>();

    private DownloadQueueBenchmark(RedisStore store, Jedis inside) {
        this.store = store;
        this.inside = inside;
    }

    static List<String> measure(Path folder) throws IOException, InterruptedException, ExecutionException {
        var program = RedisProcess.program(System.getenv());
        if (program.isEmpty()) {
            return List.of("Downloads: not measured, there is no redis-server or valkey-server here");
        }
        try (var server = RedisProcess.start(program.get(), folder);
                var inside = server.client();
                var store = RedisStore.open(RedisSettings.of("127.0.0.1", server.port()))) {
            new DownloadQueueBenchmark(store, inside).measure(1_000);
            var benchmark = new DownloadQueueBenchmark(store, inside);
            for (int pending : new int[]{1_000, 1_000_000}) {
                inside.flushAll();
                benchmark.measure(pending);
            }
            return benchmark.lines;
        }
    }

    private void measure(int pending) throws InterruptedException, ExecutionException {
        long before = number(USED, "memory", 1);
        var what = "Downloads, %,d jobs waiting".formatted(pending);
        time(what + ": to take a new one", pending, this::enqueue);
        lines.add("%s: %,d bytes each in Redis".formatted(what, (number(USED, "memory", 1) - before) / pending));
        time(what + ": to hand out one, end it and take a new one", JOBS, i -> {
            store.downloads().claim("bench", 1, LEASE).forEach(this::finish);
            enqueue(i);
        });
        time(what + ": to hand out 100 and give them back", JOBS / 100, _ -> store.downloads().claim("bench", 100,
                LEASE)
                .forEach(x -> store.downloads().retryLater(x.claim(), AGAIN, Duration.ZERO)));
        lines.add("%s: counts and a page of 50 in %.1f ms (median of %d)".formatted(what, median(), PAGES));
    }

    private double median() {
        var millis = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
            var filter = new Filter(Optional.empty(), Optional.of("host-" + i + ".example.org"));
            long began = System.nanoTime();
            store.jobs().counts();
            store.jobs().list(filter, "", 50);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return millis[PAGES / 2];
    }

    private void enqueue(int i) {
        var aggr = "host-" + i % AGGREGATIONS + ".example.org";
        store.intake().enqueue(JobId.random(), JobSpec.of("https://" + aggr + "/images/large/" + i + ".jpg", aggr,
                CALLBACK),
                new Aggregation(aggr, 10, Optional.empty(), Optional.empty()), 0);
    }

    private void finish(ClaimedJob job) {
        var path = job.claim().id().value().substring(0, 3) + "/" + job.claim().id();
        store.downloads().finish(job.claim(), new Succeeded(new StoredFile("s3", path, "https://files.example.org/"
                + path,
                160_000, "0".repeat(64)), 200, "1050x750", "image/jpeg"), LEASE);
    }

    @FunctionalInterface
    private interface Work {
        void run(int i);
    }

    private void time(String what, int count, Work work) throws InterruptedException, ExecutionException {
        inside.configResetStat();
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < CALLERS; c++) {
                int first = c;
                all.add(threads.submit(() -> {
                    for (int i = first; i < count; i += CALLERS) {
                        work.run(i);
                    }
                }));
            }
        }
        for (var one : all) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double calls = number(CALLS, "commandstats", 1);
        lines.add("%s: %,.0f a second by %d callers, %.0f us of the server each (%.1f calls)".formatted(what, count
                / seconds,
                CALLERS, number(CALLS, "commandstats", 2) / (double) count, calls / count));
    }

    private long number(Pattern pattern, String section, int group) {
        var found = pattern.matcher(inside.info(section));
        return found.find() ? Long.parseLong(found.group(group)) : 0;
    }
}
