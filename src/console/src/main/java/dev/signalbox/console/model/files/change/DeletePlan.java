package dev.signalbox.console.model.files.change;

import dev.signalbox.console.model.files.FileEntry;
import java.util.List;

/**
 * What a deletion would delete, as it was counted.
 *
 * @param more whether there are more objects than were counted
 * @param versioned whether the bucket keeps what is deleted behind a delete marker
 */
public record DeletePlan(List<FileEntry> chosen, long objects, long bytes, boolean more, boolean versioned) {
    public DeletePlan {
        chosen = List.copyOf(chosen);
    }

    /** Whether whole prefixes go, with all that is under them. */
    public boolean prefixes() {
        return chosen.stream().anyMatch(e -> e.kind() != FileEntry.Kind.OBJECT);
    }
}
