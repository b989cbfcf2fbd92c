package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.watch.StackObservation;
import dev.signalbox.deploy.watch.StackStory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a stack and those that are nested in it; a deleted one stays known by its id, until there is another one of the name
 * that was asked for. One look at a time.
 */
public final class StackObserver implements StackObservation {
    private final StackReader reader;
    private final Map<String, StackLog> logs = new HashMap<>();
    private final String asked;
    private String known;

    public StackObserver(StackReader reader, String nameOrId) {
        this.reader = reader;
        this.asked = nameOrId;
        this.known = nameOrId;
    }

    @Override
    public synchronized Optional<StackStory> look() {
        var stack = current();
        stack.ifPresent(s -> known = s.id());
        return stack.map(this::story);
    }

    /** The one that is known by its id; when that is gone and there is another one of the name, that. */
    private Optional<StackSummary> current() {
        var stack = reader.stack(known);
        boolean gone = stack.filter(s -> !s.status().equals("DELETE_COMPLETE")).isEmpty();
        return gone && !known.equals(asked) ? reader.stack(asked).or(() -> stack) : stack;
    }

    private StackStory story(StackSummary stack) {
        var log = logs.computeIfAbsent(stack.id(), id -> new StackLog(reader, id));
        return log.at(stack, id -> nested(id, stack.inProgress()));
    }

    /** While the parent rests, a nested stack that rested too is not asked for again. */
    private Optional<StackStory> nested(String stackId, boolean moving) {
        var known = Optional.ofNullable(logs.get(stackId)).flatMap(StackLog::latest).filter(s -> !moving && !s.stack()
                .inProgress());
        return known.isPresent() ? known : reader.stack(stackId).map(this::story);
    }
}
