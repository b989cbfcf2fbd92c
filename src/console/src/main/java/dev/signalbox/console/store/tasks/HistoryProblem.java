package dev.signalbox.console.store.tasks;

import java.nio.file.Path;

/** Why the record of tasks is not whole, or will not last. */
public sealed interface HistoryProblem {
    /** Some lines made no sense; the others are shown, and the file as it was is kept. */
    record Unreadable(int lines, Path keptAs) implements HistoryProblem {}

    /** The file is left as it is; what ends now is forgotten with this session. */
    record NotRead(String why) implements HistoryProblem {}

    record NotKept(Path file, String why) implements HistoryProblem {}
}
