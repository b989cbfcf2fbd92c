package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * A stack's step to another status, which becomes durable as a whole.
 *
 * @param change what else changes about the stack
 * @param also what else is kept with it, given the changed stack
 */
record Move(StackStatus to, String reason, UnaryOperator<Stack> change, Consumer<Stack> also) {
    Move(StackStatus to, String reason) {
        this(to, reason, stack -> stack, stack -> {});
    }

    Move with(UnaryOperator<Stack> changed) {
        return new Move(to, reason, changed, also);
    }

    Move and(Consumer<Stack> kept) {
        return new Move(to, reason, change, kept);
    }
}
