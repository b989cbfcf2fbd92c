package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;

/** Finds what callers name. */
public record ChangeSets(ChangeSetStore sets, StackStore stacks) {

    /**
     * The change set of this id, or of this name in this stack.
     *
     * @throws AwsServiceException {@code ChangeSetNotFoundException}
     */
    public ChangeSet find(String nameOrId, @Nullable String stack) {
        if (nameOrId.startsWith("arn:")) {
            return sets.find(nameOrId).orElseThrow(() -> notFound(nameOrId));
        }
        if (stack == null) {
            throw InvalidTemplate.error("StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        var owner = stacks.find(stack).orElseThrow(() -> ServiceError.of(400, "ValidationError", "Stack [" + stack
                + "] does not exist"));
        return sets.find(owner.id(), nameOrId).orElseThrow(() -> notFound(nameOrId));
    }

    Stack stack(ChangeSet set) {
        return stacks.find(set.name().stackId()).orElseThrow(() -> notFound(set.name().name()));
    }

    private static AwsServiceException notFound(String name) {
        return ServiceError.of(ChangeSetNotFoundException.builder(), 404, "ChangeSetNotFound", "ChangeSet [" + name
                + "] does not exist");
    }

    static AwsServiceException wrongStatus(ChangeSet set, String what, String status) {
        return ServiceError.of(InvalidChangeSetStatusException.builder(), 400, "InvalidChangeSetStatus", "ChangeSet ["
                + set.id() + "] cannot be " + what + " in its current status of [" + status + "]");
    }
}
