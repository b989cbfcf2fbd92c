package dev.signalbox.console.model;

import java.util.Optional;

/**
 * An execution with what it took and gave. Input and output are JSON texts; error and cause are those it ended with.
 *
 * @param kept whether only Signalbox's archive knows it any more
 */
public record ExecutionDetails(ExecutionSummary summary, String stateMachineArn, String input, Optional<String> output,
        Optional<String> error, Optional<String> cause, Redrivability redrive, boolean kept) {}
