package dev.signalbox.console.screen.batch.jobs;

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
import java.util.Optional;

/**
 * A line of a table of queues.
 *
 * @param front the job to start next, and since when it waits, or why the jobs are not known
 * @param used vCPUs that its jobs hold
 * @param room the most that its usable environments may have
 */
public record QueueRow(JobQueue queue, Map<JobStatus, Integer> counts, String front, double used, int room) {
    public static QueueRow of(JobQueue queue, BatchOverview overview, Instant now) {
        var front = overview.front(queue.name())
                .map(j -> Texts.text("batch.front", j.name(), Spans.age(Duration.between(j.createdAt(), now))))
                .orElse(Optional.ofNullable(overview.unread().get(queue.name()))
                        .map(f -> Texts.text("batch.front.unread", f.code(), f.message()))
                        .orElse(Texts.text("batch.front.none")));
        return new QueueRow(queue, overview.counts(queue.name()), front, overview.usedBy(queue.name()), overview.roomOf(
                queue));
    }

    public String name() {
        return queue.name();
    }

    /** State and status, since a queue can be enabled and broken. */
    public StatusWord state() {
        return state(queue.enabled(), queue.status());
    }

    /** The same for whatever Batch enables. */
    public static StatusWord state(boolean enabled, String status) {
        boolean valid = status.equals("VALID");
        var tone = status.equals("INVALID") ? Tone.FAILED
                : !valid ? Tone.ATTENTION
                        : enabled ? Tone.SUCCEEDED
                                : Tone.ABORTED;
        return new StatusWord(tone, Texts.text(enabled ? "batch.enabled" : "batch.disabled", status.toLowerCase(
                Locale.ROOT)));
    }

    public int count(JobStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** Jobs that are not over. */
    public int live() {
        return counts.entrySet().stream().filter(e -> !e.getKey().ended()).mapToInt(Map.Entry::getValue).sum();
    }
}
