package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.TemplateVerdict;
import dev.signalbox.deploy.plan.Approval;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Speaks to CloudFormation through {@code deploy}. */
public final class AwsStacksGateway implements StacksGateway {
    private final Lazy<Deployer> deployer;
    private final AwsCalls calls;

    public AwsStacksGateway(AwsClients clients, Lazy<Deployer> deployer) {
        this.deployer = deployer;
        this.calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<StackSummary> stacks() throws GatewayException {
        return call(() -> deployer.get().stacks());
    }

    @Override
    public List<StackEvent> events(String stack) throws GatewayException {
        return call(() -> deployer.get().events(stack));
    }

    @Override
    public List<StackResourceSummary> resources(String stack) throws GatewayException {
        return call(() -> deployer.get().resources(stack));
    }

    @Override
    public Look observe(String nameOrId) {
        var observation = new Lazy<>(() -> deployer.get().observe(nameOrId));
        return () -> call(() -> observation.get().look());
    }

    @Override
    public List<TemplateParameter> parameters(TemplateSource source, EnvironmentKind environment)
            throws GatewayException {
        return call(() -> deployer.get().parameters(source, environment));
    }

    @Override
    public DeployResult deploy(DeployRequest request, Approval approval, Consumer<DeployEvent> listener)
            throws GatewayException {
        return call(() -> deployer.get().deploy(request, approval, listener));
    }

    @Override
    public TemplateVerdict validate(TemplateSource source) throws GatewayException {
        return call(() -> deployer.get().validate(source));
    }

    @Override
    public List<StackSummary> deleted() throws GatewayException {
        return call(() -> deployer.get().deletedStacks());
    }

    private <T> T call(Supplier<T> work) throws GatewayException {
        try {
            return calls.call(work);
        } catch (DeployException e) {
            var message = Optional.ofNullable(e.getMessage()).orElse("Refused");
            throw new GatewayException(new Failure.Rejected("Not deployed", message, Optional.empty()), e);
        }
    }
}
