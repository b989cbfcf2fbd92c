package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.OperationType;

/** Executes and deletes change sets. */
public final class ChangeSetCommands {
    private final ChangeSets sets;
    private final StackOperations operations;

    public ChangeSetCommands(ChangeSets sets, StackOperations operations) {
        this.sets = sets;
        this.operations = operations;
    }

    public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
        var set = sets.find(request.changeSetName(), request.stackName());
        var token = Optional.ofNullable(request.clientRequestToken());
        var stack = sets.stack(set);
        if (token.isPresent() && set.operation().isPresent() && token.equals(stack.order().token())) {
            return ExecuteChangeSetResponse.builder().build();
        }
        if (!set.executable()) {
            throw ChangeSets.wrongStatus(set, "executed", set.state().execution() == ExecutionStatus.UNAVAILABLE ? set
                    .state().status().toString() : set.execution(stack).toString());
        }
        var operation = new Stack.Operation(UUID.randomUUID().toString(), set.creates() ? OperationType.CREATE_STACK
                : OperationType.UPDATE_STACK, token);
        var order = order(set, request, token);
        boolean begun = set.creates() ? operations.createReviewed(stack.id(), order, operation)
                : operations.update(stack.id(), order, operation);
        if (!begun) {
            throw InvalidTemplate.error("Stack:" + stack.id() + " is in " + stack.status()
                    + " state and can not be updated.");
        }
        sets.sets().put(set.executedBy(operation.id()));
        sets.sets().supersede(stack.id(), Optional.of(set.id()));
        return ExecuteChangeSetResponse.builder().build();
    }

    private static Stack.Order order(ChangeSet set, ExecuteChangeSetRequest request, Optional<String> token) {
        if (request.disableRollback() != null && set.onFailure().isPresent()) {
            throw InvalidTemplate.error("DisableRollback cannot be specified for a change set with OnStackFailure");
        }
        var given = set.order();
        var onFailure = set.onFailure().map(f -> OnFailure.fromValue(f.toString())).orElse(Boolean.TRUE.equals(request
                .disableRollback()) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK);
        return given.executed(onFailure, Boolean.TRUE.equals(request.retainExceptOnCreate()), token, set.id());
    }

    /** One that does not exist counts as deleted. */
    public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
        ChangeSet set;
        try {
            set = sets.find(request.changeSetName(), request.stackName());
        } catch (ChangeSetNotFoundException e) {
            return DeleteChangeSetResponse.builder().build();
        }
        if (set.execution(sets.stack(set)) == ExecutionStatus.EXECUTE_IN_PROGRESS) {
            throw ChangeSets.wrongStatus(set, "deleted", ExecutionStatus.EXECUTE_IN_PROGRESS.toString());
        }
        sets.sets().remove(set);
        return DeleteChangeSetResponse.builder().build();
    }
}
