package dev.signalbox.console.model.operations;

import java.util.List;

/**
 * What the deletion of a stack would take with it.
 *
 * @param unread what of the stack could not be read, in words, for want of a permission: what is lost is not all known then
 * @param dependents which stacks use what this one exports, in words; while there are any, CloudFormation refuses
 */
public record DeletionPlan(OperableStack stack, List<Loss> resources, List<String> dependents,
        List<String> unread) {
    public DeletionPlan {
        resources = List.copyOf(resources);
        dependents = List.copyOf(dependents);
        unread = List.copyOf(unread);
    }

    /** With data, or what may be data. */
    public List<Loss> lost() {
        return resources.stream().filter(r -> !r.kept() && r.holding().data()).toList();
    }

    public List<Loss> kept() {
        return resources.stream().filter(Loss::kept).toList();
    }

    /** How many go without anything being lost with them. */
    public int others() {
        return resources.size() - lost().size() - kept().size();
    }

    /** None while something is unread: a template that nobody could read may say that a bucket stays, with its objects. */
    public List<Loss> toEmpty() {
        return !unread.isEmpty() ? List.of() : resources.stream().filter(Loss::mustBeEmptied).toList();
    }
}
