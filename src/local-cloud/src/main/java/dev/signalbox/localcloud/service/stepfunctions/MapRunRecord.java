package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.TaskOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A Map Run as it is stored.
 *
 * @param maxConcurrency 0 for no limit
 * @param counts of items and executions when it ended
 * @param output as JSON text, once it has succeeded
 * @param redrives how often it was redriven
 * @param redriven when it was last
 */
record MapRunRecord(String arn, String executionArn, String stateMachineArn, Status status, Instant startDate,
        Optional<Instant> stopDate, long maxConcurrency, MapRunOrder.Tolerance tolerance, MapRunCounts counts,
        Optional<String> output, Optional<String> error, Optional<String> cause, int redrives,
        Optional<Instant> redriven) {
    enum Status {
        RUNNING, SUCCEEDED, FAILED, ABORTED
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** Names the map of its children's results. */
    String resultsName() {
        return "states.mapRun." + id();
    }

    /** The last part of its ARN. */
    String id() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    MapRunRecord with(long concurrency, MapRunOrder.Tolerance newTolerance) {
        return new MapRunRecord(arn, executionArn, stateMachineArn, status, startDate, stopDate, concurrency,
                newTolerance, counts, output, error, cause, redrives, redriven);
    }

    /** The same, running again. */
    MapRunRecord redriven(int times, Instant when) {
        return new MapRunRecord(arn, executionArn, stateMachineArn, Status.RUNNING, startDate, Optional.empty(),
                maxConcurrency, tolerance, MapRunCounts.NONE, Optional.empty(), Optional.empty(), Optional.empty(),
                times,
                Optional.of(when));
    }

    /** Whether something that ended then did so before the last redrive. */
    boolean isBeforeRedrive(Instant when) {
        return redriven.filter(r -> !when.isAfter(r)).isPresent();
    }

    MapRunRecord ended(Status how, TaskOutcome outcome, MapRunCounts finalCounts, Instant when) {
        return switch (outcome) {
            case TaskOutcome.Succeeded(var result) -> new MapRunRecord(arn, executionArn, stateMachineArn, how,
                    startDate, Optional.of(when), maxConcurrency, tolerance, finalCounts, Optional.of(Payloads.text(
                            result)), Optional.empty(), Optional.empty(), redrives, redriven);
            case TaskOutcome.Failed(var why, var because) -> new MapRunRecord(arn, executionArn, stateMachineArn, how,
                    startDate, Optional.of(when), maxConcurrency, tolerance, finalCounts, Optional.empty(), Optional
                            .of(why), Optional.of(because), redrives, redriven);
        };
    }

    /** Only of one that has ended. */
    TaskOutcome outcome() {
        return output.isPresent() ? new TaskOutcome.Succeeded(Payloads.own(output.get()))
                : new TaskOutcome.Failed(error.orElse(""), cause.orElse(""));
    }
}
