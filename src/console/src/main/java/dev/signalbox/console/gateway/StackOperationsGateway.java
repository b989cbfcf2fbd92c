package dev.signalbox.console.gateway;

import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.deploy.DeletionRequest;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done to stacks that are there, besides updating them. Stacks are named by name or id. */
public interface StackOperationsGateway {
    /** Empty when there is no such stack. */
    Optional<OperableStack> stack(String stack) throws GatewayException;

    void rollBack(String stack) throws GatewayException;

    /** @param skip resources that stay as they are, by logical id */
    void continueRollback(String stack, List<String> skip) throws GatewayException;

    void cancelUpdate(String stack) throws GatewayException;

    void protect(String stack, boolean on) throws GatewayException;

    /** @return the id of the detection, which goes on by itself */
    String detectDrift(String stack) throws GatewayException;

    /** Whether a detection is over; refused with CloudFormation's reason when it failed. */
    boolean driftDetected(String detection) throws GatewayException;

    /** What the last detection found. */
    DriftReport drift(String stack) throws GatewayException;

    /** Counts what is in the stack's resources; takes a while. */
    DeletionPlan deletionPlan(String stack) throws GatewayException;

    /** Blocks until the stack is gone or its deletion failed. */
    DeployResult delete(DeletionRequest request, Consumer<DeployEvent> listener) throws GatewayException;
}
