package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which stacks are resources of which: told by the resources themselves.
 *
 * @param parents by the id of the nested stack
 */
public record Families(StackStore store, Map<String, String> parents) {
    /** The type of a nested stack. */
    public static final String TYPE = "AWS::CloudFormation::Stack";

    public static Families of(StackStore store) {
        var parents = new HashMap<String, String>();
        store.nested().forEach(r -> parents.put(r.physicalId(), r.stackId()));
        return new Families(store, parents);
    }

    /** The id of the stack that a stack is nested in. */
    public Optional<String> parent(String stackId) {
        return Optional.ofNullable(parents.get(stackId));
    }

    /** The id of the outermost stack around a nested one. */
    public Optional<String> root(String stackId) {
        var root = parent(stackId);
        while (root.isPresent() && parents.containsKey(root.get())) {
            root = parent(root.get());
        }
        return root;
    }

    Optional<Stack> parentStack(String stackId) {
        return parent(stackId).flatMap(store::find);
    }
}
