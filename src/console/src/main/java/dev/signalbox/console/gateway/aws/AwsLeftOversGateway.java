package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LeftOversGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Speaks to CloudFormation through {@code deploy}. */
public final class AwsLeftOversGateway implements LeftOversGateway {
    private final Lazy<Deployer> deployer;
    private final AwsCalls calls;

    public AwsLeftOversGateway(AwsClients clients, Lazy<Deployer> deployer) {
        this.deployer = deployer;
        this.calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<LeftOver> leftOvers() throws GatewayException {
        return call(() -> deployer.get().leftOvers());
    }

    @Override
    public DeployResult goOn(LeftOver leftOver, Approval approval, Consumer<DeployEvent> listener)
            throws GatewayException {
        return call(() -> deployer.get().goOn(leftOver, approval, listener));
    }

    @Override
    public void discard(LeftOver leftOver) throws GatewayException {
        call(() -> {
            deployer.get().discard(leftOver);
            return leftOver;
        });
    }

    @Override
    public DeployResult follow(String stack, Consumer<DeployEvent> listener) throws GatewayException {
        return call(() -> deployer.get().follow(stack, listener));
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
