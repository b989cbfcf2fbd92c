package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.states.Execution;
import dev.signalbox.states.JournalEntry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Starts, stops, describes and lists executions. */
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
        var machine = stateMachines.usable(request.stateMachineArn());
        var unsupported = SdkFields.unsupported(request, Set.of("stateMachineArn", "name", "input", "traceHeader"));
        if (!unsupported.isEmpty()) {
            throw Errors.validation("The local cloud does not support these parameters: " + unsupported);
        }
        var name = request.name() == null ? UUID.randomUUID().toString() : Names.name(request.name());
        var input = input(request.input() == null ? "{}" : request.input());
        if (machine.isExpress()) {
            return express.start(machine, name, input);
        }
        var record = new ExecutionRecord(names.execution(machine.name(), name), name, machine.arn(), machine.roleArn(),
                DefinitionIds.of(machine.definition()), machine.creationDate(), machine.revisionId(), input, time
                        .now().truncatedTo(ChronoUnit.MILLIS), ExecutionRecord.Status.RUNNING, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), starter, Optional.empty(), Optional.empty());
        var first = live.firstEntry(record, machine.definition());
        if (!records.write(() -> add(record, machine.definition(), first))) {
            return existing(record);
        }
        live.start(record, first);
        return StartExecutionResponse.builder().executionArn(record.arn()).startDate(record.startDate()).build();
    }

    StartSyncExecutionResponse startSync(StartSyncExecutionRequest request) {
        var machine = stateMachines.usable(request.stateMachineArn());
        if (!machine.isExpress()) {
            throw Errors.type("This operation is not supported by this type of state machine");
        }
        var name = request.name() == null ? UUID.randomUUID().toString() : Names.name(request.name());
        return express.startSync(machine, name, input(request.input() == null ? "{}" : request.input()));
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

    private static String input(String input) {
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
        var builder = DescribeStateMachineForExecutionResponse.builder().stateMachineArn(arn).name(arn.substring(arn
                .lastIndexOf(':') + 1)).roleArn(record.roleArn()).updateDate(record.updateDate()).mapRunArn(record
                        .mapChild().map(
                                ExecutionRecord.MapChild::mapRunArn).orElse(null)).revisionId(record
                                        .revisionId().orElse(null)).loggingConfiguration(l -> l.level(LogLevel.OFF)
                                                .includeExecutionData(false)).tracingConfiguration(t -> t.enabled(
                                                        false));
        return (request.includedData() == IncludedData.METADATA_ONLY ? builder
                : builder.definition(DefinitionIds.text(record.definitionId(), records.definition(DefinitionIds.whole(
                        record.definitionId()))))).build();
    }

    ListExecutionsResponse list(ListExecutionsRequest request) {
        if (request.redriveFilter() != null && request.mapRunArn() != null) {
            throw Errors.validation("redriveFilter is only for the executions of a state machine");
        }
        var listed = listed(request);
        var status = Optional.ofNullable(request.statusFilterAsString());
        var page = Page.of(records.newestKeys(listed), Page.Wanted.of(request.maxResults(), request.nextToken()),
                key -> records.newest(key).filter(e -> status.isEmpty() || status.get().equals(e.status().name()))
                        .filter(e -> Redrives.passes(request.redriveFilter(), e)));
        return ListExecutionsResponse.builder().nextToken(page.nextToken()).executions(page.items().stream().map(
                e -> ExecutionListItem.builder().executionArn(e.arn()).stateMachineArn(e.stateMachineArn()).name(e
                        .name()).status(e.status().name()).startDate(e.startDate()).stopDate(e.stopDate().orElse(null))
                        .redriveCount(e.redriveCount()).redriveDate(e.redrive().map(ExecutionRecord.Redrive::date)
                                .orElse(null)).mapRunArn(e.mapChild().map(ExecutionRecord.MapChild::mapRunArn).orElse(
                                        null))
                        .itemCount(e
                                .mapChild().map(c -> Math.toIntExact(c.items())).orElse(null)).build()).toList())
                .build();
    }

    /** The state machine or the Map Run whose executions are listed. */
    private String listed(ListExecutionsRequest request) {
        if ((request.mapRunArn() == null) == (request.stateMachineArn() == null)) {
            throw Errors.validation("Exactly one of stateMachineArn and mapRunArn is required");
        }
        if (request.mapRunArn() != null) {
            var run = Names.mapRunArn(request.mapRunArn());
            if (!records.mapRuns().contains(run)) {
                throw Errors.noResource(run);
            }
            return run;
        }
        var machine = Names.stateMachineArn(request.stateMachineArn());
        if (records.stateMachines().get(machine).orElseThrow(() -> Errors.noStateMachine(machine)).isExpress()) {
            throw Errors.type("This operation is not supported by this type of state machine");
        }
        return machine;
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
