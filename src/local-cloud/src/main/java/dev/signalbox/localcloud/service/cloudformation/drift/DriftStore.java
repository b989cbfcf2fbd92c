package dev.signalbox.localcloud.service.cloudformation.drift;

import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;

/** What is known of drift: the last look at each stack and at each resource. */
public final class DriftStore {
    private final Store store;
    private final DurableMap<StackDrift> stacks;
    private final DurableMap<ResourceDrift> resources;

    public DriftStore(Store store) {
        this.store = store;
        stacks = store.map("cloudformation.stackDrifts", StackDrift.class);
        resources = store.map("cloudformation.resourceDrifts", ResourceDrift.class);
    }

    /** The last look at a stack that was begun. */
    Optional<StackDrift> stack(String stackId) {
        return stacks.get(stackId);
    }

    /** The last look at a stack that succeeded; none while another is under way. */
    public Optional<StackDrift> last(String stackId) {
        return stack(stackId).filter(d -> d.detection() == StackDriftDetectionStatus.DETECTION_COMPLETE);
    }

    Optional<StackDrift> detection(String id) {
        return stacks.values().filter(d -> d.id().equals(id)).findFirst();
    }

    List<StackDrift> running() {
        return stacks.values().filter(StackDrift::running).toList();
    }

    /** What was found of this physical resource; what was found of one that it replaced says nothing of it. */
    public Optional<ResourceDrift> of(StackResource resource) {
        return resources.get(resource.stackId() + "|" + resource.logicalId()).filter(d -> d.physicalId().equals(resource
                .physicalId()));
    }

    void put(StackDrift drift) {
        store.write(() -> stacks.put(drift.stackId(), drift));
    }

    void put(ResourceDrift drift) {
        store.write(() -> resources.put(drift.key(), drift));
    }

    /** Forgets what was found of stacks that are gone. */
    void keepOnly(Set<String> stackIds) {
        store.write(() -> {
            stacks.keys("").filter(id -> !stackIds.contains(id)).toList().forEach(stacks::remove);
            resources.keys("").filter(key -> !stackIds.contains(key.substring(0, key.lastIndexOf('|')))).toList()
                    .forEach(resources::remove);
        });
    }
}
