package dev.signalbox.deploy.plan;

import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change set would do, as CloudFormation tells it.
 *
 * @param changeSet its ARN
 * @param creates whether it makes a new stack
 * @param changes also those of nested stacks, as far as CloudFormation looked into them
 * @param capabilities what the template needs to be allowed, such as {@code CAPABILITY_IAM}
 * @param unseen names of nested stacks whose changes CloudFormation did not tell
 */
public record ChangePlan(String stackName, String changeSet, boolean creates, List<ResourceChange> changes,
        List<String> capabilities, List<String> unseen) {
    public ChangePlan {
        changes = List.copyOf(changes);
        capabilities = List.copyOf(capabilities);
        unseen = List.copyOf(unseen);
    }

    public int count(Action action) {
        return (int) changes.stream().filter(c -> c.action() == action).count();
    }

    /** Changes that take something away that no template brings back. */
    public List<ResourceChange> losses() {
        return changes.stream().filter(c -> c.loses().isPresent()).toList();
    }

    /** Whether CloudFormation told what becomes of everything. */
    public boolean toldAll() {
        return count(Action.UNKNOWN) == 0 && changes.stream().filter(c -> unseen.contains(c.path())).allMatch(c -> c
                .action() == Action.CREATE || c.loses().isPresent());
    }

    /** Such as "creates 2, replaces 1, removes 1". */
    public String summary() {
        var parts = new ArrayList<String>();
        Stream.of(Action.values()).forEach(a -> part(a).ifPresent(parts::add));
        return parts.isEmpty() ? "changes nothing but outputs, tags or parameters" : String.join(", ", parts);
    }

    private Optional<String> part(Action action) {
        int count = count(action);
        return count == 0 ? Optional.empty() : Optional.of(switch (action) {
            case CREATE -> "creates ";
            case CHANGE -> "changes ";
            case PERHAPS_REPLACE -> "perhaps replaces ";
            case REPLACE -> "replaces ";
            case REMOVE -> "removes ";
            case IMPORT -> "imports ";
            case UNKNOWN -> "not known beforehand for ";
        } + count);
    }
}
