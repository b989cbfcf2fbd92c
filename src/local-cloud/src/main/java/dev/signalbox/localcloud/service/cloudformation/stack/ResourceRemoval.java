package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.service.cloudformation.resource.Missing;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Deletes all that is left. A failure does not stop what is independent of it.
     *
     * @param retained what to leave alone
     * @return the logical ids that failed
     */
    List<String> removeAll(Predicate<StackResource> retained) {
        var left = new LinkedHashMap<String, StackResource>();
        works.store().resources(stack.id()).stream().filter(r -> !r.over()).forEach(r -> left.put(r.logicalId(), r));
        var dependents = new LinkedHashMap<String, Set<String>>();
        left.keySet().forEach(id -> dependents.put(id, new LinkedHashSet<>()));
        left.values().forEach(r -> r.dependsOn().stream().map(dependents::get).filter(Objects::nonNull)
                .forEach(needed -> needed.add(r.logicalId())));
        return InOrder.run(dependents, id -> remove(get(left, id), retained), () -> !signal.isAbandoned());
    }

    private static StackResource get(Map<String, StackResource> resources, String logicalId) {
        return Optional.ofNullable(resources.get(logicalId)).orElseThrow();
    }

    private boolean remove(StackResource resource, Predicate<StackResource> retained) {
        try {
            var id = id(resource);
            if (id.isEmpty()) {
                works.store().change(resource, ResourceStatus.DELETE_COMPLETE, "");
            } else if (retained.test(resource)) {
                works.store().change(resource, ResourceStatus.DELETE_SKIPPED, "");
            } else {
                var going = works.store().change(resource.withPhysicalId(id.get()), ResourceStatus.DELETE_IN_PROGRESS,
                        "");
                delete(going, id.get());
                works.store().change(going, ResourceStatus.DELETE_COMPLETE, "");
            }
            return true;
        } catch (Signal.Stopped e) {
            return false;
        } catch (RuntimeException e) {
            LOG.debug("Stack {}: {} failed to delete", stack.name(), resource.logicalId(), e);
            failed(resource, Failure.reason(e));
            return false;
        }
    }

    private void failed(StackResource before, String reason) {
        if (!signal.isAbandoned()) {
            var resource = works.store().resource(stack.id(), before.logicalId()).orElse(before);
            works.store().change(resource, ResourceStatus.DELETE_FAILED, reason);
        }
    }

    /** Deletes what a creation left behind that the end of the process cut off. */
    void removeUnfinished(StackResource resource) {
        if (resource.status() == ResourceStatus.CREATE_IN_PROGRESS) {
            id(resource).ifPresent(id -> delete(resource, id));
        }
    }

    /** Where the resource may be, also when its creation was cut off before its id was recorded. */
    private Optional<String> id(StackResource resource) {
        var known = resource.knownId();
        if (known.isPresent() || resource.status() != ResourceStatus.CREATE_IN_PROGRESS) {
            return known;
        }
        return works.type(resource).unrecorded(request(resource));
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
