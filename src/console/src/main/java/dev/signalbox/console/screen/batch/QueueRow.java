package dev.signalbox.console.screen.batch;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A line of the table of queues.
 *
 * @param front the job to start next, and since when it waits
 */
public record QueueRow(JobQueue queue, Map<JobStatus, Integer> counts, String front) {
    static QueueRow of(JobQueue queue, BatchOverview overview, Instant now) {
        var front = overview.front(queue.name())
                .map(j -> Texts.text("batch.front", j.name(), Spans.age(Duration.between(j.createdAt(), now))))
                .orElse(Texts.text("batch.front.none"));
        return new QueueRow(queue, overview.counts(queue.name()), front);
    }

    String name() {
        return queue.name();
    }

    /** State and status, since a queue can be enabled and broken. */
    StatusWord state() {
        boolean valid = queue.status().equals("VALID");
        var tone = !valid ? Tone.ATTENTION : queue.enabled() ? Tone.SUCCEEDED : Tone.ABORTED;
        var key = queue.enabled() ? "batch.enabled" : "batch.disabled";
        return new StatusWord(tone, Texts.text(key, queue.status().toLowerCase(Locale.ROOT)));
    }

    int count(JobStatus status) {
        return counts.getOrDefault(status, 0);
    }
}
