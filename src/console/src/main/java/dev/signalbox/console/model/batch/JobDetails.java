package dev.signalbox.console.model.batch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that AWS tells about one job.
 *
 * @param attempts the ended ones, oldest first
 * @param statusSummary how many children of an array are in each state; empty for other jobs
 * @param share the share of its queue's fair-share policy that it is counted to
 * @param logGroup where its output goes
 */
public record JobDetails(JobSummary summary, String arn, List<JobAttempt> attempts, List<Dependency> dependsOn,
        Map<JobStatus, Integer> statusSummary, Container container, Map<String, String> parameters,
        Map<String, String> tags, int attemptsAllowed, Optional<Duration> timeout, Optional<String> share,
        String logGroup, Optional<String> logStream) {

    public JobDetails {
        statusSummary = statusSummary.isEmpty() ? Map.of() : new EnumMap<>(statusSummary);
    }

    /**
     * What runs and with how much.
     *
     * @param command as registered or overridden, with {@code Ref::} placeholders
     * @param variables the environment variables; values may be secret
     * @param taskArn of the newest attempt; names the cluster in which it runs
     */
    public record Container(String image, List<String> command, String vcpus, String memoryMiB, String platform,
            Map<String, String> variables, Optional<String> taskArn) {}

    /**
     * A job that must succeed before.
     *
     * @param type {@code N_TO_N} or {@code SEQUENTIAL} between arrays
     */
    public record Dependency(String jobId, Optional<String> type) {}

    /** Name and revision. */
    public String definition() {
        return summary.definition();
    }

    /** The stream of the running attempt, else of the last one that had a container. */
    public Optional<String> newestLogStream() {
        return logStream.or(() -> attempts.reversed().stream().flatMap(a -> a.logStream().stream()).findFirst());
    }
}
