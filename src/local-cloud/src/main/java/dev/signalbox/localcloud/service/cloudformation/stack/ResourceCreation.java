package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceRequest;
import dev.signalbox.localcloud.service.cloudformation.template.Evaluator;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Creates the resources of one stack, one at a time per thread, and says in events how that went. */
final class ResourceCreation {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceCreation.class);

    private final Works works;
    private final Stack stack;
    private final Plan plan;
    private final Evaluator evaluator;
    private final Signal signal;

    ResourceCreation(Works works, Stack stack, Plan plan, Evaluator evaluator, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.plan = plan;
        this.evaluator = evaluator;
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
        var declaration = plan.resources().get(logicalId);
        if (declaration == null) {
            throw new IllegalStateException("The plan has no resource " + logicalId);
        }
        var dependsOn = plan.dependencies().getOrDefault(logicalId, Set.of());
        return new StackResource(stack.id(), logicalId, declaration.type(), "", "", new StackResource.State(
                ResourceStatus.UNKNOWN_TO_SDK_VERSION, "", works.cloud().time().now()), JsonNodeFactory.instance
                        .objectNode(), Map.of(), dependsOn, declaration.deletionPolicy());
    }

    private void attempt(StackResource before) {
        new ResourceRemoval(works, stack, signal).removeUnfinished(before);
        var fresh = before.withPlannedId("").withPhysicalId("");
        var resource = works.store().change(fresh.withProperties(properties(before.logicalId())),
                ResourceStatus.CREATE_IN_PROGRESS, "");
        signal.check();
        var type = works.type(resource);
        var problems = type.problems(resource.properties());
        if (!problems.isEmpty()) {
            throw InvalidTemplate.error("Properties validation failed for resource " + resource.logicalId()
                    + " with message:" + problems);
        }
        var request = works.request(stack, resource, id -> initiated(resource.logicalId(), id));
        var planned = type.plannedId(request);
        if (!planned.isEmpty() && type.exists(request, planned)) {
            throw ServiceError.of(400, "AlreadyExists", planned + " already exists");
        }
        works.store().put(resource.withPlannedId(planned));
        type.create(request.planned(planned));
        finish(resource.logicalId(), request);
    }

    private ObjectNode properties(String logicalId) {
        var declaration = plan.resources().get(logicalId);
        if (declaration != null && evaluator.value(declaration.properties()) instanceof ObjectNode evaluated) {
            return evaluated;
        }
        throw InvalidTemplate.error("Properties of resource " + logicalId + " do not evaluate to an object");
    }

    private void initiated(String logicalId, String physicalId) {
        works.store().change(kept(logicalId).withPhysicalId(physicalId), ResourceStatus.CREATE_IN_PROGRESS,
                "Resource creation Initiated");
    }

    private void finish(String logicalId, ResourceRequest request) {
        var made = kept(logicalId);
        var type = works.type(made);
        var first = made.knownId().orElse("");
        new Patience(signal, works.cloud().time()).until(() -> type.ready(request, first), made.type()
                + " to become ready", type.limit(request));
        var resource = kept(logicalId);
        var id = resource.physicalId();
        if (id.isEmpty()) {
            throw new IllegalStateException(resource.type() + " gave no physical id");
        }
        type.configure(request, id);
        works.store().change(resource.withAttributes(type.attributeValues(request, id)),
                ResourceStatus.CREATE_COMPLETE, "");
    }

    private void failed(String logicalId, String reason) {
        if (signal.isAbandoned()) {
            return;
        }
        var resource = works.store().resource(stack.id(), logicalId).orElseGet(() -> declared(logicalId));
        var ours = resource.physicalId().isEmpty() ? resource.withPlannedId("") : resource;
        works.store().change(ours, ResourceStatus.CREATE_FAILED, reason);
    }

    private StackResource kept(String logicalId) {
        return works.store().resource(stack.id(), logicalId).orElseThrow();
    }
}
