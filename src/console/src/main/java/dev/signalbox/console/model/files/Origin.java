package dev.signalbox.console.model.files;

import dev.signalbox.console.model.ExecutionId;
import java.util.Optional;

/**
 * Where an object comes from, as far as it is known. What is not known is empty, never guessed.
 *
 * @param stack the stack that its bucket belongs to
 * @param pipeline title of the bundled pipeline that the stack was made from
 * @param execution the one whose prefix the key has, and which is there
 */
public record Origin(Optional<String> stack, Optional<String> pipeline, Optional<ExecutionId> execution,
        Optional<Writer> writer) {
    public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional
            .empty());

    /**
     * The state that wrote it.
     *
     * @param job the Batch job that the state ran
     */
    public record Writer(String state, Optional<String> job, Clue clue) {}

    /** How it is known. */
    public enum Clue {
        /** The state's output names the key, and its input does not. */
        NAMED,
        /** It was the only task that ran when the object was written. */
        TIME
    }
}
