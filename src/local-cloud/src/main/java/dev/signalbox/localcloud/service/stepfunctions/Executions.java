package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.states.Execution;
import dev.signalbox.states.JournalEntry;
import java.time.Duration;
import dev.signalbox.localcloud.service.stepfunctions.variables.ReferencesTold;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Starts, stops and describes executions. */
final class Executions {
    /** How long AWS keeps an execution, and its name taken, after it has ended. */
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Records records;
    private final LiveExecutions live;
    private final StateMachines stateMachines;
    private final Names names;
    private final Time time;
    private final ExpressExecutions express;
    private final Redrives redrives;

    Executions(Records records, LiveExecutions live, StateMachines stateMachines, Names names, Time time) {
        this.records = records;
        this.live = live;
        this.stateMachines = stateMachines;
        this.names = names;
        this.time = time;
        this.express = new ExpressExecutions(records, live, names);
        this.redrives = new Redrives(records, live, time);
    }

    /**
     * @param starter names the one call that asks for this; the same call again gets the same execution, whatever became
     *        of it meanwhile
     */
    StartExecutionResponse start(StartExecutionRequest request, Optional<String> starter) {
        var chosen = stateMachines.startable(request.stateMachineArn());
        var machine = chosen.machine();
        var name = request.name() == null ? UUID.randomUUID().toString() : Names.name(request.name());
        var start = new ExecutionRecord.Start(input(request.input()), live.now(), starter, Optional.ofNullable(request
                .traceHeader()));
        if (machine.isExpress()) {
            return express.start(chosen, name, start);
        }
        var record = ExecutionRecord.begun(names.execution(machine.name(), name), name, machine, chosen.target(),
                start);
        var definition = chosen.target().revision().definition();
        var first = live.firstEntry(record, definition);
        if (!records.write(() -> add(record, definition, first))) {
            return existing(record);
        }
        live.start(record, first);
        return StartExecutionResponse.builder().executionArn(record.arn()).startDate(record.startDate()).build();
    }

    StartSyncExecutionResponse startSync(StartSyncExecutionRequest request) {
        var chosen = stateMachines.startable(request.stateMachineArn());
        if (!chosen.machine().isExpress()) {
            throw Errors.type("This operation is not supported by this type of state machine");
        }
        var name = request.name() == null ? UUID.randomUUID().toString() : Names.name(request.name());
        var start = new ExecutionRecord.Start(input(request.input()), live.now(), Optional.empty(), Optional.ofNullable(
                request.traceHeader()));
        return express.startSync(chosen, name, start, request.includedData() != IncludedData.METADATA_ONLY);
    }

    /** Takes up Express executions that an end of the process cut off. */
    void resumeExpress() {
        express.resume();
    }

    /** Takes the name if it is free, or was last used longer ago than AWS remembers. */
    private boolean add(ExecutionRecord record, String definition, JournalEntry first) {
        records.execution(record.arn()).filter(old -> old.stopDate().isPresent() && old.stopDate().get().plus(RETENTION)
                .isBefore(record.startDate())).ifPresent(records::remove);
        if (!records.add(record, definition)) {
            return false;
        }
        records.append(record.arn(), 0, first);
        return true;
    }

    private StartExecutionResponse existing(ExecutionRecord wanted) {
        var existing = records.execution(wanted.arn()).orElse(wanted);
        var sameCall = existing.starter().isPresent() && existing.starter().equals(wanted.starter());
        if (!sameCall && (!existing.isRunning() || !existing.input().equals(wanted.input()))) {
            throw Errors.executionExists(wanted.arn());
        }
        return StartExecutionResponse.builder().executionArn(existing.arn()).startDate(existing.startDate()).build();
    }

    private static String input(@Nullable String given) {
        var input = given == null ? "{}" : given;
        if (Payloads.bytes(input) > Execution.MAX_DATA_BYTES) {
            throw Errors.validation(
                    "1 validation error detected: Value at 'input' failed to satisfy constraint: Member "
                            + "must have length less than or equal to " + Execution.MAX_DATA_BYTES);
        }
        try {
            if (Payloads.parse(input).isMissingNode()) {
                throw Errors.input("Invalid execution input.");
            }
            return input;
        } catch (JsonProcessingException e) {
            throw Errors.input(e.getOriginalMessage());
        }
    }

    private ExecutionRecord record(String given) {
        var arn = Names.executionArn(given);
        return records.execution(arn).orElseThrow(() -> Errors.noExecution(arn));
    }

    RedriveExecutionResponse redrive(RedriveExecutionRequest request) {
        return redrives.redrive(record(request.executionArn()), Optional.ofNullable(request.clientToken()));
    }

    StopExecutionResponse stop(StopExecutionRequest request) {
        var record = record(request.executionArn());
        live.stop(record.arn(), Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        return StopExecutionResponse.builder().stopDate(record(record.arn()).stopDate().orElseThrow()).build();
    }

    DescribeExecutionResponse describe(DescribeExecutionRequest request) {
        var record = record(request.executionArn());
        var builder = DescribeExecutionResponse.builder().executionArn(record.arn()).stateMachineArn(record
                .stateMachineArn()).name(record.name()).status(record.status().name()).startDate(record.startDate())
                .stopDate(record.stopDate().orElse(null)).error(record.error().orElse(null)).cause(record.cause()
                        .orElse(null)).mapRunArn(record.mapChild().map(ExecutionRecord.MapChild::mapRunArn)
                                .orElse(null));
        var origin = record.originOrPlain();
        builder.stateMachineVersionArn(origin.versionArn().orElse(null)).stateMachineAliasArn(origin.aliasArn().orElse(
                null)).traceHeader(origin.traceHeader().orElse(null));
        redrives.describe(record, builder);
        if (request.includedData() == IncludedData.METADATA_ONLY) {
            return builder.build();
        }
        record.output().ifPresent(o -> builder.output(o).outputDetails(d -> d.included(true)));
        return builder.input(record.input()).inputDetails(d -> d.included(true)).build();
    }

    DescribeStateMachineForExecutionResponse describeStateMachine(DescribeStateMachineForExecutionRequest request) {
        var record = record(request.executionArn());
        var arn = record.stateMachineArn();
        var told = record.originOrPlain().settingsOrDefault();
        var label = record.mapChild().map(c -> arn.substring(arn.indexOf('/') + 1));
        var builder = DescribeStateMachineForExecutionResponse.builder().stateMachineArn(arn).name(arn.substring(arn
                .lastIndexOf(':') + 1)).roleArn(record.roleArn()).updateDate(record.updateDate()).label(label.orElse(
                        null)).mapRunArn(record.mapChild().map(ExecutionRecord.MapChild::mapRunArn).orElse(null))
                .revisionId(record.revisionId().orElse(null)).loggingConfiguration(told.loggingConfiguration())
                .tracingConfiguration(told.tracingConfiguration()).encryptionConfiguration(told
                        .encryptionConfiguration());
        if (request.includedData() == IncludedData.METADATA_ONLY) {
            return builder.build();
        }
        var whole = records.definition(DefinitionIds.whole(record.definitionId()));
        var definition = DefinitionIds.text(record.definitionId(), whole);
        return builder.definition(definition).variableReferences(ReferencesTold.of(whole, definition)).build();
    }

    /** Forgets executions that AWS would have forgotten. */
    void forgetOld() {
        var limit = time.now().minus(RETENTION);
        var old = records.endedBefore(limit).toList();
        if (!old.isEmpty()) {
            records.write(() -> old.forEach(records::remove));
        }
        redrives.forgetOld();
    }
}
