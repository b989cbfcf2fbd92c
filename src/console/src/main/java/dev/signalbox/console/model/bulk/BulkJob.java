package dev.signalbox.console.model.bulk;

import java.util.List;

/**
 * The exact list of what is done.
 *
 * @param id unlike any other
 * @param createdAt epoch milliseconds
 */
public record BulkJob(String id, BulkKind kind, long createdAt, List<BulkItem> items) {
    public BulkJob {
        items = List.copyOf(items);
    }
}
