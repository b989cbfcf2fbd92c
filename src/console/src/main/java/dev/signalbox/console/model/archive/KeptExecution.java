package dev.signalbox.console.model.archive;

import dev.signalbox.console.model.ExecutionSummary;

/**
 * An execution in the archive.
 *
 * @param gone whether AWS said that it knows it no more
 */
public record KeptExecution(ExecutionSummary summary, boolean gone) {}
