package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.stepfunctions.items.ItemSource;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.Execution;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.TaskOutcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Begins, takes up and concludes Map Runs. */
final class MapRuns {
    private static final Logger LOG = LoggerFactory.getLogger(MapRuns.class);

    private final CloudContext context;
    private final Records records;
    private final LiveExecutions live;
    private final Map<String, MapRun> active = new ConcurrentHashMap<>();

    MapRuns(CloudContext context, Records records, LiveExecutions live) {
        this.context = context;
        this.records = records;
        this.live = live;
    }

    Pending begin(MapRunOrder order, Consumer<TaskOutcome> ended) {
        var acting = Acting.of(context, records.execution(order.executionId()).orElseThrow(
                () -> new IllegalStateException("No execution orders " + order.arn())));
        try {
            acting.mayStartChildren();
        } catch (AwsServiceException e) {
            ended.accept(new TaskOutcome.Failed("StepFunctions.AWSStepFunctionsException", ServiceError.messageOf(e)));
            return () -> {};
        }
        var record = records.mapRuns().get(order.arn()).map(known -> redriven(known, order)).orElseGet(() -> create(
                order));
        if (!record.isRunning()) {
            ended.accept(record.outcome());
            return () -> {};
        }
        var redrives = new Redrives(records, live, context.time());
        var results = new MapRunResults(records, record, redrives::isRedrivable);
        var children = new MapChildren(record, order, new MapChildren.Tools(live, records, redrives), results);
        var tools = new MapRun.Tools(new ItemSource(context.as(acting)), results, children, live);
        var run = new MapRun(record, order, tools, c -> conclude(c, order, results, ended));
        active.put(record.arn(), run);
        run.start();
        return run::suspend;
    }

    private MapRunRecord create(MapRunOrder order) {
        var parent = order.executionId().split(":", -1);
        var label = order.state().distribution().orElseThrow().label();
        var record = new MapRunRecord(order.arn(), order.executionId(), context.arn("states", "stateMachine:"
                + parent[parent.length - 2] + "/" + label), MapRunRecord.Status.RUNNING, live.now(), Optional.empty(),
                order.maxConcurrency(), order.tolerance(), MapRunCounts.NONE, Optional.empty(), Optional.empty(),
                Optional.empty(), order.redrives(), Optional.empty());
        records.write(() -> records.add(record));
        return record;
    }

    /** Lets one that ended run again if that is ordered; what it is still at is ended first. */
    private MapRunRecord redriven(MapRunRecord known, MapRunOrder order) {
        if (order.redrives() <= known.redrives()) {
            return known;
        }
        abort(known.arn());
        return records.write(() -> {
            var running = known.redriven(order.redrives(), live.now());
            records.mapRuns().put(running.arn(), running);
            return running;
        });
    }

    void abort(String arn) {
        var run = active.get(arn);
        if (run != null) {
            run.abort();
        }
    }

    /** Leaves all as they are, for the next start; returns when none starts children any more. */
    void suspend() {
        active.values().forEach(MapRun::suspend);
        try {
            for (MapRun run : active.values()) {
                run.awaitReader();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void conclude(MapRun.Conclusion end, MapRunOrder order, MapRunResults results, Consumer<TaskOutcome> told) {
        var written = outcome(end, order, results);
        var status = written instanceof TaskOutcome.Failed && end.status() == MapRunRecord.Status.SUCCEEDED
                ? MapRunRecord.Status.FAILED
                : end.status();
        var current = records.mapRuns().get(order.arn()).orElse(end.record());
        records.write(() -> {
            records.mapRuns().put(order.arn(), current.ended(status, written, results.counts().over(), live.now()));
            if (status == MapRunRecord.Status.SUCCEEDED) {
                records.dropChildResults(current);
            }
        });
        active.remove(order.arn());
        told.accept(written);
    }

    /** The children's own failure comes first; that the results could not be written is told only without one. */
    private TaskOutcome outcome(MapRun.Conclusion end, MapRunOrder order, MapRunResults results) {
        Optional<JsonNode> destination = order.export().flatMap(MapRunOrder.Export::destination);
        TaskOutcome written = end.failure().isPresent() && destination.isEmpty() ? end.failure().get()
                : destination.isPresent() ? exported(end.record(), order.export().orElseThrow(), results)
                        : collected(end.record(), order, results);
        return end.failure().orElse(written);
    }

    private TaskOutcome exported(MapRunRecord record, MapRunOrder.Export export, MapRunResults results) {
        var folder = context.dataFolder().resolve("stepfunctions");
        var acting = Acting.of(context, records.execution(record.executionArn()).orElseThrow());
        try (var target = new MapRunExport(context.as(acting).objects(), folder, export); var all = results.all()) {
            return new TaskOutcome.Succeeded(target.write(record, all, export.destination().orElseThrow()));
        } catch (AwsServiceException e) {
            return new TaskOutcome.Failed("States.ResultWriterFailed", ServiceError.messageOf(e) + " (" + ServiceError
                    .codeOf(e) + ")");
        } catch (IOException e) {
            LOG.error("The results of {} cannot be written", record.arn(), e);
            return new TaskOutcome.Failed("States.ResultWriterFailed", String.valueOf(e.getMessage()));
        }
    }

    /** The outputs themselves, as far as they fit into a state's result. */
    private static TaskOutcome collected(MapRunRecord record, MapRunOrder order, MapRunResults results) {
        var form = new ChildResultForm(order.export().map(e -> e.config().path("Transformation").asText("COMPACT"))
                .orElse("COMPACT"));
        var outputs = JsonNodeFactory.instance.arrayNode();
        long bytes = 2;
        try (var all = results.all()) {
            for (var result : (Iterable<ChildResult>) all::iterator) {
                for (var value : form.values(record, result)) {
                    bytes += Payloads.size(value) + 1;
                    outputs.add(value);
                }
                if (bytes - 1 > Execution.MAX_DATA_BYTES) {
                    return new TaskOutcome.Failed("States.DataLimitExceeded", "The state/task '" + order.state().name()
                            + "' returned a result with a size exceeding the maximum number of bytes service limit.");
                }
            }
        }
        return new TaskOutcome.Succeeded(outputs);
    }

    Optional<MapRun> active(String arn) {
        return Optional.ofNullable(active.get(arn));
    }
}
