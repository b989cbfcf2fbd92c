package dev.signalbox.console.model.archive;

import java.util.Optional;

/**
 * How the archive of one environment is.
 *
 * @param executions how many it holds
 * @param bytes on the disk
 * @param problem why nothing is kept; empty while all is well
 */
public record ArchiveState(long executions, long bytes, Optional<String> problem) {
    public static ArchiveState unknown() {
        return new ArchiveState(0, 0, Optional.empty());
    }
}
