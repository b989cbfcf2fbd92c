package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Follows a stack until CloudFormation is done with it, handing over each event once and in order. */
public final class StackWatch {
    private final StackReader reader;
    private final Duration pause;
    private final Duration limit;

    /**
     * @param pause between two looks; CloudFormation publishes no rate limit, AWS's own toolkit looks every 5 s
     * @param limit after which watching ends with an error, although CloudFormation goes on
     */
    public StackWatch(StackReader reader, Duration pause, Duration limit) {
        this.reader = reader;
        this.pause = pause;
        this.limit = limit;
    }

    /**
     * @return how it ended, and the first failure of a resource that was not the consequence of another
     * @throws DeployException when the limit passes or the thread is interrupted; the stack itself goes on
     */
    public Ended untilDone(String stackId, Set<String> knownEvents, Consumer<StackEvent> listener) {
        var known = new HashSet<>(knownEvents);
        var firstFailure = Optional.<StackEvent>empty();
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            var stack = reader.stack(stackId);
            for (var event : reader.eventsSince(stackId, known)) {
                known.add(event.id());
                listener.accept(event);
                firstFailure = firstFailure.or(() -> Optional.of(event).filter(StackEvent::rootFailure));
            }
            if (stack.isEmpty() || !stack.get().inProgress()) {
                return new Ended(stack, firstFailure);
            }
            rest(stackId);
        }
        throw new DeployException("Stack " + stackId + " is still in progress after " + limit
                + ". CloudFormation goes on; look at the stack again later.");
    }

    private void rest(String stackId) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Stopped watching stack " + stackId + "; CloudFormation goes on with it.", e);
        }
    }

    /** @param stack empty when it is gone */
    public record Ended(Optional<StackSummary> stack, Optional<StackEvent> firstFailure) {}
}
