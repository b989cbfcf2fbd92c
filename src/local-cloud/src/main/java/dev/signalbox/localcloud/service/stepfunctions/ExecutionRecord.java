package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.version.Origin;
import dev.signalbox.localcloud.service.stepfunctions.version.Target;
import dev.signalbox.localcloud.service.stepfunctions.version.Version;
import dev.signalbox.states.ExecutionOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution as it is stored.
 *
 * @param definitionId which text it runs; later updates of its state machine do not touch it
 * @param starter the call of another execution's task that started this one
 * @param updateDate when that definition came to be
 * @param origin absent for {@link Origin#PLAIN}
 */
record ExecutionRecord(String arn, String name, String stateMachineArn, String roleArn, String definitionId,
        Instant updateDate, Optional<String> revisionId, String input, Instant startDate, Status status,
        Optional<Instant> stopDate, Optional<String> output, Optional<String> error, Optional<String> cause,
        Optional<String> starter, Optional<MapChild> mapChild, Optional<Redrive> redrive, Optional<Origin> origin) {
    /**
     * Its last redrive.
     *
     * @param count of all redrives so far
     * @param clientToken that named the call
     */
    record Redrive(int count, Instant date, Optional<String> clientToken) {}

    /**
     * Its place in a Map Run.
     *
     * @param items how many it processes
     */
    record MapChild(String mapRunArn, long index, long items) {}

    enum Status {
        RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED
    }

    /** Under which ARN it is listed: children of a Map Run only under that. */
    String listedUnder() {
        return mapChild.map(MapChild::mapRunArn).orElse(stateMachineArn);
    }

    boolean isExpress() {
        return arn.contains(":express:");
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    ExecutionRecord ended(ExecutionOutcome outcome, Instant when) {
        return switch (outcome) {
            case ExecutionOutcome.Succeeded(var result) -> ended(Status.SUCCEEDED, when, Optional.of(Payloads.text(
                    result)), Optional.empty(), Optional.empty());
            case ExecutionOutcome.Failed(var name, var why) -> ended(Status.FAILED, when, Optional.empty(), name, why);
            case ExecutionOutcome.Aborted(var name, var why) -> ended(Status.ABORTED, when, Optional.empty(), name,
                    why);
            case ExecutionOutcome.TimedOut() -> ended(Status.TIMED_OUT, when, Optional.empty(), Optional.empty(),
                    Optional.empty());
        };
    }

    Origin originOrPlain() {
        return origin.orElse(Origin.PLAIN);
    }

    /** One that begins. */
    static ExecutionRecord begun(String arn, String name, StateMachineRecord machine, Target target, Start start) {
        var revision = target.revision();
        var origin = Origin.of(target, start.traceHeader());
        return new ExecutionRecord(arn, name, machine.arn(), revision.roleArn(), DefinitionIds.of(revision
                .definition()), target.version().map(Version::creationDate).orElse(machine.changed()), revision.id(),
                start.input(), start.date(), Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), start.starter(), Optional.empty(), Optional.empty(), origin.equals(Origin.PLAIN)
                        ? Optional.empty()
                        : Optional.of(origin));
    }

    /** What is particular to one start. */
    record Start(String input, Instant date, Optional<String> starter, Optional<String> traceHeader) {}

    int redriveCount() {
        return redrive.map(Redrive::count).orElse(0);
    }

    /** The same, running again. */
    ExecutionRecord redriven(Redrive next) {
        return new ExecutionRecord(arn, name, stateMachineArn, roleArn, definitionId, updateDate, revisionId, input,
                startDate, Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                starter, mapChild, Optional.of(next), origin);
    }

    private ExecutionRecord ended(Status how, Instant when, Optional<String> result, Optional<String> errorName,
            Optional<String> why) {
        return new ExecutionRecord(arn, name, stateMachineArn, roleArn, definitionId, updateDate, revisionId, input,
                startDate, how, Optional.of(when), result, errorName, why, starter, mapChild, redrive, origin);
    }
}
