package dev.signalbox.console.gateway;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.mapruns.ChildPage;
import dev.signalbox.console.model.mapruns.MapRun;
import java.util.List;

/** Runs of Distributed Maps. Calls block. */
public interface MapRunsGateway {
    /** Those of one execution, the newest first. */
    List<MapRun> of(ExecutionId id) throws GatewayException;

    /** The execution that a run belongs to. */
    ExecutionId executionOf(String mapRunArn) throws GatewayException;

    /** The newest child executions of a run. */
    ChildPage children(String mapRunArn) throws GatewayException;

    /** Tells only what is another: a percentage that was never set must stay unset, for 0 % tolerates nothing. */
    void change(String mapRunArn, MapRun.Limits before, MapRun.Limits after) throws GatewayException;
}
