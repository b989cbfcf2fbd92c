package dev.signalbox.localcloud.service.cloudformation.diff;

import java.util.List;

/**
 * Everything that an order would change about a stack.
 *
 * @param rest whether something changes that is no resource: an output or a tag of the stack
 */
public record Diff(List<ResourceDiff> resources, boolean rest) {
    public boolean isEmpty() {
        return resources.isEmpty() && !rest;
    }
}
