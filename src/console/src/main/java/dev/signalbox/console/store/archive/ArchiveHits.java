package dev.signalbox.console.store.archive;

import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.model.archive.KeptExecution;
import java.util.List;

/** What the archive found, the newest first. */
public record ArchiveHits(ArchiveQuery query, List<KeptExecution> found) {
    public ArchiveHits {
        found = List.copyOf(found);
    }
}
