package dev.signalbox.console.gateway;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateParameter;
import java.util.List;
import java.util.function.Consumer;

/** Stacks of this environment, and putting bundled pipelines up and taking them down. */
public interface StacksGateway {
    /** All stacks, failed ones too. */
    List<StackSummary> stacks() throws GatewayException;

    /** Oldest first. */
    List<StackEvent> events(String stack) throws GatewayException;

    List<StackResourceSummary> resources(String stack) throws GatewayException;

    /** The form of a pipeline's template, with the values that this environment suggests. */
    List<TemplateParameter> parameters(Pipeline pipeline, EnvironmentKind environment) throws GatewayException;

    /** Blocks until CloudFormation is done; the listener is called on the calling thread. */
    DeployResult deploy(DeployRequest request, Consumer<DeployEvent> listener) throws GatewayException;

    /** Blocks until the stack is gone or its deletion failed. */
    DeployResult delete(String stack, boolean emptyBuckets, Consumer<DeployEvent> listener) throws GatewayException;
}
