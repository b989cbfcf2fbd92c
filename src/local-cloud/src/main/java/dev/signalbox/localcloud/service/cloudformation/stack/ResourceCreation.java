package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Creates the resources of one stack, one at a time per thread, and says in events how that went. */
final class ResourceCreation {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceCreation.class);

    private final Works works;
    private final Stack stack;
    private final Target target;
    private final Signal signal;

    ResourceCreation(Works works, Stack stack, Target target, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.target = target;
        this.signal = signal;
    }

    /** Whether the resource is there. A failure makes the other threads stop. */
    boolean create(String logicalId) {
        var resource = works.store().resource(stack.id(), logicalId).orElseGet(() -> declared(logicalId));
        if (resource.status() == ResourceStatus.CREATE_COMPLETE) {
            return true;
        }
        try {
            attempt(resource);
            return true;
        } catch (Signal.Stopped e) {
            failed(logicalId, "Resource creation cancelled");
            return false;
        } catch (RuntimeException e) {
            LOG.debug("Stack {}: {} failed to create", stack.name(), logicalId, e);
            failed(logicalId, Failure.reason(e));
            signal.cancel();
            return false;
        }
    }

    private StackResource declared(String logicalId) {
        var declaration = target.declaration(logicalId);
        return new StackResource(stack.id(), logicalId, declaration.type(), "", "", new StackResource.State(
                ResourceStatus.UNKNOWN_TO_SDK_VERSION, "", works.cloud().time().now()), JsonNodeFactory.instance
                        .objectNode(), Map.of(), target.dependsOn(logicalId), declaration.deletionPolicy(), Map.of(),
                stack.operationId());
    }

    private void attempt(StackResource before) {
        new ResourceRemoval(works, stack, signal).removeUnfinished(before);
        var fresh = declared(before.logicalId()).wanted(target.properties(before.logicalId()), stack);
        var resource = works.store().change(fresh, ResourceStatus.CREATE_IN_PROGRESS, "");
        signal.check();
        var made = new Making(works, stack, signal, ResourceStatus.CREATE_IN_PROGRESS).make(resource);
        works.store().change(made, ResourceStatus.CREATE_COMPLETE, "");
    }

    private void failed(String logicalId, String reason) {
        if (signal.isAbandoned()) {
            return;
        }
        var resource = works.store().resource(stack.id(), logicalId).orElseGet(() -> declared(logicalId));
        var ours = resource.physicalId().isEmpty() ? resource.withPlannedId("") : resource;
        works.store().change(ours, ResourceStatus.CREATE_FAILED, reason);
    }
}
