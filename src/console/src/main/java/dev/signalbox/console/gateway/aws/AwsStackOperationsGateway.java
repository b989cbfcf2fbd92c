package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StackOperationsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.deploy.DeletionRequest;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.Deployer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;

/** Speaks to CloudFormation, and to those who know what is in a stack's resources. */
public final class AwsStackOperationsGateway implements StackOperationsGateway {
    private final Lazy<CloudFormationClient> cloudFormation;
    private final Lazy<Deployer> deployer;
    private final StackHoldings holdings;
    private final AwsCalls calls;

    public AwsStackOperationsGateway(AwsClients clients, Lazy<Deployer> deployer) {
        this.cloudFormation = new Lazy<>(() -> clients.client(CloudFormationClient.builder()));
        this.deployer = deployer;
        this.holdings = new StackHoldings(clients);
        this.calls = new AwsCalls(clients.connection());
    }

    @Override
    public Optional<OperableStack> stack(String stack) throws GatewayException {
        return calls.call(() -> {
            try {
                return cloudFormation.get().describeStacks(b -> b.stackName(stack)).stacks().stream().findFirst()
                        .map(s -> StackShapes.operable(s, StackShapes.stuck(cloudFormation.get(), s)));
            } catch (CloudFormationException e) {
                if (StackShapes.says(e, "does not exist")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void rollBack(String stack) throws GatewayException {
        calls.call(() -> cloudFormation.get().rollbackStack(b -> b.stackName(stack)));
    }

    @Override
    public void continueRollback(String stack, List<String> skip) throws GatewayException {
        calls.call(() -> cloudFormation.get().continueUpdateRollback(b -> {
            b.stackName(stack);
            if (!skip.isEmpty()) {
                b.resourcesToSkip(skip);
            }
        }));
    }

    @Override
    public void cancelUpdate(String stack) throws GatewayException {
        calls.call(() -> cloudFormation.get().cancelUpdateStack(b -> b.stackName(stack)));
    }

    @Override
    public void protect(String stack, boolean on) throws GatewayException {
        calls.call(() -> cloudFormation.get().updateTerminationProtection(b -> b.stackName(stack)
                .enableTerminationProtection(on)));
    }

    @Override
    public String detectDrift(String stack) throws GatewayException {
        return calls.call(() -> cloudFormation.get().detectStackDrift(b -> b.stackName(stack))
                .stackDriftDetectionId());
    }

    @Override
    public boolean driftDetected(String detection) throws GatewayException {
        var status = calls.call(() -> cloudFormation.get().describeStackDriftDetectionStatus(b -> b
                .stackDriftDetectionId(detection)));
        if (status.detectionStatus() == StackDriftDetectionStatus.DETECTION_FAILED) {
            throw new GatewayException(new Failure.Rejected(status.detectionStatusAsString(), Optional.ofNullable(status
                    .detectionStatusReason()).orElse("CloudFormation gave no reason."), Optional.empty()));
        }
        return status.detectionStatus() == StackDriftDetectionStatus.DETECTION_COMPLETE;
    }

    @Override
    public DriftReport drift(String stack) throws GatewayException {
        return calls.call(() -> StackShapes.report(cloudFormation.get().describeStackResourceDriftsPaginator(b -> b
                .stackName(stack)).stream().flatMap(p -> p.stackResourceDrifts().stream()).toList(), deployer.get()
                        .resources(stack).size()));
    }

    @Override
    public DeletionPlan deletionPlan(String stack) throws GatewayException {
        var found = stack(stack).orElseThrow(() -> new GatewayException(new Failure.NotFound("ValidationError",
                "There is no stack " + stack + ".", Optional.empty())));
        return refusing(() -> {
            var unread = new ArrayList<String>();
            var losses = holdings.of(found.id(), deployer.get(), unread);
            var dependents = AwsCalls.unlessDenied(() -> Optional.of(StackShapes.dependents(cloudFormation.get(), found
                    .id())), Optional.<List<String>>empty());
            if (dependents.isEmpty()) {
                unread.add("which stacks use its exports");
            }
            return new DeletionPlan(found, losses, dependents.orElse(List.of()), unread);
        });
    }

    @Override
    public DeployResult delete(DeletionRequest request, Consumer<DeployEvent> listener) throws GatewayException {
        return refusing(() -> deployer.get().delete(request, listener));
    }

    private <T> T refusing(Supplier<T> work) throws GatewayException {
        try {
            return calls.call(work);
        } catch (DeployException e) {
            var message = Optional.ofNullable(e.getMessage()).orElse("Refused");
            throw new GatewayException(new Failure.Rejected("Refused", message, Optional.empty()), e);
        }
    }
}
