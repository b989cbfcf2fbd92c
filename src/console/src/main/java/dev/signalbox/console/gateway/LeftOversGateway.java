package dev.signalbox.console.gateway;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import java.util.List;
import java.util.function.Consumer;

/** What a Signalbox that was closed or died has left of deployments. */
public interface LeftOversGateway {
    List<LeftOver> leftOvers() throws GatewayException;

    /** Blocks until CloudFormation is done; the plan waits for approval first. */
    DeployResult goOn(LeftOver leftOver, Approval approval, Consumer<DeployEvent> listener) throws GatewayException;

    void discard(LeftOver leftOver) throws GatewayException;

    /** Blocks until CloudFormation is done with what it does to a stack already. */
    DeployResult follow(String stack, Consumer<DeployEvent> listener) throws GatewayException;
}
