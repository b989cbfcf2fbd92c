package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSetStore;
import dev.signalbox.localcloud.service.cloudformation.stack.Exports;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

/** Lets stacks be deleted, and protects them from that. */
final class DeleteStack {
    private final Works works;
    private final StackStore store;
    private final StackOperations operations;
    private final Time time;
    private final ChangeSetStore sets;

    DeleteStack(Works works, StackOperations operations, ChangeSetStore sets) {
        this.works = works;
        this.store = works.store();
        this.operations = operations;
        this.time = works.cloud().time();
        this.sets = sets;
    }

    /** A stack that does not exist counts as deleted, as on AWS. */
    DeleteStackResponse deleteStack(DeleteStackRequest request) {
        store.find(request.stackName()).filter(s -> !s.gone()).ifPresent(stack -> delete(stack, request));
        return DeleteStackResponse.builder().build();
    }

    private void delete(Stack stack, DeleteStackRequest request) {
        boolean force = request.deletionMode() == DeletionMode.FORCE_DELETE_STACK;
        if (force && stack.status() != StackStatus.DELETE_FAILED) {
            throw InvalidTemplate.error("Invalid operation on stack [" + stack.id()
                    + "]. Specify the deletion mode FORCE_DELETE_STACK only when the current stack status is "
                    + "DELETE_FAILED");
        }
        if (stack.protectedFromDeletion()) {
            throw InvalidTemplate.error("Stack [" + stack.name()
                    + "] cannot be deleted while TerminationProtection is enabled");
        }
        new Exports(works).requireUnused(stack);
        var retain = new LinkedHashSet<>(request.retainResources());
        if (!retain.isEmpty()) {
            checkRetained(stack, retain);
        }
        if (stack.status().toString().startsWith("UPDATE_") && stack.status().toString().endsWith("_IN_PROGRESS")) {
            throw InvalidTemplate.error("Stack [" + stack.id() + "] cannot be deleted while in status " + stack
                    .status());
        }
        if (stack.status() != StackStatus.DELETE_IN_PROGRESS) {
            var token = Optional.ofNullable(request.clientRequestToken());
            operations.delete(stack.id(), new Stack.Deletion(retain, token, time.now(), force), new Stack.Operation(UUID
                    .randomUUID().toString(), OperationType.DELETE_STACK, token));
            sets.forget(stack.id());
        }
    }

    private void checkRetained(Stack stack, Set<String> retain) {
        if (stack.status() != StackStatus.DELETE_FAILED) {
            throw InvalidTemplate.error("Invalid operation on stack [" + stack.id()
                    + "]. Specify which resources to retain only when the current stack status is DELETE_FAILED");
        }
        var known = store.resources(stack.id()).stream().map(StackResource::logicalId).collect(Collectors.toSet());
        var unknown = retain.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw InvalidTemplate.error("Resources " + unknown + " do not exist in stack [" + stack.name() + "]");
        }
    }

    UpdateTerminationProtectionResponse updateTerminationProtection(UpdateTerminationProtectionRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        store.change(stack.id(), s -> s.withProtection(Boolean.TRUE.equals(request.enableTerminationProtection())));
        return UpdateTerminationProtectionResponse.builder().stackId(stack.id()).build();
    }
}
