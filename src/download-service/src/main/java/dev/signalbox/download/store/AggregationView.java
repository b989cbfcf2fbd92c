package dev.signalbox.download.store;

import dev.signalbox.download.job.Aggregation;
import java.util.Optional;

/** Aggregations that have jobs, or limits set by an operator. */
public interface AggregationView {
    /**
     * @param pending jobs that wait
     * @param downloading jobs under lease
     * @param setByOperator limits that stay when the aggregation has no more jobs
     */
    record Entry(Aggregation aggregation, long pending, long downloading, boolean setByOperator) {}

    /** By id. @param cursor {@code ""} for the first page */
    Page<Entry> list(String cursor, int limit);

    Optional<Entry> find(String id);

    /** Sets the limits for good, also of an aggregation that has no jobs yet. Work in progress is not stopped. */
    Entry set(Aggregation aggregation);

    /** The limits are again those of the next new job; with pending jobs, they stay until these are gone. False: unknown. */
    boolean release(String id);
}
