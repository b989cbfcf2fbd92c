package dev.signalbox.localcloud.service.batch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.DeregisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.DeregisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsResponse;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.OrchestrationType;
import software.amazon.awssdk.services.batch.model.PlatformCapability;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionResponse;

/** Job definitions. Revisions are numbered from 1 per name and never reused; deregistering makes one INACTIVE. */
final class Definitions {
    private static final String KIND = "job-definition";

    private final BatchState state;

    Definitions(BatchState state) {
        this.state = state;
    }

    RegisterJobDefinitionResponse register(RegisterJobDefinitionRequest request) {
        var name = Names.checked("Job Definition name should match a valid pattern.", request.jobDefinitionName());
        check(request);
        var container = Names.required("containerProperties", request.containerProperties());
        var platforms = request.platformCapabilities().isEmpty() ? List.of(PlatformCapability.EC2)
                : request.platformCapabilities();
        Containers.check(container, platforms.contains(PlatformCapability.FARGATE));
        var registered = state.change(() -> {
            int revision = revisions(name).map(d -> d.detail().revision()).max(Comparator.naturalOrder()).orElse(0) + 1;
            var definition = new Definition(JobDefinition.builder().jobDefinitionName(name).revision(revision)
                    .jobDefinitionArn(state.names().arn(KIND, name + ":" + revision)).status(Definition.ACTIVE)
                    .type("container").parameters(new HashMap<>(request.parameters()))
                    .containerProperties(Containers.complete(container))
                    .retryStrategy(request.retryStrategy()).timeout(request.timeout())
                    .tags(new HashMap<>(request.tags()))
                    .propagateTags(request.propagateTags()).platformCapabilities(platforms)
                    .containerOrchestrationType(OrchestrationType.ECS).build());
            state.definitions().put(definition.key(), definition);
            return definition.detail();
        });
        return RegisterJobDefinitionResponse.builder().jobDefinitionName(name).revision(registered.revision())
                .jobDefinitionArn(registered.jobDefinitionArn()).build();
    }

    private static void check(RegisterJobDefinitionRequest request) {
        if (request.type() != JobDefinitionType.CONTAINER) {
            throw BatchErrors.client("The local cloud does not support job definitions of type " + request
                    .typeAsString() + ".");
        }
        BatchErrors.unsupported("nodeProperties", request.nodeProperties());
        BatchErrors.unsupported("eksProperties", request.eksProperties());
        BatchErrors.unsupported("ecsProperties", request.ecsProperties());
        BatchErrors.unsupported("schedulingPriority", request.schedulingPriority());
        BatchErrors.unsupported("consumableResourceProperties", request.consumableResourceProperties());
        if (request.platformCapabilities().size() > 1) {
            throw BatchErrors.invalid("platformCapabilities must have one entry, EC2 or FARGATE.");
        }
        Retries.check(request.retryStrategy());
        Retries.check(request.timeout());
    }

    DescribeJobDefinitionsResponse describe(DescribeJobDefinitionsRequest request) {
        var named = request.jobDefinitions();
        var found = named.isEmpty() ? byName(request.jobDefinitionName())
                : named.stream().flatMap(this::named).sorted(Comparator.comparing(Definition::key));
        var wanted = found.filter(d -> request.status() == null || request.status().equals(d.detail().status()));
        var page = Page.of(wanted, Definition::key,
                new Page.Wanted(request.nextToken(), request.maxResults(), 100, false));
        return DescribeJobDefinitionsResponse.builder().nextToken(page.next())
                .jobDefinitions(page.items().stream().map(Definition::detail).toList()).build();
    }

    private Stream<Definition> byName(@Nullable String name) {
        return name == null ? state.definitions().values() : revisions(state.names().nameOf(KIND, name));
    }

    /** One revision, or all of a name that is given without one. */
    private Stream<Definition> named(String nameOrArn) {
        var name = state.names().nameOf(KIND, nameOrArn);
        return name.contains(":") ? revision(name).stream() : revisions(name);
    }

    DeregisterJobDefinitionResponse deregister(DeregisterJobDefinitionRequest request) {
        var name = state.names().nameOf(KIND, Names.required("jobDefinition", request.jobDefinition()));
        if (!name.contains(":")) {
            throw BatchErrors.invalid("Revision number must be specified: " + request.jobDefinition());
        }
        state.change(() -> revision(name).ifPresent(d -> {
            var inactive = new Definition(d.detail().copy(b -> b.status(Definition.INACTIVE)));
            state.definitions().put(inactive.key(), inactive);
        }));
        return DeregisterJobDefinitionResponse.builder().build();
    }

    /** The definition that a job is submitted with: that revision, or the newest active one of the name. */
    Definition active(String nameOrArn) {
        var name = state.names().nameOf(KIND, nameOrArn);
        var found = name.contains(":") ? revision(name).filter(Definition::active)
                : revisions(name).filter(Definition::active).reduce((a, b) -> b);
        return found.orElseThrow(() -> BatchErrors.client("JobDefinition " + nameOrArn + " not found."));
    }

    private Optional<Definition> revision(String nameAndRevision) {
        int colon = nameAndRevision.indexOf(':');
        try {
            int revision = Integer.parseInt(nameAndRevision.substring(colon + 1));
            return state.definitions().get(Definition.key(nameAndRevision.substring(0, colon), revision));
        } catch (NumberFormatException e) {
            throw BatchErrors.invalid("Invalid revision in " + nameAndRevision + ": " + e.getMessage());
        }
    }

    private Stream<Definition> revisions(String name) {
        return state.definitions().range(name + ":");
    }
}
