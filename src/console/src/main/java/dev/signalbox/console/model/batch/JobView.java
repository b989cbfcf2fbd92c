package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * A job and the end of its log.
 *
 * @param log the last lines of its newest attempt, oldest first
 * @param logFailure why there are no lines, when asking for them failed
 */
public record JobView(JobDetails details, List<LogLine> log, Optional<Failure> logFailure) {}
