package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What updates must not forget: resources as they were before, those that are being replaced, and what is left behind.
 * Changes belong inside {@link StackStore#together}.
 */
final class UpdateStore {
    private final DurableMap<StackResource> before;
    private final DurableMap<StackResource> replaced;
    private final DurableMap<Leftover> leftovers;

    UpdateStore(Store store) {
        before = store.map("cloudformation.before", StackResource.class);
        replaced = store.map("cloudformation.replaced", StackResource.class);
        leftovers = store.map("cloudformation.leftovers", Leftover.class);
    }

    private static String key(StackResource resource) {
        return resource.stackId() + "|" + resource.logicalId();
    }

    void keepBefore(List<StackResource> resources) {
        resources.forEach(r -> before.put(key(r), r));
    }

    /** The resources of the last good state, by logical id; none unless an update is not over. */
    List<StackResource> before(String stackId) {
        return before.range(stackId + "|").toList();
    }

    Optional<StackResource> before(String stackId, String logicalId) {
        return before.get(stackId + "|" + logicalId);
    }

    void forgetBefore(String stackId) {
        before.keys(stackId + "|").toList().forEach(before::remove);
    }

    /** The old resource while its replacement is being created. */
    Optional<StackResource> replaced(String stackId, String logicalId) {
        return replaced.get(stackId + "|" + logicalId);
    }

    void beginReplacing(StackResource old) {
        replaced.put(key(old), old);
    }

    void endReplacing(StackResource old) {
        replaced.remove(key(old));
    }

    void leave(Leftover leftover) {
        leftovers.put(leftover.key(), leftover);
    }

    /** Takes a resource back that was to be deleted. */
    void takeBack(StackResource resource) {
        leftovers.remove(new Leftover(resource, false).key());
    }

    List<Leftover> leftovers(String stackId) {
        return leftovers.range(stackId + "|").toList();
    }

    void forget(String stackId) {
        forgetBefore(stackId);
        replaced.keys(stackId + "|").toList().forEach(replaced::remove);
        leftovers.keys(stackId + "|").toList().forEach(leftovers::remove);
    }

    /** The physical ids that are known besides those of the stack's current resources. */
    Set<String> physicalIds(String stackId) {
        var ids = new HashSet<String>();
        before(stackId).forEach(r -> ids.add(r.physicalId()));
        replaced.range(stackId + "|").forEach(r -> ids.add(r.physicalId()));
        leftovers(stackId).forEach(l -> ids.add(l.resource().physicalId()));
        return ids;
    }
}
