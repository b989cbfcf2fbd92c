package dev.signalbox.console.model.stack;

import dev.signalbox.console.model.StatusWord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack, a group of its resources, or a resource, during one operation.
 *
 * @param id is this row's in the whole tree, however often it is built anew
 * @param typeWords the type in words, such as "DynamoDB table", or how many resources a group has
 * @param state as it is shown
 * @param exact CloudFormation's own word; empty for a group and for what has not begun
 * @param from when work on it began; empty when it has not, or nothing is done to it
 * @param to when it ended
 * @param awaits names of what must be there first, while it waits
 * @param resource logical id, physical id and type; empty for a group
 */
public record TreeRow(String id, String name, String typeWords, StatusWord state, String exact,
        Optional<String> reason, Optional<Instant> from, Optional<Instant> to, List<String> awaits,
        Optional<Resource> resource, List<TreeRow> children) {
    /** What CloudFormation calls it. */
    public record Resource(String stackId, String logicalId, String physicalId, String type) {}

    public TreeRow {
        awaits = List.copyOf(awaits);
        children = List.copyOf(children);
    }

    public boolean running() {
        return from.isPresent() && to.isEmpty();
    }

    /** How long it has taken so far; empty when it has not begun. */
    public Optional<Duration> took(Instant now) {
        return from.map(f -> Duration.between(f, to.orElse(now)));
    }

    /** This row and all below, in their order. */
    public Stream<TreeRow> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(TreeRow::all));
    }

    /** Resources that hold no others: what is counted. */
    public Stream<TreeRow> leaves() {
        return children.isEmpty() ? Stream.of(this).filter(r -> r.resource().isPresent())
                : children.stream().flatMap(TreeRow::leaves);
    }
}
