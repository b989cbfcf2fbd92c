package dev.signalbox.console.model.cause;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.logs.StateLog;
import java.util.Optional;

/**
 * What other services told about a failure.
 *
 * @param job what the state ran, when that was a Batch job
 * @param obstacle why not all could be read
 */
public record CauseTrace(Optional<JobDetails> job, Optional<StateLog> log, Optional<Failure> obstacle) {
    /** The first line that reads like an error, of those at the end of the log. */
    public Optional<LogLine> error() {
        return log.flatMap(l -> l.lines().stream().filter(LogLine::error).findFirst());
    }

    /** The line to quote: the first error, else the last that was written. */
    public Optional<LogLine> telling() {
        return error().or(() -> log.flatMap(l -> l.lines().isEmpty() ? Optional.empty()
                : Optional.of(l.lines()
                        .getLast())));
    }

    public Optional<JobAttempt> lastAttempt() {
        return job.flatMap(j -> j.attempts().isEmpty() ? Optional.empty() : Optional.of(j.attempts().getLast()));
    }

    /** Whether asking again could tell more. */
    public boolean isPassing() {
        return obstacle.filter(o -> !(o instanceof Failure.NotFound) && !(o instanceof Failure.Rejected)).isPresent();
    }
}
