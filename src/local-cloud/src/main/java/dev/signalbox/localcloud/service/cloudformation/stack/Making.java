package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * Makes one physical resource: a new one, or one that replaces another.
 *
 * @param during the status that the resource has meanwhile
 */
record Making(Works works, Stack stack, Signal signal, ResourceStatus during) {

    /**
     * Returns the resource once it can be used, with its attributes and its status still the one during this.
     *
     * @param resource as kept, with neither planned nor physical id
     */
    StackResource make(StackResource resource) {
        var type = works.type(resource);
        check(works, resource);
        var request = works.filled(stack, resource, id -> initiated(resource.logicalId(), id));
        var planned = type.plannedId(request);
        if (!planned.isEmpty() && type.exists(request, planned)) {
            throw ServiceError.of(400, "AlreadyExists", planned + " already exists");
        }
        works.store().put(resource.withPlannedId(planned));
        type.create(request.planned(planned));
        var first = kept(resource.logicalId()).knownId().orElse("");
        new Patience(signal, works.cloud().time()).until(() -> type.ready(request, first), resource.type()
                + " to become ready", type.limit(request));
        var made = kept(resource.logicalId());
        if (made.physicalId().isEmpty()) {
            throw new IllegalStateException(made.type() + " gave no physical id");
        }
        type.configure(request, made.physicalId());
        return made.withAttributes(type.attributeValues(request, made.physicalId()));
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the type does not take the properties */
    static void check(Works works, StackResource resource) {
        var problems = works.type(resource).problems(resource.properties());
        if (!problems.isEmpty()) {
            throw InvalidTemplate.error("Properties validation failed for resource " + resource.logicalId()
                    + " with message:" + problems);
        }
    }

    private void initiated(String logicalId, String physicalId) {
        works.store().change(kept(logicalId).withPhysicalId(physicalId), during, "Resource creation Initiated");
    }

    private StackResource kept(String logicalId) {
        return works.store().resource(stack.id(), logicalId).orElseThrow();
    }
}
