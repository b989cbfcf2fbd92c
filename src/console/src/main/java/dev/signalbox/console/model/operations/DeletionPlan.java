package dev.signalbox.console.model.operations;

import java.util.List;

/**
 * What the deletion of a stack would take with it.
 *
 * @param dependents which stacks use what this one exports, in words; while there are any, CloudFormation refuses
 */
public record DeletionPlan(OperableStack stack, List<Loss> resources, List<String> dependents) {
    public DeletionPlan {
        resources = List.copyOf(resources);
        dependents = List.copyOf(dependents);
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

    public List<Loss> toEmpty() {
        return resources.stream().filter(Loss::mustBeEmptied).toList();
    }
}
