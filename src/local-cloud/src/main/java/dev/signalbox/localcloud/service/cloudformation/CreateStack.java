package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Lets stacks be created in the background. */
final class CreateStack {
    private final Works works;
    private final Ordering ordering;
    private final StackOperations operations;

    CreateStack(Works works, Ordering ordering, StackOperations operations) {
        this.works = works;
        this.ordering = ordering;
        this.operations = operations;
    }

    CreateStackResponse createStack(CreateStackRequest request) {
        RequestCheck.check(request);
        var before = works.store().find(request.stackName());
        if (before.isPresent()) {
            return again(before.get(), request);
        }
        var id = newId(works, request.stackName());
        var order = ordering.order(Wish.of(request), request.stackName(), id, Optional.empty());
        var operation = new Stack.Operation(UUID.randomUUID().toString(), OperationType.CREATE_STACK, order.token());
        var stack = stack(id, request, order).with(operation);
        if (!operations.create(stack)) {
            throw alreadyExists(request.stackName());
        }
        return CreateStackResponse.builder().stackId(id).operationId(operation.id()).build();
    }

    static String newId(Works works, String name) {
        return works.cloud().arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
    }

    /** The same request sent twice creates one stack. */
    private static CreateStackResponse again(Stack before, CreateStackRequest request) {
        var token = Optional.ofNullable(request.clientRequestToken());
        if (token.isPresent() && token.equals(before.order().token())) {
            return CreateStackResponse.builder().stackId(before.id()).build();
        }
        throw alreadyExists(before.name());
    }

    private static AwsServiceException alreadyExists(String name) {
        return ServiceError.of(AlreadyExistsException.builder(), 400, "AlreadyExistsException", "Stack [" + name
                + "] already exists");
    }

    private Stack stack(String id, CreateStackRequest request, Stack.Order order) {
        var now = works.cloud().time().now();
        var state = new Stack.State(StackStatus.CREATE_IN_PROGRESS, "User Initiated", now, List.of(), Optional.empty());
        return new Stack(id, request.stackName(), now, order, state, Wish.isTrue(request.enableTerminationProtection()),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
