package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What callers can do about an update that goes wrong. */
final class RollbackCommands {
    private final StackStore store;
    private final StackOperations operations;

    RollbackCommands(StackStore store, StackOperations operations) {
        this.store = store;
        this.operations = operations;
    }

    CancelUpdateStackResponse cancelUpdateStack(CancelUpdateStackRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        if (!operations.cancelUpdate(stack.id())) {
            throw InvalidTemplate.error("CancelUpdateStack cannot be called from current stack status");
        }
        return CancelUpdateStackResponse.builder().build();
    }

    ContinueUpdateRollbackResponse continueUpdateRollback(ContinueUpdateRollbackRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        var skip = new LinkedHashSet<>(request.resourcesToSkip());
        var failed = new LinkedHashSet<String>();
        store.resources(stack.id()).stream().filter(r -> r.status() == ResourceStatus.UPDATE_FAILED).forEach(
                r -> failed.add(r.logicalId()));
        var others = new LinkedHashSet<>(skip);
        others.removeAll(failed);
        if (!others.isEmpty()) {
            throw InvalidTemplate.error("Resources " + others
                    + " cannot be skipped: only resources in the status UPDATE_FAILED can");
        }
        var operation = operation(OperationType.CONTINUE_ROLLBACK, request.clientRequestToken());
        if (!operations.rollBack(stack.id(), Set.of(StackStatus.UPDATE_ROLLBACK_FAILED), skip, operation)) {
            throw InvalidTemplate.error("Stack:" + stack.id() + " is in " + stack.status()
                    + " state and can not continue its update rollback.");
        }
        return ContinueUpdateRollbackResponse.builder().build();
    }

    RollbackStackResponse rollbackStack(RollbackStackRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        var operation = operation(OperationType.ROLLBACK, request.clientRequestToken());
        var from = operations.mustGoBack(stack) ? Set.of(stack.status())
                : Set.of(StackStatus.CREATE_FAILED, StackStatus.UPDATE_FAILED);
        if (!operations.rollBack(stack.id(), from, Set.of(), operation)) {
            throw InvalidTemplate.error("Stack:" + stack.id() + " is in " + stack.status()
                    + " state and can not be rolled back.");
        }
        return RollbackStackResponse.builder().stackId(stack.id()).operationId(operation.id()).build();
    }

    private static Stack.Operation operation(OperationType type, @Nullable String token) {
        return new Stack.Operation(UUID.randomUUID().toString(), type, Optional.ofNullable(token));
    }
}
