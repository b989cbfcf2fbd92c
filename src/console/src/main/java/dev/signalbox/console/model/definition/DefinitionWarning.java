package dev.signalbox.console.model.definition;

import java.util.Optional;

/**
 * Something in a definition that may go wrong silently.
 *
 * @param state where, or nowhere in particular
 */
public record DefinitionWarning(Kind kind, Optional<String> state) {
    public enum Kind {
        /** It waits for a callback or an activity with neither timeout nor heartbeat: a lost answer is waited for up to a year. */
        UNLIMITED_WAIT,
        /** A Choice without Default fails the execution when no rule matches. */
        NO_DEFAULT,
        /** A Task with neither Retry nor Catch: any error ends the execution. */
        NO_RETRY,
        /** The state machine itself has no timeout either. */
        NO_TIMEOUT_AT_ALL
    }
}
