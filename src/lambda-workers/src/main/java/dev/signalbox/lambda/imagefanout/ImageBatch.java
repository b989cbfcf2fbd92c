package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.GuardedFetch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Downloads the images of one task. Whatever befalls one of them is its own result and nobody else's. */
final class ImageBatch {
    private static final int DEFAULT_CONCURRENCY = 5;

    private final GuardedFetch fetch;
    private final ImageStore store;
    private final KeyLayout layout;

    ImageBatch(GuardedFetch fetch, ImageStore store, KeyLayout layout) {
        this.fetch = fetch;
        this.store = store;
        this.layout = layout;
    }

    /**
     * @param budget what is not done by then is given up, so that the rest is still reported
     * @return one for each path, in the task's order
     */
    List<ImageResult> run(Task task, Duration budget) throws InterruptedException {
        var work = new ArrayList<Callable<ImageResult>>();
        for (var path : task.resourcePaths()) {
            var address = ImageAddress.of(task.baseUrl(), path);
            var key = task.distinct().contains(path) ? layout.distinct(address) : layout.key(address);
            work.add(() -> download(address.url(), key));
        }
        int concurrency = task.lambdaConcur() > 0 ? Math.min(task.lambdaConcur(), FanOutInput.MOST_AT_A_TIME)
                : DEFAULT_CONCURRENCY;
        try (var threads = Executors.newFixedThreadPool(concurrency, Thread.ofVirtual().factory())) {
            var done = threads.invokeAll(work, budget.toMillis(), TimeUnit.MILLISECONDS);
            var results = new ArrayList<ImageResult>();
            for (int i = 0; i < done.size(); i++) {
                results.add(result(done.get(i), ImageAddress.of(task.baseUrl(), task.resourcePaths().get(i)).url()));
            }
            return results;
        }
    }

    private static ImageResult result(Future<ImageResult> done, String url) throws InterruptedException {
        if (done.isCancelled()) {
            return Failures.outOfTime(url);
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            return Failures.notStored(url, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private ImageResult download(String url, String key) throws InterruptedException {
        try (var upload = store.open(key)) {
            var fetched = fetch.fetch(FetchRequest.of(url), upload);
            upload.complete(fetched.sha256());
            return new ImageResult.Stored(url, key);
        } catch (FetchException e) {
            return Failures.of(url, e);
        } catch (IOException e) {
            return Failures.notStored(url, e);
        }
    }
}
