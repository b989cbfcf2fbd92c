package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSet;
import dev.signalbox.localcloud.service.cloudformation.changeset.NewChangeSet;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Makes change sets for stacks and, if need be, the stacks that they are to create. */
final class CreateChangeSet {
    private final Works works;
    private final Ordering ordering;
    private final StackOperations operations;
    private final NewChangeSet sets;

    CreateChangeSet(Works works, Ordering ordering, StackOperations operations, NewChangeSet sets) {
        this.works = works;
        this.ordering = ordering;
        this.operations = operations;
        this.sets = sets;
    }

    CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
        RequestCheck.check(request);
        boolean creates = request.changeSetType() == ChangeSetType.CREATE;
        if (request.onStackFailure() == OnStackFailure.DELETE && !creates) {
            throw InvalidTemplate.error("OnStackFailure DELETE can only be specified for change sets of type CREATE");
        }
        var stack = creates ? stackToCreate(request) : stackToUpdate(request);
        var about = new NewChangeSet.Request(request.changeSetName(), request.description() == null ? ""
                : request
                        .description(), creates, Optional.ofNullable(request.onStackFailure()));
        var previous = creates ? Optional.<Stack.Order>empty() : Optional.of(stack.order());
        var order = ordering.supportedOrNot(Wish.of(request), stack.name(), stack.id(), previous);
        if (creates) {
            stack = reviewed(stack);
        }
        ChangeSet made = sets.make(stack, about, order);
        return CreateChangeSetResponse.builder().id(made.id()).stackId(stack.id()).build();
    }

    private Stack stackToUpdate(CreateChangeSetRequest request) {
        var stack = works.store().find(request.stackName()).filter(s -> !s.gone()).orElseThrow(() -> InvalidTemplate
                .error("Stack [" + request.stackName() + "] does not exist"));
        if (!operations.canUpdate(stack.id())) {
            throw UpdateStack.refused(stack);
        }
        return stack;
    }

    /** A new one becomes real only when all of the request is right. */
    private Stack stackToCreate(CreateChangeSetRequest request) {
        var name = request.stackName();
        var there = works.store().find(name);
        if (there.isEmpty()) {
            RequestCheck.name("stackName", name);
            var operation = new Stack.Operation(UUID.randomUUID().toString(), OperationType.CREATE_CHANGESET, Optional
                    .ofNullable(request.clientToken()));
            return operations.toReview(CreateStack.newId(works, name), name).with(operation);
        }
        if (there.get().status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw InvalidTemplate.error("Stack [" + name
                    + "] already exists and cannot be created again with the changeSet [" + request.changeSetName()
                    + "].");
        }
        return there.get();
    }

    private Stack reviewed(Stack stack) {
        works.store().add(stack);
        return StackQueries.find(works.store(), stack.name());
    }
}
