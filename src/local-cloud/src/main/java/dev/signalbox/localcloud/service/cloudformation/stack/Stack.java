package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * A stack as it is kept.
 *
 * @param id its ARN
 * @param order what it is to be like: while it is updated what was asked for, while that is rolled back what was before
 * @param deletion how it is or was deleted; empty while nobody asked for that
 * @param update what an update or its rollback that is not over needs to know
 * @param operation the current or last one
 * @param updated when it was last told to be like another order
 */
public record Stack(String id, String name, Instant created, Order order, State state, boolean protectedFromDeletion,
        Optional<Deletion> deletion, Optional<Update> update, Optional<Operation> operation,
        Optional<Instant> updated) {

    /**
     * What was asked for when the stack was created or updated; never changes.
     *
     * @param description of the template; empty for none
     * @param parameters text of every parameter of the template, also of those that took their default
     * @param secrets names of the parameters that are never shown
     * @param onFailure what becomes of a stack that cannot be made like this; for updates only {@code DO_NOTHING} counts
     * @param changeSet id of the change set that it came by
     */
    public record Order(String template, String description, Map<String, String> parameters, Set<String> secrets,
            Map<String, String> tags, List<String> capabilities, OnFailure onFailure, boolean retainExceptOnCreate,
            Optional<Integer> timeoutMinutes, Optional<String> roleArn, Optional<String> token,
            Optional<String> changeSet) {

        /** What a stack is that only waits for its change set. */
        static Order nothing() {
            return new Order("{}", "", Map.of(), Set.of(), Map.of(), List.of(), OnFailure.ROLLBACK, false, Optional
                    .empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The order of a change set as it is executed. */
        public Order executed(OnFailure failing, boolean retain, Optional<String> by, String changeSetId) {
            return new Order(template, description, parameters, secrets, tags, capabilities, failing, retain,
                    timeoutMinutes, roleArn, by, Optional.of(changeSetId));
        }

        /** The parameters without the values of secret ones. */
        public Map<String, String> shown() {
            var shown = new LinkedHashMap<>(parameters);
            shown.replaceAll((key, value) -> secrets.contains(key) ? Masked.MASK : value);
            return shown;
        }
    }

    /**
     * @param since when this status began
     * @param reason empty for none
     * @param ended when it was deleted
     */
    public record State(StackStatus status, String reason, Instant since, List<Output> outputs,
            Optional<Instant> ended) {}

    /**
     * @param description empty for none
     * @param export the name under which other stacks can import it; empty for none
     */
    public record Output(String key, String value, String description, String export) {
        /** Outputs kept by earlier versions have no export. */
        public Output {
            export = Objects.requireNonNullElse(export, "");
        }
    }

    /**
     * @param retain logical ids to leave alone
     * @param force whether to leave alone whatever cannot be deleted
     */
    public record Deletion(Set<String> retain, Optional<String> token, Instant asked, boolean force) {}

    /**
     * @param lastGood the order that the stack last fulfilled
     * @param outputs those it had then
     * @param skip logical ids that a rollback leaves as they are
     */
    public record Update(Order lastGood, List<Output> outputs, Set<String> skip) {
        public Update {
            outputs = Objects.requireNonNullElse(outputs, List.of());
        }

        Update skipping(Set<String> logicalIds) {
            return new Update(lastGood, outputs, logicalIds);
        }
    }

    /** What is being done with a stack, as its events tell. */
    public record Operation(String id, OperationType type, Optional<String> token) {}

    public StackStatus status() {
        return state.status();
    }

    /** A stack that is gone can be found by its id only. */
    public boolean gone() {
        return status() == StackStatus.DELETE_COMPLETE;
    }

    /** The request token that the events of the current operation carry. */
    Optional<String> token() {
        return operation.isPresent() ? operation.get().token()
                : deletion.isPresent() ? deletion.get().token() : order.token();
    }

    /** Empty for stacks that an earlier version made and nobody has changed since. */
    String operationId() {
        return operation.map(Operation::id).orElse("");
    }

    Stack with(StackStatus status, String reason, Instant now) {
        var ended = status == StackStatus.DELETE_COMPLETE ? Optional.of(now) : Optional.<Instant>empty();
        return with(new State(status, reason, now, state.outputs(), ended));
    }

    Stack with(List<Output> outputs) {
        return with(new State(state.status(), state.reason(), state.since(), outputs, state.ended()));
    }

    private Stack with(State changed) {
        return new Stack(id, name, created, order, changed, protectedFromDeletion, deletion, update, operation,
                updated);
    }

    Stack with(Deletion asked) {
        return new Stack(id, name, created, order, state, protectedFromDeletion, Optional.of(asked), update, operation,
                updated);
    }

    Stack with(Order wanted) {
        return new Stack(id, name, created, wanted, state, protectedFromDeletion, deletion, update, operation, updated);
    }

    Stack with(Optional<Update> current) {
        return new Stack(id, name, created, order, state, protectedFromDeletion, deletion, current, operation, updated);
    }

    /** The same stack with something else being done with it. */
    public Stack with(Operation begun) {
        return new Stack(id, name, created, order, state, protectedFromDeletion, deletion, update, Optional.of(begun),
                updated);
    }

    Stack updatedAt(Instant now) {
        return new Stack(id, name, created, order, state, protectedFromDeletion, deletion, update, operation, Optional
                .of(now));
    }

    /** The same stack with termination protection on or off. */
    public Stack withProtection(boolean on) {
        return new Stack(id, name, created, order, state, on, deletion, update, operation, updated);
    }
}
