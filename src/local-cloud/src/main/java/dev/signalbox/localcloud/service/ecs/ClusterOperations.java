package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsTasksException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

/** Clusters: names for services and tasks. */
final class ClusterOperations {
    private final State state;
    private final Tasks tasks;

    ClusterOperations(State state, Tasks tasks) {
        this.state = state;
        this.tasks = tasks;
    }

    void register(Operations operations) {
        operations.on(CreateClusterRequest.class, this::create).on(DescribeClustersRequest.class, this::describe).on(
                ListClustersRequest.class, this::list).on(DeleteClusterRequest.class, this::delete);
    }

    private CreateClusterResponse create(CreateClusterRequest request) {
        EcsErrors.only(request, "a cluster", Set.of("clusterName", "tags", "capacityProviders", "settings"));
        request.capacityProviders().stream().filter(provider -> !provider.startsWith("FARGATE")).findFirst().ifPresent(
                provider -> {
                    throw EcsErrors.invalid("The local cloud has no capacity provider " + provider + ".");
                });
        var name = Names.checked("clusterName", Names.clusterOf(request.clusterName()));
        var cluster = state.change(() -> state.clusters().get(name).orElseGet(() -> {
            var made = new State.Cluster(name, state.now(), Names.tags(request.tags()));
            state.clusters().put(name, made);
            return made;
        }));
        return CreateClusterResponse.builder().cluster(shown(cluster)).build();
    }

    private DescribeClustersResponse describe(DescribeClustersRequest request) {
        var names = request.clusters().isEmpty() ? List.of(Names.DEFAULT) : request.clusters();
        var found = new ArrayList<Cluster>();
        var failures = new ArrayList<Failure>();
        for (var name : names) {
            state.clusters().get(Names.last(name)).ifPresentOrElse(c -> found.add(shown(c)), () -> failures.add(Failure
                    .builder().arn(state.names().cluster(Names.last(name))).reason("MISSING").build()));
        }
        return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
    }

    private ListClustersResponse list(ListClustersRequest request) {
        var page = Page.of(state.clusters().values().map(c -> state.names().cluster(c.name())).toList(), request
                .nextToken(), request.maxResults());
        return ListClustersResponse.builder().clusterArns(page.items()).nextToken(page.next()).build();
    }

    private DeleteClusterResponse delete(DeleteClusterRequest request) {
        return state.change(() -> {
            var cluster = state.cluster(request.cluster());
            if (state.services().range(cluster.name() + "/").findAny().isPresent()) {
                throw ServiceError.of(ClusterContainsServicesException.builder(), 400,
                        "ClusterContainsServicesException",
                        "The Cluster cannot be deleted while Services are active.");
            }
            if (tasks.of(cluster.name()).stream().anyMatch(task -> !task.isOver())) {
                throw ServiceError.of(ClusterContainsTasksException.builder(), 400, "ClusterContainsTasksException",
                        "The Cluster cannot be deleted while Tasks are active.");
            }
            state.clusters().remove(cluster.name());
            return DeleteClusterResponse.builder().cluster(shown(cluster).toBuilder().status("INACTIVE").build())
                    .build();
        });
    }

    private Cluster shown(State.Cluster cluster) {
        var live = tasks.of(cluster.name()).stream().filter(task -> !task.isOver()).toList();
        int running = (int) live.stream().filter(TaskRun::isRunning).count();
        return Cluster.builder().clusterArn(state.names().cluster(cluster.name())).clusterName(cluster.name()).status(
                "ACTIVE").runningTasksCount(running).pendingTasksCount(live.size() - running).activeServicesCount(
                        (int) state.services().range(cluster.name() + "/").filter(ServiceRecord::active).count())
                .registeredContainerInstancesCount(0).tags(Names.tags(cluster.tags())).build();
    }
}
