package dev.signalbox.console.store.preferences;

import java.nio.file.Path;

/** Why preferences are not what they were, or will not last. */
public sealed interface PreferencesProblem {
    /** The file made no sense; it was moved, and all preferences start anew. */
    record Unreadable(Path keptAs, String why) implements PreferencesProblem {}

    /** What is chosen now is forgotten with this session. */
    record NotSaved(Path file, String why) implements PreferencesProblem {}
}
