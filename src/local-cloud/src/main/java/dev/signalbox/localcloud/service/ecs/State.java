package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What ECS keeps: clusters, revisions of task definitions, services, and which targets it has registered. */
final class State {
    private final CloudContext context;
    private final Names names;
    private final Object lock = new Object();
    private final DurableMap<Cluster> clusters;
    private final DurableMap<Definition> definitions;
    private final DurableMap<ServiceRecord> services;
    private final DurableMap<Target> targets;

    record Cluster(String name, Instant created, Map<String, String> tags) {}

    record Definition(@Kept TaskDefinition detail, Map<String, String> tags) {
        boolean active() {
            return "ACTIVE".equals(detail.statusAsString());
        }

        /** Sorts revisions of one family by number. */
        static String key(String family, int revision) {
            return family + ":" + String.format(Locale.ROOT, "%010d", revision);
        }

        String key() {
            return key(detail.family(), detail.revision());
        }
    }

    /** A task's port as it is registered with a target group. */
    record Target(String task, String group, int port) {}

    State(CloudContext context) {
        this.context = context;
        this.names = new Names(context);
        this.clusters = context.store().map("ecs.clusters", Cluster.class);
        this.definitions = context.store().map("ecs.definitions", Definition.class);
        this.services = context.store().map("ecs.services", ServiceRecord.class);
        this.targets = context.store().map("ecs.targets", Target.class);
    }

    Names names() {
        return names;
    }

    Instant now() {
        return context.time().now();
    }

    /** Runs the change alone and makes it durable; the store's turn is taken first, always. */
    <T> T change(Supplier<T> change) {
        return context.store().write(() -> {
            synchronized (lock) {
                return change.get();
            }
        });
    }

    DurableMap<Cluster> clusters() {
        return clusters;
    }

    DurableMap<Definition> definitions() {
        return definitions;
    }

    DurableMap<ServiceRecord> services() {
        return services;
    }

    /** By {@link Target#task}. */
    DurableMap<Target> targets() {
        return targets;
    }

    /** @throws software.amazon.awssdk.services.ecs.model.ClusterNotFoundException when there is none */
    Cluster cluster(@Nullable String nameOrArn) {
        return clusters.get(Names.clusterOf(nameOrArn)).orElseThrow(EcsErrors::noCluster);
    }

    /** @param reference a family for its newest active revision, {@code family:revision}, or an ARN */
    Definition definition(@Nullable String reference) {
        var name = Names.last(EcsErrors.required("taskDefinition", reference));
        int colon = name.lastIndexOf(':');
        Optional<Definition> found = colon > 0 && name.substring(colon + 1).matches("\\d{1,9}") ? definitions.get(
                Definition.key(name.substring(0, colon), Integer.parseInt(name.substring(colon + 1))))
                : revisions(name).stream().filter(Definition::active).reduce((_, newer) -> newer);
        return found.orElseThrow(() -> EcsErrors.client("Unable to describe task definition."));
    }

    /** Of one family, the oldest first. */
    List<Definition> revisions(String family) {
        return definitions.range(family + ":").toList();
    }

    Optional<ServiceRecord> service(@Nullable String cluster, @Nullable String nameOrArn) {
        return services.get(ServiceRecord.key(Names.clusterOf(cluster), Names.last(EcsErrors.required("service",
                nameOrArn))));
    }

    ServiceRecord active(@Nullable String cluster, @Nullable String nameOrArn) {
        var found = service(cluster, nameOrArn).orElseThrow(EcsErrors::noService);
        if (!found.active()) {
            throw EcsErrors.inactive();
        }
        return found;
    }

    /** Changes a service if it is still there. */
    void changeService(String key, UnaryOperator<ServiceRecord> change) {
        change(() -> {
            services.get(key).ifPresent(old -> {
                var changed = change.apply(old);
                if (!changed.equals(old)) {
                    services.put(key, changed);
                }
            });
            return Boolean.TRUE;
        });
    }
}
