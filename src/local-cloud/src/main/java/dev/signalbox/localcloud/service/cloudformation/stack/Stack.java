package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * A stack as it is kept.
 *
 * @param id its ARN
 * @param deletion how it is or was deleted; empty while nobody asked for that
 */
public record Stack(String id, String name, Instant created, Order order, State state, boolean protectedFromDeletion,
        Optional<Deletion> deletion) {

    /**
     * What was asked for when the stack was created; never changes.
     *
     * @param description of the template; empty for none
     * @param parameters text of every parameter of the template, also of those that took their default
     * @param secrets names of the parameters that are never shown
     */
    public record Order(String template, String description, Map<String, String> parameters, Set<String> secrets,
            Map<String, String> tags,
            List<String> capabilities, OnFailure onFailure, boolean retainExceptOnCreate,
            Optional<Integer> timeoutMinutes, Optional<String> roleArn, Optional<String> token) {}

    /**
     * @param since when this status began
     * @param reason empty for none
     * @param ended when it was deleted
     */
    public record State(StackStatus status, String reason, Instant since, List<Output> outputs,
            Optional<Instant> ended) {}

    /** @param description empty for none */
    public record Output(String key, String value, String description) {}

    /** @param retain logical ids to leave alone */
    public record Deletion(Set<String> retain, Optional<String> token, Instant asked) {}

    public StackStatus status() {
        return state.status();
    }

    /** A stack that is gone can be found by its id only. */
    public boolean gone() {
        return status() == StackStatus.DELETE_COMPLETE;
    }

    /** The request token that the events of the current operation carry. */
    Optional<String> token() {
        return deletion.isPresent() ? deletion.get().token() : order.token();
    }

    Stack with(StackStatus status, String reason, Instant now) {
        var ended = status == StackStatus.DELETE_COMPLETE ? Optional.of(now) : Optional.<Instant>empty();
        return new Stack(id, name, created, order, new State(status, reason, now, state.outputs(), ended),
                protectedFromDeletion, deletion);
    }

    Stack with(List<Output> outputs) {
        return new Stack(id, name, created, order, new State(state.status(), state.reason(), state.since(), outputs,
                state.ended()), protectedFromDeletion, deletion);
    }

    Stack with(Deletion deletion) {
        return new Stack(id, name, created, order, state, protectedFromDeletion, Optional.of(deletion));
    }

    /** The same stack with termination protection on or off. */
    public Stack withProtection(boolean on) {
        return new Stack(id, name, created, order, state, on, deletion);
    }
}
