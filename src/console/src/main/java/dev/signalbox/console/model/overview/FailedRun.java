package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.RootCause;
import java.util.Optional;

/**
 * An execution that failed, and why.
 *
 * @param cause empty while it is not known
 * @param obstacle why the cause could not be read
 */
public record FailedRun(ExecutionSummary run, Optional<RootCause> cause, Optional<Failure> obstacle) {}
