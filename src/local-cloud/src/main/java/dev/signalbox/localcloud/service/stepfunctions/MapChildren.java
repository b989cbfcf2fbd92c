package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.Execution;
import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.MapRunOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts the child executions of one Map Run and tells their results. */
final class MapChildren {
    private final MapRunRecord run;
    private final MapRunOrder order;
    private final LiveExecutions live;
    private final Records records;
    private final Redrives redrives;
    private final ExecutionRecord parent;
    private final MapRunResults results;
    private final boolean express;
    /** Those under way, so that they can be stopped. */
    private final Map<Long, String> underWay = new ConcurrentHashMap<>();

    /** What it works with. */
    record Tools(LiveExecutions live, Records records, Redrives redrives) {}

    MapChildren(MapRunRecord run, MapRunOrder order, Tools tools, MapRunResults results) {
        this.run = run;
        this.order = order;
        this.live = tools.live();
        this.records = tools.records();
        this.redrives = tools.redrives();
        this.results = results;
        this.parent = records.execution(order.executionId()).orElseThrow(() -> new IllegalStateException(
                "No execution " + order.executionId()));
        this.express = order.state().distribution().orElseThrow().express();
    }

    /**
     * A child has the same name again after a restart. Names follow the order of the items, so that what is stored of
     * neighbours lies together: with random ones each child would rewrite pages of its own.
     */
    private String name(MapChildInput child) {
        var digest = UUID.nameUUIDFromBytes((run.id() + "#" + child.index()).getBytes(StandardCharsets.UTF_8));
        return new UUID(child.index() << 32 | digest.getMostSignificantBits() & 0xFFFF_FFFFL, digest
                .getLeastSignificantBits()).toString();
    }

    private String arn(String name) {
        var plain = run.stateMachineArn().replaceFirst(":stateMachine:", express ? ":express:" : ":execution:");
        return plain + (express ? ":" + run.id() : "") + ":" + name;
    }

    ExecutionRecord record(MapChildInput child, Instant now) {
        var name = name(child);
        return new ExecutionRecord(arn(name), name, run.stateMachineArn(), parent.roleArn(), parent.definitionId() + "#"
                + order.state().name(), parent.updateDate(), parent.revisionId(), Payloads.text(child.input()), now,
                ExecutionRecord.Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(new ExecutionRecord.MapChild(run.arn(), child.index(), child.items())),
                Optional.empty(), parent.origin());
    }

    /** Starts all of them, together; one that was started before a restart goes on, one that ended before a redrive is redriven. */
    void start(List<MapChildInput> children, boolean resumed, Instant now) {
        if (express) {
            children.forEach(child -> startExpress(child, record(child, now)));
        } else {
            var made = children.stream().map(c -> record(c, now)).toList();
            var known = resumed ? made.stream().flatMap(r -> records.execution(r.arn()).stream()).collect(Collectors
                    .toMap(ExecutionRecord::arn, Function.identity())) : Map.<String, ExecutionRecord>of();
            live.startAll(made.stream().filter(r -> !known.containsKey(r.arn())).toList());
            known.values().stream().filter(r -> r.stopDate().filter(run::isBeforeRedrive).isPresent()).forEach(
                    redrives::redriveChild);
            for (int i = 0; i < children.size(); i++) {
                watch(children.get(i), made.get(i).arn());
            }
        }
    }

    private void watch(MapChildInput child, String arn) {
        underWay.put(child.index(), arn);
        live.whenEnded(arn, () -> {
            underWay.remove(child.index());
            var ended = records.execution(arn).orElseThrow(() -> new IllegalStateException("No execution " + arn));
            results.add(new MapRunResults.Ended(child.index(), ChildResult.of(child, ended)));
        });
    }

    private void startExpress(MapChildInput child, ExecutionRecord record) {
        underWay.put(child.index(), record.arn());
        var execution = live.prepareExpress(record);
        execution.outcome().whenComplete((outcome, failure) -> {
            underWay.remove(child.index());
            if (failure == null) {
                results.add(new MapRunResults.Ended(child.index(), result(child, record, outcome)));
            }
        });
        execution.start();
    }

    private ChildResult result(MapChildInput child, ExecutionRecord record, ExecutionOutcome outcome) {
        return ChildResult.of(child, record.arn(), outcome, record.startDate(), live.now());
    }

    /** Asks all that are under way to end; their results follow. */
    void stop() {
        underWay.values().forEach(arn -> live.find(arn).ifPresent(e -> e.stop(Optional.empty(), Optional.empty())));
    }

    /** Leaves them as they are, for the next start. */
    void suspend() {
        underWay.values().forEach(arn -> live.find(arn).ifPresent(Execution::suspend));
    }
}
