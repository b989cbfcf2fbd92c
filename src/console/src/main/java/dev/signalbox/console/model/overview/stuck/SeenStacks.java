package dev.signalbox.console.model.overview.stuck;

import dev.signalbox.deploy.StackSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since when each stack has had its status. CloudFormation's list tells only when a stack was made and when its last update began, so of other
 * statuses this knows when the console saw them first.
 */
public final class SeenStacks {
    private final Map<String, Seen> seen = new HashMap<>();

    /** A stack, and since when it has been as it is. */
    public record Seen(StackSummary stack, Instant since) {}

    /** Takes in a list, and tells of each stack of it. */
    public synchronized List<Seen> saw(List<StackSummary> stacks, Instant now) {
        List<Seen> next = new ArrayList<>();
        for (StackSummary stack : stacks) {
            Instant since = Optional.ofNullable(seen.get(stack.id())).filter(b -> b.stack().status().equals(stack
                    .status()))
                    .map(Seen::since).orElse(first(stack, now));
            next.add(new Seen(stack, since));
        }
        seen.clear();
        next.forEach(s -> seen.put(s.stack().id(), s));
        return List.copyOf(next);
    }

    /** A stack begins with these, and an update with its own. */
    private static Instant first(StackSummary stack, Instant now) {
        boolean begins = stack.status().equals("CREATE_IN_PROGRESS") || stack.status().equals("REVIEW_IN_PROGRESS");
        return begins ? stack.createdAt()
                : stack.inProgress() && stack.status().startsWith("UPDATE_") ? stack.updatedAt()
                        .orElse(now) : now;
    }
}
