package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.resource.Updates;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Makes the resources of one stack what an update wants them to be: creates, changes or replaces each, or leaves it. */
final class ResourceAlteration {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceAlteration.class);

    private final Works works;
    private final Stack stack;
    private final Target target;
    private final Signal signal;
    private final ResourceCreation creation;

    ResourceAlteration(Works works, Stack stack, Target target, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.target = target;
        this.signal = signal;
        creation = new ResourceCreation(works, stack, target, signal);
    }

    /** Whether the resource is as it should be. A failure makes the other threads stop. */
    boolean alter(String logicalId) {
        var resource = works.store().resource(stack.id(), logicalId);
        if (resource.isEmpty() || isToBeCreated(resource.get())) {
            return creation.create(logicalId);
        }
        var deployed = works.store().updates().replaced(stack.id(), logicalId).orElse(resource.get());
        try {
            forgetReplacement(deployed, resource.get());
            attempt(deployed);
            return true;
        } catch (Signal.Stopped e) {
            failed(deployed, "Resource update cancelled");
            return false;
        } catch (RuntimeException e) {
            LOG.debug("Stack {}: {} failed to update", stack.name(), logicalId, e);
            failed(deployed, Failure.reason(e));
            signal.cancel();
            return false;
        }
    }

    private static boolean isToBeCreated(StackResource resource) {
        return resource.over() || resource.status() == ResourceStatus.CREATE_IN_PROGRESS || resource
                .status() == ResourceStatus.CREATE_FAILED;
    }

    /** A replacement that was cut off is begun anew; until then the old resource is the one that others use. */
    private void forgetReplacement(StackResource deployed, StackResource kept) {
        if (works.store().updates().replaced(stack.id(), deployed.logicalId()).isPresent()) {
            new ResourceRemoval(works, stack, signal).removeUnfinished(kept);
            works.store().together(() -> {
                works.store().put(deployed);
                works.store().updates().endReplacing(deployed);
            });
        }
    }

    private void attempt(StackResource deployed) {
        if (isDone(deployed)) {
            return;
        }
        var wanted = deployed.wanted(target.properties(deployed.logicalId()), stack);
        if (!isHalfDone(deployed) && !differs(deployed, wanted)) {
            return;
        }
        if (works.type(deployed).replaces(deployed.properties(), wanted.properties())) {
            replace(deployed, wanted);
        } else {
            change(deployed, wanted);
        }
    }

    private boolean isDone(StackResource resource) {
        return resource.operation().equals(stack.operationId()) && (resource
                .status() == ResourceStatus.UPDATE_COMPLETE || resource.status() == ResourceStatus.CREATE_COMPLETE);
    }

    private static boolean isHalfDone(StackResource resource) {
        return resource.status() == ResourceStatus.UPDATE_FAILED || resource
                .status() == ResourceStatus.UPDATE_IN_PROGRESS;
    }

    private boolean differs(StackResource deployed, StackResource wanted) {
        var type = works.type(deployed);
        return !Updates.same(deployed.properties(), wanted.properties()) || type.alwaysAsked() || type.taggable()
                && !deployed.stackTags().equals(wanted.stackTags());
    }

    private void replace(StackResource old, StackResource wanted) {
        // Only told: kept beside the old resource, what is wanted would be what it is to a process that goes on after a crash.
        var announced = works.store().tell(wanted, ResourceStatus.UPDATE_IN_PROGRESS,
                "Requested update requires the creation of a new physical resource; hence creating one.");
        signal.check();
        Making.check(works, announced);
        refuseSameName(old, wanted);
        var fresh = announced.withPlannedId("").withPhysicalId("");
        works.store().together(() -> {
            works.store().updates().beginReplacing(old);
            works.store().put(fresh);
        });
        var made = new Making(works, stack, signal, ResourceStatus.UPDATE_IN_PROGRESS).make(fresh);
        works.store().together(() -> {
            works.store().change(made, ResourceStatus.UPDATE_COMPLETE, "");
            works.store().updates().endReplacing(old);
            leave(old);
        });
    }

    private void leave(StackResource old) {
        var policy = target.declaration(old.logicalId()).updateReplacePolicy();
        works.store().updates().leave(new Leftover(old, policy.equals("Retain")));
    }

    private void refuseSameName(StackResource old, StackResource wanted) {
        var name = works.type(old).updates().name();
        boolean named = !name.isEmpty() && wanted.properties().has(name);
        if (named && Updates.same(old.properties().path(name), wanted.properties().path(name))) {
            throw InvalidTemplate.error("CloudFormation cannot update a stack when a custom-named resource requires "
                    + "replacing. Rename " + wanted.properties().get(name).asText() + " and update the stack again.");
        }
    }

    private void change(StackResource deployed, StackResource wanted) {
        var resource = works.store().change(wanted, ResourceStatus.UPDATE_IN_PROGRESS, "");
        signal.check();
        Making.check(works, resource);
        var changed = new Changing(works, stack, signal).change(resource, before(deployed), deployed.stackTags());
        works.store().together(() -> {
            works.store().change(changed, ResourceStatus.UPDATE_COMPLETE, "");
            if (!changed.physicalId().equals(deployed.physicalId())) {
                leave(deployed);
            }
        });
    }

    /** All properties that the resource may have: those of the last good state and those that a failed update set. */
    private ObjectNode before(StackResource deployed) {
        ObjectNode all = works.store().updates().before(stack.id(), deployed.logicalId()).orElse(deployed).properties()
                .deepCopy();
        return all.setAll(deployed.properties());
    }

    /** What a failed replacement made is deleted later; the old resource stays the one that others use. */
    private void failed(StackResource deployed, String reason) {
        if (signal.isAbandoned()) {
            return;
        }
        var kept = works.store().resource(stack.id(), deployed.logicalId()).orElse(deployed);
        boolean replacing = works.store().updates().replaced(stack.id(), deployed.logicalId()).isPresent();
        works.store().together(() -> {
            if (replacing) {
                works.store().updates().endReplacing(deployed);
            }
            boolean other = !kept.physicalId().isEmpty() && !kept.physicalId().equals(deployed.physicalId());
            if (other) {
                works.store().updates().leave(new Leftover(kept, false));
            }
            var attempted = replacing ? deployed : kept.withPhysicalId(deployed.physicalId());
            works.store().change(attempted.touchedBy(stack.operationId()), ResourceStatus.UPDATE_FAILED, reason);
        });
    }
}
