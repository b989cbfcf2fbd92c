package dev.signalbox.deploy.plan;

import java.util.Optional;

/**
 * A property of a resource that is going to be another.
 *
 * @param path such as {@code MemorySize} or {@code Tags.0.Value}; for what is no property the attribute, such as {@code Metadata}
 * @param before empty when it was not set, or CloudFormation does not tell
 * @param after empty when it will not be set, or is known only afterwards
 * @param recreation what this change does to the resource
 * @param cause what makes it change, if that is not the template itself: a parameter, or another resource
 */
public record PropertyChange(String path, Optional<String> before, Optional<String> after, Recreation recreation,
        Optional<String> cause) {
    /** Whether the resource has to be made anew. */
    public enum Recreation {
        NEVER, CONDITIONALLY, ALWAYS
    }
}
