package dev.signalbox.console.model.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that AWS tells about one job.
 *
 * @param definition name and revision
 * @param attempts the ended ones, oldest first
 * @param command as registered, with {@code Ref::} placeholders
 * @param logGroup where its output goes
 */
public record JobDetails(JobSummary summary, String arn, String definition, List<JobAttempt> attempts,
        List<String> dependsOn, Container container, Map<String, String> parameters, int attemptsAllowed,
        Optional<Duration> timeout, String logGroup, Optional<String> logStream) {

    /** What runs and with how much. */
    public record Container(String image, List<String> command, String vcpus, String memoryMiB, String platform,
            List<String> environmentNames) {}

    /** The stream of the running attempt, else of the last one that had a container. */
    public Optional<String> newestLogStream() {
        return logStream.or(() -> attempts.reversed().stream().flatMap(a -> a.logStream().stream()).findFirst());
    }
}
