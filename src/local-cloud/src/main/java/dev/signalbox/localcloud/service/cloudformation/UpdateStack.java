package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSetStore;
import dev.signalbox.localcloud.service.cloudformation.diff.Differ;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

/** Lets stacks be updated in the background. */
final class UpdateStack {
    private final Works works;
    private final Ordering ordering;
    private final StackOperations operations;
    private final ChangeSetStore sets;

    UpdateStack(Works works, Ordering ordering, StackOperations operations, ChangeSetStore sets) {
        this.sets = sets;
        this.works = works;
        this.ordering = ordering;
        this.operations = operations;
    }

    UpdateStackResponse updateStack(UpdateStackRequest request) {
        RequestCheck.check(request);
        var stack = existing(request);
        if (request.clientRequestToken() != null && stack.order().token().equals(Optional.of(request
                .clientRequestToken()))) {
            return UpdateStackResponse.builder().stackId(stack.id()).build();
        }
        if (!operations.canUpdate(stack.id())) {
            throw refused(stack);
        }
        var order = ordering.order(Wish.of(request), stack.name(), stack.id(), Optional.of(stack.order()));
        if (Differ.of(works, stack, order).isEmpty()) {
            throw InvalidTemplate.error("No updates are to be performed.");
        }
        var operation = new Stack.Operation(UUID.randomUUID().toString(), OperationType.UPDATE_STACK, order.token());
        if (!operations.update(stack.id(), order, operation)) {
            throw refused(StackQueries.find(works.store(), stack.id()));
        }
        sets.supersede(stack.id(), Optional.empty());
        return UpdateStackResponse.builder().stackId(stack.id()).operationId(operation.id()).build();
    }

    private Stack existing(UpdateStackRequest request) {
        var stack = StackQueries.find(works.store(), request.stackName());
        if (stack.gone()) {
            throw InvalidTemplate.error("Stack [" + stack.name() + "] does not exist");
        }
        return stack;
    }

    static AwsServiceException refused(Stack stack) {
        return InvalidTemplate.error("Stack:" + stack.id() + " is in " + stack.status()
                + " state and can not be updated.");
    }
}
