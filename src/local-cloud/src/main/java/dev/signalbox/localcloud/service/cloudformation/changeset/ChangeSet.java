package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.service.cloudformation.diff.ResourceDiff;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;

/**
 * A change set as it is kept.
 *
 * @param id its ARN
 * @param creates whether it makes a new stack
 * @param order what the stack will be told to be
 * @param onFailure empty unless stated
 * @param operation the one that executes it
 */
public record ChangeSet(String id, Name name, boolean creates, String description, Instant created, Stack.Order order,
        State state, List<ResourceDiff> changes, Optional<OnStackFailure> onFailure, Optional<String> operation) {

    /** Unique within its stack. */
    public record Name(String name, String stackId, String stackName) {}

    /** @param reason empty for none */
    public record State(ChangeSetStatus status, String reason, ExecutionStatus execution) {
        static State of(Optional<String> failure) {
            return failure.isPresent() ? new State(ChangeSetStatus.FAILED, failure.get(), ExecutionStatus.UNAVAILABLE)
                    : new State(ChangeSetStatus.CREATE_COMPLETE, "", ExecutionStatus.AVAILABLE);
        }
    }

    String key() {
        return name.stackId() + "|" + name.name();
    }

    public boolean executable() {
        return state.execution() == ExecutionStatus.AVAILABLE;
    }

    ChangeSet with(ExecutionStatus execution) {
        return new ChangeSet(id, name, creates, description, created, order, new State(state.status(), state.reason(),
                execution), changes, onFailure, operation);
    }

    ChangeSet executedBy(String operationId) {
        return new ChangeSet(id, name, creates, description, created, order, new State(state.status(), state.reason(),
                ExecutionStatus.EXECUTE_IN_PROGRESS), changes, onFailure, Optional.of(operationId));
    }

    /** How far its execution is, given its stack. */
    ExecutionStatus execution(Stack stack) {
        if (operation.isEmpty() || !stack.operation().map(Stack.Operation::id).equals(operation)) {
            return state.execution();
        }
        return switch (stack.status()) {
            case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS -> ExecutionStatus.EXECUTE_IN_PROGRESS;
            case CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS ->
                ExecutionStatus.EXECUTE_COMPLETE;
            default -> ExecutionStatus.EXECUTE_FAILED;
        };
    }
}
