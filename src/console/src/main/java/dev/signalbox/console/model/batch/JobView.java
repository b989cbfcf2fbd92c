package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * A job and what belongs to it.
 *
 * @param dependencies the jobs that must succeed before, as far as AWS still knows them
 * @param children those of an array, by index; at most 1,000 of each state
 * @param logStream whose lines these are: that of the attempt that was chosen, else of the newest
 * @param log its last lines, oldest first
 * @param logFailure why there are no lines, when asking for them failed
 */
public record JobView(JobDetails details, List<JobSummary> dependencies, List<JobSummary> children,
        Optional<String> logStream, List<LogLine> log, Optional<Failure> logFailure) {}
