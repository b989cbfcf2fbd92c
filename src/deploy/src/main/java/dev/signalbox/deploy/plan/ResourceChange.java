package dev.signalbox.deploy.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change set does to one resource.
 *
 * @param stack names of the nested stacks that lead to it, outermost first; empty for the stack's own
 * @param physicalId empty when there is none yet
 * @param kept whether its policy keeps what is removed or replaced
 * @param properties what changes; empty for what is made or removed
 */
public record ResourceChange(List<String> stack, Action action, String logicalId, Optional<String> physicalId,
        String type, boolean kept, List<PropertyChange> properties) {
    private static final String NESTED = "AWS::CloudFormation::Stack";

    /** What becomes of it. */
    public enum Action {
        CREATE,
        CHANGE,
        /** CloudFormation knows only while it is done whether the resource must be made anew. */
        PERHAPS_REPLACE,
        REPLACE,
        REMOVE,
        /** Brought under the stack's care as it is. */
        IMPORT,
        /** What CloudFormation cannot tell beforehand. */
        UNKNOWN
    }

    public ResourceChange {
        stack = List.copyOf(stack);
        properties = List.copyOf(properties);
    }

    /** Its logical id after those of the nested stacks that lead to it. */
    String path() {
        return Stream.concat(stack.stream(), Stream.of(logicalId)).collect(Collectors.joining(" / "));
    }

    /** Whether the resource that is there now goes away, or may go away. */
    public boolean goes() {
        return !kept && (action == Action.REMOVE || action == Action.REPLACE || action == Action.PERHAPS_REPLACE);
    }

    /** What is lost when it goes; empty when nothing that cannot be made again. */
    public Optional<Contents> loses() {
        if (type.equals(NESTED)) {
            return goes() && action != Action.PERHAPS_REPLACE ? Optional.of(Contents.STACK) : Optional.empty();
        }
        return goes() ? Contents.of(type) : Optional.empty();
    }

    /** The properties because of which it is made anew. */
    public List<PropertyChange> reasonsToReplace() {
        return properties.stream().filter(p -> p.recreation() != PropertyChange.Recreation.NEVER).toList();
    }
}
