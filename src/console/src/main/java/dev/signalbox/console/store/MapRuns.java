package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.MapRunsGateway;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.mapruns.ChildPage;
import dev.signalbox.console.model.mapruns.FailureCluster;
import dev.signalbox.console.model.mapruns.MapRun;
import dev.signalbox.console.model.mapruns.MapRunChildren;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The Map Runs of executions: what they are at, their children, and changing their limits. */
public final class MapRuns {
    /** Each failed child is one question, so only some are asked for their reasons, each once. */
    private static final int MOST_ASKED = 60;
    private static final int ASKED_AT_ONCE = 10;

    private final MapRunsGateway gateway;
    private final ExecutionsGateway executions;
    private final Executor worker;
    private final Clock clock;
    private final Commands commands;

    public MapRuns(MapRunsGateway gateway, ExecutionsGateway executions, Executor worker, Clock clock) {
        this.gateway = gateway;
        this.executions = executions;
        this.worker = worker;
        this.clock = clock;
        commands = new Commands(worker, clock);
    }

    /** The runs of an execution; nothing is asked before the first refresh. */
    public LiveValue<List<MapRun>> of(ExecutionId id) {
        return new LiveValue<>(() -> gateway.of(id), worker, clock);
    }

    /** The execution that a run belongs to. */
    public LiveValue<ExecutionId> parent(String mapRunArn) {
        return new LiveValue<>(() -> gateway.executionOf(mapRunArn), worker, clock);
    }

    /** The children of a run, with the reasons of the failed ones; each refresh asks for some more reasons. */
    public LiveValue<MapRunChildren> children(String mapRunArn) {
        Map<ExecutionId, ExecutionDetails> failed = new LinkedHashMap<>();
        return new LiveValue<>(() -> children(mapRunArn, failed), worker, clock);
    }

    private MapRunChildren children(String mapRunArn, Map<ExecutionId, ExecutionDetails> failed)
            throws GatewayException {
        ChildPage list = gateway.children(mapRunArn);
        failed.keySet().retainAll(list.executions().stream().filter(MapRuns::isFailed).map(ExecutionSummary::id)
                .toList());
        List<ExecutionSummary> unknown = list.executions().stream().filter(e -> isFailed(e) && !failed.containsKey(e
                .id())).limit(Math.min(ASKED_AT_ONCE, MOST_ASKED - failed.size())).toList();
        for (ExecutionSummary child : unknown) {
            failed.put(child.id(), executions.describe(child.id()));
        }
        return new MapRunChildren(list.executions(), list.more(), FailureCluster.of(failed.values()), failed.size());
    }

    private static boolean isFailed(ExecutionSummary child) {
        return child.status() == ExecutionStatus.FAILED || child.status() == ExecutionStatus.TIMED_OUT;
    }

    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    /** @param what the change in words */
    public void change(String what, MapRun run, MapRun.Limits limits, Runnable done) {
        commands.run(what, () -> {
            gateway.change(run.arn(), run.limits(), limits);
            done.run();
        });
    }
}
