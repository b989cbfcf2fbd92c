package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.store.Pojos;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Services over the wire; what shall be is written down, and the reconciler brings it about. */
final class ServiceOperations {
    private final State state;
    private final ServiceBook book;
    private final ServiceView view;
    private final Runnable changed;

    ServiceOperations(State state, ServiceBook book, ServiceView view, Runnable changed) {
        this.state = state;
        this.book = book;
        this.view = view;
        this.changed = changed;
    }

    void register(Operations operations) {
        operations.on(CreateServiceRequest.class, this::create).on(UpdateServiceRequest.class, this::update).on(
                DescribeServicesRequest.class, this::describe).on(ListServicesRequest.class, this::list).on(
                        DeleteServiceRequest.class, this::delete);
    }

    private CreateServiceResponse create(CreateServiceRequest request) {
        ServiceCheck.check(request);
        var cluster = state.cluster(request.cluster());
        var definition = state.definition(request.taskDefinition());
        ServiceCheck.check(request.loadBalancers(), definition.detail());
        var made = state.change(() -> {
            var now = state.now();
            var asked = request.copy(r -> r.taskDefinition(definition.detail().taskDefinitionArn()));
            var service = new ServiceRecord(cluster.name(), request.serviceName(), now, asked, true, List.of(
                    ServiceBook.deployment(definition.detail().taskDefinitionArn(), "ECS deployment in progress.",
                            now)), List.of(), Names.tags(request.tags()));
            var known = state.services().get(service.key());
            if (known.isPresent() && request.clientToken() != null && request.clientToken().equals(known.get().asked()
                    .clientToken())) {
                return known.get();
            }
            if (known.isPresent()) {
                throw EcsErrors.invalid("Creation of service was not idempotent.");
            }
            state.services().put(service.key(), service);
            return service;
        });
        changed.run();
        return CreateServiceResponse.builder().service(view.of(made, true)).build();
    }

    private UpdateServiceResponse update(UpdateServiceRequest request) {
        ServiceCheck.check(request);
        var updated = state.change(() -> {
            var old = state.active(request.cluster(), request.service());
            var definition = state.definition(request.taskDefinition() == null ? old.primary().definition()
                    : request
                            .taskDefinition()).detail().taskDefinitionArn();
            var asked = merged(old.asked(), request).toBuilder().taskDefinition(definition).build();
            ServiceCheck.check(asked.loadBalancers(), state.definition(definition).detail());
            boolean anew = Boolean.TRUE.equals(request.forceNewDeployment()) || !definition.equals(old.primary()
                    .definition()) || !asked.loadBalancers().equals(old.asked().loadBalancers());
            var now = anew ? old.asking(asked).deploying(ServiceBook.deployment(definition,
                    "ECS deployment in progress.", book.now())) : old.asking(asked);
            state.services().put(now.key(), now);
            return now;
        });
        changed.run();
        return UpdateServiceResponse.builder().service(view.of(updated, true)).build();
    }

    private static CreateServiceRequest merged(CreateServiceRequest old, UpdateServiceRequest by) {
        var update = Pojos.as(by, CreateServiceRequest.class);
        var merged = old.toBuilder();
        merged.desiredCount(Objects.requireNonNullElse(update.desiredCount(), old.desiredCount()));
        merged.deploymentConfiguration(update.deploymentConfiguration() == null ? old.deploymentConfiguration()
                : update.deploymentConfiguration());
        merged.networkConfiguration(update.networkConfiguration() == null ? old.networkConfiguration()
                : update
                        .networkConfiguration());
        merged.healthCheckGracePeriodSeconds(update.healthCheckGracePeriodSeconds() == null ? old
                .healthCheckGracePeriodSeconds() : update.healthCheckGracePeriodSeconds());
        if (by.hasLoadBalancers()) {
            merged.loadBalancers(update.loadBalancers());
        }
        if (by.propagateTags() != null) {
            merged.propagateTags(by.propagateTags());
        }
        return merged.build();
    }

    private DescribeServicesResponse describe(DescribeServicesRequest request) {
        var cluster = state.cluster(request.cluster());
        var found = new ArrayList<Service>();
        var failures = new ArrayList<Failure>();
        for (var reference : request.services()) {
            state.service(cluster.name(), reference).ifPresentOrElse(s -> found.add(view.of(s, request.include()
                    .contains(ServiceField.TAGS))), () -> failures.add(Failure.builder().arn(state.names().service(
                            cluster.name(), Names.last(reference))).reason("MISSING").build()));
        }
        return DescribeServicesResponse.builder().services(found).failures(failures).build();
    }

    private ListServicesResponse list(ListServicesRequest request) {
        var cluster = state.cluster(request.cluster());
        var arns = state.services().range(cluster.name() + "/").map(s -> state.names().service(s.cluster(), s.name()))
                .toList();
        var page = Page.of(arns, request.nextToken(), request.maxResults());
        return ListServicesResponse.builder().serviceArns(page.items()).nextToken(page.next()).build();
    }

    private DeleteServiceResponse delete(DeleteServiceRequest request) {
        var draining = state.change(() -> {
            var old = state.active(request.cluster(), request.service());
            if (old.desired() > 0 && !Boolean.TRUE.equals(request.force())) {
                throw EcsErrors.invalid("The service cannot be stopped while it is scaled above 0.");
            }
            state.services().put(old.key(), old.draining());
            return old.draining();
        });
        changed.run();
        return DeleteServiceResponse.builder().service(view.of(draining, true)).build();
    }
}
