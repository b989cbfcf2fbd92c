package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceUpdate;
import java.util.Map;

/** Changes one physical resource in place. */
record Changing(Works works, Stack stack, Signal signal) {

    /**
     * Returns the resource with its attributes once it can be used again.
     *
     * @param resource what it shall be, as kept
     * @param before the properties that it may have
     */
    StackResource change(StackResource resource, ObjectNode before, Map<String, String> tagsBefore) {
        var type = works.type(resource);
        var request = works.filled(stack, resource, id -> works.store().put(kept(resource).withPhysicalId(id)));
        type.update(new ResourceUpdate(request, resource.physicalId(), before, tagsBefore));
        new Patience(signal, works.cloud().time()).until(() -> type.ready(request, resource.physicalId()), resource
                .type() + " to become ready", type.limit(request));
        var changed = kept(resource);
        return changed.withAttributes(type.attributeValues(request, changed.physicalId()));
    }

    private StackResource kept(StackResource resource) {
        return works.store().resource(stack.id(), resource.logicalId()).orElseThrow();
    }
}
