package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.ExecutionOutcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Executions of Express state machines: no history; after a crash those that were acknowledged begin again. */
final class ExpressExecutions {
    /** The longest that AWS lets one run is five minutes, which the engine ends; this is when nobody waits any more. */
    private static final Duration WAIT_LIMIT = Duration.ofMinutes(6);
    /** AWS bills memory in steps of this size. */
    private static final int BILLED_MEMORY = 64;
    private static final long BILLED_STEP_MILLIS = 100;

    private final Records records;
    private final LiveExecutions live;
    private final Names names;

    ExpressExecutions(Records records, LiveExecutions live, Names names) {
        this.records = records;
        this.live = live;
        this.names = names;
    }

    private ExecutionRecord record(StateMachines.Chosen chosen, String name, ExecutionRecord.Start start) {
        return ExecutionRecord.begun(names.express(chosen.machine().name(), name), name, chosen.machine(), chosen
                .target(), start);
    }

    StartExecutionResponse start(StateMachines.Chosen chosen, String name, ExecutionRecord.Start start) {
        var record = record(chosen, name, start);
        records.write(() -> records.addExpress(record, chosen.target().revision().definition()));
        run(record);
        return StartExecutionResponse.builder().executionArn(record.arn()).startDate(record.startDate()).build();
    }

    private void run(ExecutionRecord record) {
        var execution = live.prepareExpress(record);
        execution.outcome().whenComplete((outcome, failure) -> {
            if (failure == null) {
                records.write(() -> records.removeExpress(record));
            }
        });
        execution.start();
    }

    void resume() {
        records.express().toList().forEach(this::run);
    }

    StartSyncExecutionResponse startSync(StateMachines.Chosen chosen, String name, ExecutionRecord.Start start,
            boolean data) {
        var record = record(chosen, name, start);
        records.write(() -> records.addDefinition(record.definitionId(), chosen.target().revision().definition()));
        var execution = live.prepareExpress(record);
        execution.start();
        try {
            return answer(record, execution.outcome().get(WAIT_LIMIT.toSeconds(), TimeUnit.SECONDS), data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + record.arn() + " ran", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Execution " + record.arn() + " did not end", e);
        }
    }

    private StartSyncExecutionResponse answer(ExecutionRecord record, ExecutionOutcome outcome, boolean data) {
        var now = live.now();
        var ended = record.ended(outcome, now);
        long billed = Math.ceilDiv(Math.max(1, Duration.between(record.startDate(), now).toMillis()),
                BILLED_STEP_MILLIS) * BILLED_STEP_MILLIS;
        var status = switch (ended.status()) {
            case SUCCEEDED -> SyncExecutionStatus.SUCCEEDED;
            case TIMED_OUT -> SyncExecutionStatus.TIMED_OUT;
            case FAILED, ABORTED, RUNNING -> SyncExecutionStatus.FAILED;
        };
        var builder = StartSyncExecutionResponse.builder().executionArn(record.arn()).stateMachineArn(record
                .stateMachineArn()).name(record.name()).startDate(record.startDate()).stopDate(now).status(status)
                .traceHeader(record.originOrPlain().traceHeader().orElse(null)).error(ended.error().orElse(null)).cause(
                        ended.cause().orElse(null)).billingDetails(b -> b.billedDurationInMilliseconds(billed)
                                .billedMemoryUsedInMB((long) BILLED_MEMORY));
        // AWS says of the output of one that failed, too, that it is included.
        return (data ? builder.input(record.input()).inputDetails(d -> d.included(true)).output(ended.output().orElse(
                null)).outputDetails(d -> d.included(true)) : builder).build();
    }
}
