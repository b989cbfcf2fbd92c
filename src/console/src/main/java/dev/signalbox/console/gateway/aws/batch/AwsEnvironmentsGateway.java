package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsCalls;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.Lazy;
import dev.signalbox.console.gateway.batch.EnvironmentsGateway;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.ComputeEnvironment.Machines;
import dev.signalbox.console.model.batch.ComputeEnvironment.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeResource;

/** Batch's compute environments. */
public final class AwsEnvironmentsGateway implements EnvironmentsGateway {
    private final Lazy<BatchClient> batch;
    private final AwsCalls calls;

    public AwsEnvironmentsGateway(AwsClients clients) {
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<ComputeEnvironment> environments() throws GatewayException {
        return calls.call(() -> batch.get().describeComputeEnvironmentsPaginator(r -> {})
                .computeEnvironments().stream().map(AwsEnvironmentsGateway::environment).toList());
    }

    private static ComputeEnvironment environment(ComputeEnvironmentDetail detail) {
        var resources = Optional.ofNullable(detail.computeResources());
        return new ComputeEnvironment(detail.computeEnvironmentName(), detail.state() == CEState.ENABLED,
                detail.statusAsString(), text(detail.statusReason()),
                resources.map(r -> r.typeAsString()).orElse("UNMANAGED"),
                resources.map(r -> new Size(Optional.ofNullable(r.minvCpus()), Optional.ofNullable(r.desiredvCpus()),
                        r.maxvCpus())).orElse(Size.upTo(Optional.ofNullable(detail.unmanagedvCpus()).orElse(0))),
                machines(detail, resources));
    }

    private static Machines machines(ComputeEnvironmentDetail detail, Optional<ComputeResource> resources) {
        return new Machines(resources.map(ComputeResource::instanceTypes).orElse(List.of()),
                resources.map(ComputeResource::subnets).orElse(List.of()),
                resources.map(ComputeResource::securityGroupIds).orElse(List.of()),
                resources.map(r -> text(r.instanceRole())).orElse(""), text(detail.serviceRole()),
                resources.map(r -> text(r.allocationStrategyAsString())).orElse(""), text(detail.ecsClusterArn()));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    @Override
    public void enable(String name, boolean enabled) throws GatewayException {
        calls.call(() -> batch.get().updateComputeEnvironment(r -> r.computeEnvironment(name)
                .state(enabled ? CEState.ENABLED : CEState.DISABLED)));
    }

    @Override
    public void create(ComputeEnvironment environment) throws GatewayException {
        var machines = environment.machines();
        calls.call(() -> batch.get().createComputeEnvironment(r -> r.computeEnvironmentName(environment.name())
                .type(CEType.MANAGED).state(environment.enabled() ? CEState.ENABLED : CEState.DISABLED).serviceRole(
                        orNone(machines.serviceRole()))
                .computeResources(resources(environment))));
    }

    private static ComputeResource resources(ComputeEnvironment environment) {
        var machines = environment.machines();
        var resources = ComputeResource.builder().type(environment.type()).maxvCpus(environment.maxVcpus())
                .subnets(machines.subnets());
        if (!machines.securityGroups().isEmpty()) {
            resources.securityGroupIds(machines.securityGroups());
        }
        if (!environment.isFargate()) {
            resources.minvCpus(environment.size().min().orElse(0)).instanceTypes(machines.instanceTypes())
                    .instanceRole(orNone(machines.instanceRole())).allocationStrategy(orNone(machines.allocation()));
            environment.size().desired().ifPresent(resources::desiredvCpus);
        }
        return resources.build();
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public void resize(String name, Size size) throws GatewayException {
        calls.call(() -> batch.get().updateComputeEnvironment(r -> r.computeEnvironment(name).computeResources(c -> c
                .minvCpus(size.min().orElse(null)).desiredvCpus(size.desired().orElse(null)).maxvCpus(size.max()))));
    }

    @Override
    public void delete(String name) throws GatewayException {
        calls.call(() -> batch.get().deleteComputeEnvironment(r -> r.computeEnvironment(name)));
    }
}
