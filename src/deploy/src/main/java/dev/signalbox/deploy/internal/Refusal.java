package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/**
 * What CloudFormation's early validation and hooks found in a change set, resource by resource. The change set itself says only
 * that something was found; which property it is stands in its events.
 */
final class Refusal {
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    /** @param reason what the change set says itself */
    static String words(CloudFormationClient cloudFormation, String changeSet, String reason) {
        var found = found(cloudFormation, changeSet).stream().map(Refusal::sentence).filter(s -> !s.isBlank() && !s
                .equals(reason)).distinct().toList();
        return found.isEmpty() ? reason : reason + " " + String.join(" ", found);
    }

    /** What was found although the change set can be executed. */
    static List<Check> warnings(CloudFormationClient cloudFormation, String changeSet) {
        return found(cloudFormation, changeSet).stream().filter(e -> e
                .validationFailureMode() == HookFailureMode.WARN || e.hookFailureMode() == HookFailureMode.WARN).map(
                        e -> Check.doubtful(Subject.TEMPLATE, sentence(e),
                                "CloudFormation would go on; correct it if it is meant for this stack.")).toList();
    }

    private static List<OperationEvent> found(CloudFormationClient cloudFormation, String changeSet) {
        try {
            var all = new ArrayList<OperationEvent>();
            for (var event : cloudFormation.describeEventsPaginator(b -> b.changeSetName(changeSet))
                    .operationEvents()) {
                if (event.eventType() == EventType.VALIDATION_ERROR || event
                        .eventType() == EventType.HOOK_INVOCATION_ERROR) {
                    all.add(event);
                }
            }
            return all;
        } catch (SdkException e) {
            // Not every endpoint has these events, and not every role may read them.
            LOG.debug("The events of {} cannot be read", changeSet, e);
            return List.of();
        }
    }

    private static String sentence(OperationEvent event) {
        var words = new StringBuilder();
        if (event.logicalResourceId() != null) {
            words.append(event.logicalResourceId());
            if (event.resourceType() != null) {
                words.append(" (").append(event.resourceType()).append(')');
            }
        }
        if (event.validationPath() != null) {
            words.append(words.isEmpty() ? "" : ", ").append(event.validationPath());
        }
        var why = event.eventType() == EventType.HOOK_INVOCATION_ERROR ? "hook " + event.hookType() + ": " + StackReader
                .orEmpty(event.hookStatusReason()) : StackReader.orEmpty(event.validationStatusReason());
        return words.isEmpty() ? why : words + ": " + why;
    }
}
