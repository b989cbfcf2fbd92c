package dev.signalbox.console.gateway.aws.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsCalls;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.Lazy;
import dev.signalbox.console.gateway.batch.DefinitionsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.ResourceType;

/** Batch's job definitions. */
public final class AwsDefinitionsGateway implements DefinitionsGateway {
    /** What AWS adds to what was registered. */
    private static final List<String> ADDED = List.of("jobDefinitionArn", "revision", "status",
            "containerOrchestrationType");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lazy<BatchClient> batch;
    private final AwsCalls calls;

    public AwsDefinitionsGateway(AwsClients clients) {
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<JobDefinition> definitions() throws GatewayException {
        return calls.call(() -> batch.get().describeJobDefinitionsPaginator(r -> r.status("ACTIVE")).jobDefinitions()
                .stream().map(AwsDefinitionsGateway::definition).toList());
    }

    private static JobDefinition definition(software.amazon.awssdk.services.batch.model.JobDefinition given) {
        ObjectNode json = SdkJson.of(given);
        json.remove(ADDED);
        var container = Optional.ofNullable(given.containerProperties());
        return new JobDefinition(given.jobDefinitionName(), given.revision(), given.jobDefinitionArn(), given.type(),
                Optional.ofNullable(given.status()).orElse(""),
                String.join(", ", given.platformCapabilitiesAsStrings()),
                container.map(ContainerProperties::image).orElse(""), container.map(c -> needs(c)).orElse(""),
                json.toPrettyString());
    }

    private static String needs(ContainerProperties container) {
        var vcpus = JobShapes.resource(container.resourceRequirements(), ResourceType.VCPU, container.vcpus());
        var memory = JobShapes.resource(container.resourceRequirements(), ResourceType.MEMORY, container.memory());
        return vcpus + " vCPU, " + memory + " MiB";
    }

    @Override
    public String register(String json) throws GatewayException {
        var request = RegisterJobDefinitionRequest.builder();
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode object)) {
                throw new IllegalArgumentException("A job definition must be a JSON object");
            }
            SdkJson.fill(request, object, "$");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new GatewayException(new Failure.Rejected("InvalidDefinition", String.valueOf(e.getMessage()),
                    Optional.empty()), e);
        }
        var made = calls.call(() -> batch.get().registerJobDefinition(request.build()));
        return made.jobDefinitionName() + ":" + made.revision();
    }

    @Override
    public void deregister(String arn) throws GatewayException {
        calls.call(() -> batch.get().deregisterJobDefinition(r -> r.jobDefinition(arn)));
    }
}
