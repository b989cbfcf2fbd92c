package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.items.ItemReaderException;
import dev.signalbox.localcloud.service.stepfunctions.items.ItemSource;
import dev.signalbox.localcloud.service.stepfunctions.items.ItemStream;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.MapRunOrder.ItemFailure;
import dev.signalbox.states.TaskOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One Map Run under way. A reader goes through the items and starts children, as many at once as allowed; a collector
 * saves their results. Children whose results are saved are not run again after a restart.
 */
final class MapRun {
    private static final Logger LOG = LoggerFactory.getLogger(MapRun.class);
    /** The most children at once here; AWS allows 10,000. */
    private static final long MOST_AT_ONCE = 1000;
    private static final int START_TOGETHER = 100;
    private static final long STOP_LIMIT_SECONDS = 10;

    private final MapRunOrder order;
    private final ItemSource source;
    private final MapRunResults results;
    private final MapChildren children;
    private final LiveExecutions live;
    private final Consumer<Conclusion> conclude;
    private final Gate gate;
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile MapRunRecord record;
    private volatile boolean suspended;
    private @Nullable Ending ending;

    /** Why the children ended before all were done. */
    private record Ending(MapRunRecord.Status status, String error, String cause) {}

    /** How the children ended, before their results are put together. */
    record Conclusion(MapRunRecord record, MapRunRecord.Status status, Optional<TaskOutcome> failure) {}

    /** What it works with. */
    record Tools(ItemSource source, MapRunResults results, MapChildren children, LiveExecutions live) {}

    MapRun(MapRunRecord record, MapRunOrder order, Tools tools, Consumer<Conclusion> conclude) {
        this.record = record;
        this.order = order;
        this.source = tools.source();
        this.results = tools.results();
        this.children = tools.children();
        this.live = tools.live();
        this.conclude = conclude;
        this.gate = new Gate(limit(record));
    }

    private static long limit(MapRunRecord record) {
        return record.maxConcurrency() == 0 ? MOST_AT_ONCE : Math.min(record.maxConcurrency(), MOST_AT_ONCE);
    }

    void start() {
        Thread.ofVirtual().name("map run " + record.id()).start(this::read);
        Thread.ofVirtual().name("map results " + record.id()).start(this::collect);
    }

    private void read() {
        try {
            readAll();
        } catch (ItemReaderException | AwsServiceException | IOException e) {
            end(new Ending(MapRunRecord.Status.FAILED, "States.ItemReaderFailed", String.valueOf(e.getMessage())));
        } catch (ItemFailure e) {
            end(new Ending(MapRunRecord.Status.FAILED, e.error(), e.cause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("Map Run {} cannot go on; it is taken up again at the next start", record.arn(), e);
            suspend();
        } finally {
            read.countDown();
        }
        finish();
    }

    private void readAll() throws IOException, ItemReaderException, ItemFailure, InterruptedException {
        long items = count();
        long size = order.batching().maxItems();
        results.total(items, size == 0 ? order.batching().isOn() ? 0 : items : (items + size - 1) / size);
        if (results.exceed(record.tolerance())) {
            endByTolerance();
        }
        List<MapChildInput> ready = new ArrayList<>();
        try (ItemStream stream = source.open(order.items())) {
            startAll(new MapChildInputs(stream, order), ready);
        } finally {
            gate.leave(ready.size());
        }
    }

    private void startAll(MapChildInputs inputs, List<MapChildInput> ready) throws IOException, ItemReaderException,
            ItemFailure, InterruptedException {
        boolean resumed = results.isResumed() || live.isResumed(record.startDate());
        for (var child = inputs.next(); child.isPresent(); child = inputs.next()) {
            if (!results.had(child.get().index())) {
                if (!gate.tryEnter()) {
                    start(ready, resumed);
                    if (!gate.enter()) {
                        return;
                    }
                }
                ready.add(child.get());
                if (ready.size() == START_TOGETHER) {
                    start(ready, resumed);
                }
            }
        }
        start(ready, resumed);
    }

    private void start(List<MapChildInput> ready, boolean resumed) {
        if (!ready.isEmpty()) {
            ready.forEach(results::started);
            children.start(ready, resumed, live.now());
            ready.clear();
            if (isEnding()) {
                children.stop();
            }
        }
    }

    private long count() throws IOException, ItemReaderException {
        if (order.items() instanceof MapRunOrder.Items.Given(var values)) {
            return values.size();
        }
        try (ItemStream stream = source.open(order.items())) {
            long count = 0;
            while (!suspended && stream.next().isPresent()) {
                count++;
            }
            return count;
        }
    }

    private void collect() {
        try {
            while (over.getCount() > 0 && !suspended) {
                int saved = results.save();
                if (results.exceed(record.tolerance())) {
                    endByTolerance();
                }
                gate.leave(saved);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Results of Map Run {} cannot be saved; it is taken up again at the next start", record.arn(), e);
            suspend();
        }
    }

    private void endByTolerance() {
        end(new Ending(MapRunRecord.Status.FAILED, "States.ExceedToleratedFailureThreshold",
                "The specified tolerated failure threshold was exceeded"));
    }

    private void end(Ending why) {
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = why;
        }
        gate.close();
        children.stop();
    }

    private synchronized boolean isEnding() {
        return ending != null;
    }

    /** Waits for the last children, then concludes, unless all is to go on after a restart. */
    private void finish() {
        try {
            gate.awaitEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!suspended) {
            Ending why;
            synchronized (this) {
                why = ending;
            }
            conclude.accept(why == null ? new Conclusion(record, MapRunRecord.Status.SUCCEEDED, Optional.empty())
                    : new Conclusion(record, why.status(), Optional.of(new TaskOutcome.Failed(why.error(), why
                            .cause()))));
        }
        over.countDown();
    }

    /** Ends all children; returns when that is recorded. */
    void abort() {
        end(new Ending(MapRunRecord.Status.ABORTED, "", ""));
        try {
            if (!over.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Map Run {} did not end in time", record.arn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops without an end. */
    void suspend() {
        if (over.getCount() > 0) {
            suspended = true;
            gate.abandon();
            children.suspend();
        }
    }

    /** Returns when no more children are started. */
    void awaitReader() throws InterruptedException {
        if (!read.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Map Run {} was still reading", record.arn());
        }
    }

    void update(MapRunRecord updated) {
        record = updated;
        gate.limit(limit(updated));
    }

    MapRunCounts counts() {
        return results.counts();
    }
}
