package dev.signalbox.console.screen.executions;

import dev.signalbox.console.gateway.MapRunsGateway;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.mapruns.ChildPage;
import dev.signalbox.console.model.mapruns.MapRun;
import java.util.List;

/** A cloud without Distributed Maps. */
final class NoMapRuns implements MapRunsGateway {
    @Override
    public List<MapRun> of(ExecutionId id) {
        return List.of();
    }

    @Override
    public ExecutionId executionOf(String mapRunArn) {
        return new ExecutionId(mapRunArn);
    }

    @Override
    public ChildPage children(String mapRunArn) {
        return new ChildPage(List.of(), false);
    }

    @Override
    public void change(String mapRunArn, MapRun.Limits before, MapRun.Limits after) {}
}
