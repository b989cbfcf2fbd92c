package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.ExecutionOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * How a child execution of a Map Run ended, as it is kept until the Map Run has.
 *
 * @param items how many items it had
 * @param input kept only if results are to tell it
 * @param redrives of this child; those of Express children are not told apart
 */
record ChildResult(String arn, ExecutionRecord.Status status, long items, Optional<String> input,
        Optional<String> output, Optional<String> error, Optional<String> cause, Instant start, Instant stop,
        int redrives) {

    static ChildResult of(MapChildInput child, String arn, ExecutionOutcome outcome, Instant start, Instant stop) {
        var input = Optional.of(Payloads.text(child.input()));
        return switch (outcome) {
            case ExecutionOutcome.Succeeded(var result) -> new ChildResult(arn, ExecutionRecord.Status.SUCCEEDED, child
                    .items(), input, Optional.of(Payloads.text(result)), Optional.empty(), Optional.empty(), start,
                    stop, 0);
            case ExecutionOutcome.Failed(var error, var cause) -> new ChildResult(arn, ExecutionRecord.Status.FAILED,
                    child.items(), input, Optional.empty(), error, cause, start, stop, 0);
            case ExecutionOutcome.Aborted(var error, var cause) -> new ChildResult(arn, ExecutionRecord.Status.ABORTED,
                    child.items(), input, Optional.empty(), error, cause, start, stop, 0);
            case ExecutionOutcome.TimedOut() -> new ChildResult(arn, ExecutionRecord.Status.TIMED_OUT, child.items(),
                    input, Optional.empty(), Optional.empty(), Optional.empty(), start, stop, 0);
        };
    }

    static ChildResult of(MapChildInput child, ExecutionRecord ended) {
        return new ChildResult(ended.arn(), ended.status(), child.items(), Optional.of(ended.input()), ended.output(),
                ended.error(), ended.cause(), ended.startDate(), ended.stopDate().orElse(ended.startDate()), ended
                        .redriveCount());
    }

    boolean succeeded() {
        return status == ExecutionRecord.Status.SUCCEEDED;
    }
}
