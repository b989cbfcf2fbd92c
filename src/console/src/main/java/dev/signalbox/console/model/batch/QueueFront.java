package dev.signalbox.console.model.batch;

import java.time.Instant;
import java.util.List;

/**
 * The first of the RUNNABLE jobs of a queue, at most 100, in the order in which they are to start.
 *
 * @param updatedAt when AWS worked it out
 */
public record QueueFront(List<Place> places, Instant updatedAt) {
    /** @param since when the job came to its place at the earliest */
    public record Place(String jobId, Instant since) {}

    public QueueFront {
        places = List.copyOf(places);
    }
}
