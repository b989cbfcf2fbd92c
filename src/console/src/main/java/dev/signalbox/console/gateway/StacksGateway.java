package dev.signalbox.console.gateway;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.TemplateVerdict;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.watch.StackStory;
import java.util.Optional;
import java.util.List;
import java.util.function.Consumer;

/** Stacks of this environment, and putting bundled pipelines up. */
public interface StacksGateway {
    /** All stacks, failed ones too. */
    List<StackSummary> stacks() throws GatewayException;

    /** Oldest first. */
    List<StackEvent> events(String stack) throws GatewayException;

    List<StackResourceSummary> resources(String stack) throws GatewayException;

    /** A stack to be looked at again and again; each look asks only for what is new. */
    Look observe(String nameOrId);

    /** Asks now. Empty when there is no such stack. */
    @FunctionalInterface
    interface Look {
        Optional<StackStory> look() throws GatewayException;
    }

    /** The form of a template, with the values that this environment suggests. */
    List<TemplateParameter> parameters(TemplateSource source, EnvironmentKind environment) throws GatewayException;

    /** What CloudFormation says of a template; refused with the reason when it is wrong. */
    TemplateVerdict validate(TemplateSource source) throws GatewayException;

    /** Stacks that were deleted in the last ninety days, as far as AWS tells: without parameters and outputs. */
    List<StackSummary> deleted() throws GatewayException;

    /** Blocks until CloudFormation is done; approval and listener are called on the calling thread. */
    DeployResult deploy(DeployRequest request, Approval approval, Consumer<DeployEvent> listener)
            throws GatewayException;
}
