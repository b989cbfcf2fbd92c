package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.states.Execution;
import dev.signalbox.states.JournalEntry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** Lets executions that ended without success go on from where they failed. */
final class Redrives {
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration TOKEN_VALID = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Records records;
    private final LiveExecutions live;
    private final Time time;

    Redrives(Records records, LiveExecutions live, Time time) {
        this.records = records;
        this.live = live;
        this.time = time;
    }

    /** Whether the journal of an ended execution is kept, so that it can go on. */
    static boolean mayBeWanted(ExecutionRecord ended) {
        return ended.status() != ExecutionRecord.Status.SUCCEEDED && !ended.isExpress();
    }

    static boolean passes(@Nullable ExecutionRedriveFilter filter, ExecutionRecord execution) {
        return filter == null || (filter == ExecutionRedriveFilter.REDRIVEN) == execution.redrive().isPresent();
    }

    void describe(ExecutionRecord record, DescribeExecutionResponse.Builder answer) {
        var obstacle = obstacle(record);
        answer.redriveCount(record.redriveCount()).redriveDate(record.redrive().map(ExecutionRecord.Redrive::date)
                .orElse(null)).redriveStatus(obstacle.isPresent() ? ExecutionRedriveStatus.NOT_REDRIVABLE
                        : record.mapChild().isPresent() ? ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN
                                : ExecutionRedriveStatus.REDRIVABLE).redriveStatusReason(obstacle.orElse(null));
    }

    /** The same client token gets the same answer for a quarter of an hour, and nothing is done again. */
    RedriveExecutionResponse redrive(ExecutionRecord record, Optional<String> clientToken) {
        if (record.mapChild().isPresent()) {
            throw Errors.notRedrivable("Execution is a child workflow execution, which is redriven with its Map Run");
        }
        var repeated = repeated(record, clientToken);
        if (repeated.isEmpty()) {
            begin(record, clientToken);
        }
        var date = records.execution(record.arn()).flatMap(ExecutionRecord::redrive).orElseThrow().date();
        return RedriveExecutionResponse.builder().redriveDate(date).build();
    }

    /** Whether a child of a Map Run that ended without success can go on; Express ones are started anew. */
    boolean isRedrivable(ChildResult child) {
        return child.arn().contains(":express:") || records.execution(child.arn()).filter(e -> obstacle(e).isEmpty())
                .isPresent();
    }

    /** Leaves one that cannot go on as it ended. */
    void redriveChild(ExecutionRecord child) {
        if (obstacle(child).isEmpty()) {
            begin(child, Optional.empty());
        }
    }

    private Optional<ExecutionRecord.Redrive> repeated(ExecutionRecord record, Optional<String> clientToken) {
        return record.redrive().filter(r -> clientToken.isPresent() && r.clientToken().equals(clientToken) && r.date()
                .plus(TOKEN_VALID).isAfter(time.now()));
    }

    private void begin(ExecutionRecord known, Optional<String> clientToken) {
        var now = time.now().truncatedTo(ChronoUnit.MILLIS);
        var begun = records.write(() -> {
            var record = records.execution(known.arn()).orElseThrow(() -> Errors.noExecution(known.arn()));
            obstacle(record).ifPresent(why -> {
                throw Errors.notRedrivable(why);
            });
            int count = record.redriveCount() + 1;
            var journal = Execution.redriven(records.journal(record.arn()), count, now);
            var running = record.redriven(new ExecutionRecord.Redrive(count, now, clientToken));
            records.redrive(record, running, journal);
            return new Begun(running, journal);
        });
        live.redrive(begun.record, begun.journal);
    }

    private record Begun(ExecutionRecord record, List<JournalEntry> journal) {}

    /** Why it cannot be redriven, in AWS's words where AWS has the same reason. */
    private Optional<String> obstacle(ExecutionRecord record) {
        if (record.isRunning() || record.status() == ExecutionRecord.Status.SUCCEEDED) {
            return Optional.of("Execution is " + record.status() + " and cannot be redriven");
        }
        if (records.stateMachines().get(machineArn(record)).filter(m -> !m.deleting()).isEmpty()) {
            return Optional.of("State machine is in DELETING status");
        }
        if (record.stopDate().orElseThrow().plus(PERIOD).isBefore(time.now())) {
            return Optional.of("Execution redrivable period exceeded");
        }
        if (record.startDate().plus(LONGEST).isBefore(time.now())) {
            return Optional.of("Execution has exceeded the max execution time");
        }
        if (records.historyLength(record.arn()) >= Execution.MAX_EVENTS - 1) {
            return Optional.of("Execution history event limit exceeded");
        }
        return records.hasJournal(record.arn()) ? Optional.empty()
                : Optional.of("Execution was started before the launch of RedriveExecution");
    }

    /** Children of a Map Run name its label behind that of the state machine. */
    private static String machineArn(ExecutionRecord record) {
        int label = record.stateMachineArn().indexOf('/');
        return label < 0 ? record.stateMachineArn() : record.stateMachineArn().substring(0, label);
    }

    /** Forgets the journals that nobody may ask for any more. */
    void forgetOld() {
        var limit = time.now().minus(PERIOD);
        var old = records.endedBefore(limit).map(ExecutionRecord::arn).filter(records::hasJournal).toList();
        if (!old.isEmpty()) {
            records.write(() -> old.forEach(records::forgetRedrive));
        }
    }
}
