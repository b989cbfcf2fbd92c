package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Makes the resources of one stack what they were before an update touched them. */
final class ResourceRestoration {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceRestoration.class);

    private final Works works;
    private final Stack stack;
    private final Signal signal;

    ResourceRestoration(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    /**
     * Whether the resource is what it was.
     *
     * @param skipped whether to take it for that without looking
     */
    boolean restore(StackResource before, boolean skipped) {
        var kept = works.store().resource(stack.id(), before.logicalId());
        if (kept.isEmpty()) {
            takeBack(before);
            return true;
        }
        var now = kept.get();
        if (now.operation().equals(before.operation()) && now.physicalId().equals(before.physicalId()) && now
                .status() != ResourceStatus.UPDATE_IN_PROGRESS) {
            return true;
        }
        try {
            restore(before, now, skipped);
            return true;
        } catch (Signal.Stopped e) {
            return false;
        } catch (RuntimeException e) {
            LOG.debug("Stack {}: {} failed to roll back", stack.name(), before.logicalId(), e);
            if (!signal.isAbandoned()) {
                works.store().change(now.touchedBy(stack.operationId()), ResourceStatus.UPDATE_FAILED, Failure.reason(
                        e));
            }
            return false;
        }
    }

    private void restore(StackResource before, StackResource now, boolean skipped) {
        if (!skipped && now.physicalId().equals(before.physicalId())) {
            changeBack(before, now);
            return;
        }
        if (!skipped) {
            works.store().tell(before, ResourceStatus.UPDATE_IN_PROGRESS, "");
        }
        end(before, now);
    }

    /** The update had no place for it, but nobody has deleted it yet. */
    private void takeBack(StackResource before) {
        works.store().together(() -> {
            works.store().updates().takeBack(before);
            works.store().put(before);
        });
    }

    private void changeBack(StackResource before, StackResource now) {
        ObjectNode had = before.properties().deepCopy();
        had.setAll(now.properties());
        works.store().tell(before, ResourceStatus.UPDATE_IN_PROGRESS, "");
        works.store().put(now.with(ResourceStatus.UPDATE_IN_PROGRESS, "", works.cloud().time().now()));
        var changed = new Changing(works, stack, signal).change(before, had, now.stackTags());
        end(before.withAttributes(changed.attributes()), changed);
    }

    /** The old physical resource is the one in use again, and the one that replaced it is left behind. */
    private void end(StackResource before, StackResource now) {
        works.store().together(() -> {
            var updates = works.store().updates();
            updates.endReplacing(before);
            updates.takeBack(before);
            if (!now.physicalId().equals(before.physicalId())) {
                updates.leave(new Leftover(now, false));
            }
            works.store().change(before, ResourceStatus.UPDATE_COMPLETE, "");
        });
    }
}
