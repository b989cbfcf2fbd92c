package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.service.cloudformation.resource.Missing;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Deletes the resources of one stack, those first that others do not need. */
final class ResourceRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceRemoval.class);

    private final Works works;
    private final Stack stack;
    private final Signal signal;

    ResourceRemoval(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    /** Keeps a new status of a resource. */
    @FunctionalInterface
    private interface Record {
        StackResource change(StackResource resource, ResourceStatus status, String reason);
    }

    /**
     * Deletes all that is left. A failure does not stop what is independent of it.
     *
     * @param retained what to leave alone
     * @return the logical ids that failed
     */
    List<String> removeAll(Predicate<StackResource> retained) {
        var left = works.store().resources(stack.id()).stream().filter(r -> !r.over()).toList();
        return remove(left, retained, works.store()::change);
    }

    /** Deletes what updates left behind, and tells so in events only. */
    List<String> removeLeftovers() {
        var leftovers = works.store().updates().leftovers(stack.id());
        var retained = new HashSet<StackResource>();
        leftovers.stream().filter(Leftover::retained).forEach(l -> retained.add(l.resource()));
        return remove(leftovers.stream().map(Leftover::resource).toList(), retained::contains, works.store()::tell);
    }

    private List<String> remove(List<StackResource> resources, Predicate<StackResource> retained, Record record) {
        var keyed = new LinkedHashMap<String, StackResource>();
        resources.forEach(r -> keyed.put(r.logicalId() + "|" + keyed.size(), r));
        var dependents = new LinkedHashMap<String, Set<String>>();
        keyed.forEach((key, needed) -> {
            var users = new LinkedHashSet<String>();
            keyed.forEach((other, user) -> {
                if (user.dependsOn().contains(needed.logicalId())) {
                    users.add(other);
                }
            });
            dependents.put(key, users);
        });
        var failed = InOrder.run(dependents, key -> remove(get(keyed, key), retained, record), () -> !signal
                .isAbandoned());
        var names = new ArrayList<String>();
        failed.forEach(key -> names.add(get(keyed, key).logicalId()));
        return names;
    }

    private static StackResource get(Map<String, StackResource> resources, String key) {
        return Optional.ofNullable(resources.get(key)).orElseThrow();
    }

    private boolean remove(StackResource resource, Predicate<StackResource> retained, Record record) {
        var kept = resource;
        try {
            var id = id(resource);
            if (id.isEmpty()) {
                record.change(resource, ResourceStatus.DELETE_COMPLETE, "");
            } else if (retained.test(resource)) {
                record.change(resource, ResourceStatus.DELETE_SKIPPED, "");
            } else {
                kept = record.change(resource.withPhysicalId(id.get()), ResourceStatus.DELETE_IN_PROGRESS, "");
                delete(kept, id.get());
                record.change(kept, ResourceStatus.DELETE_COMPLETE, "");
            }
            return true;
        } catch (Signal.Stopped e) {
            return false;
        } catch (RuntimeException e) {
            LOG.debug("Stack {}: {} failed to delete", stack.name(), resource.logicalId(), e);
            if (!signal.isAbandoned()) {
                record.change(kept, ResourceStatus.DELETE_FAILED, Failure.reason(e));
            }
            return false;
        }
    }

    /** Deletes what an unsuccessful creation left behind, also one that the end of the process cut off. */
    void removeUnfinished(StackResource resource) {
        if (resource.status() == ResourceStatus.CREATE_IN_PROGRESS || resource.status() == ResourceStatus.CREATE_FAILED
                || resource.status() == ResourceStatus.UPDATE_IN_PROGRESS) {
            id(resource).ifPresent(id -> delete(resource, id));
        }
    }

    /** Where the resource may be, also when its creation was cut off before its id was recorded. */
    private Optional<String> id(StackResource resource) {
        var known = resource.knownId();
        boolean cutOff = resource.status() == ResourceStatus.CREATE_IN_PROGRESS || resource
                .status() == ResourceStatus.UPDATE_IN_PROGRESS;
        if (known.isPresent() || !cutOff) {
            return known;
        }
        var recorded = works.store().updates().physicalIds(stack.id());
        works.store().resources(stack.id()).forEach(r -> recorded.add(r.physicalId()));
        return works.type(resource).unrecorded(request(resource)).stream().filter(id -> !recorded.contains(id))
                .findFirst();
    }

    private void delete(StackResource resource, String id) {
        var type = works.type(resource);
        var request = request(resource);
        try {
            type.delete(request, id);
        } catch (AwsServiceException e) {
            if (!Missing.isSaidBy(e)) {
                throw e;
            }
            LOG.debug("Stack {}: {} is gone already", stack.name(), resource.logicalId(), e);
        }
        new Patience(signal, works.cloud().time()).until(() -> type.gone(request, id), resource.type() + " to go",
                type.limit(request));
    }

    private ResourceRequest request(StackResource resource) {
        return works.request(stack, resource, id -> {});
    }
}
