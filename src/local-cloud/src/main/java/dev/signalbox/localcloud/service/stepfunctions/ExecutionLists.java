package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import dev.signalbox.localcloud.service.stepfunctions.version.VersionStore;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Lists the executions of a state machine, of a version or an alias of it, or of a Map Run; the newest first. */
final class ExecutionLists {
    private final Records records;
    private final VersionStore versions;

    ExecutionLists(Records records, VersionStore versions) {
        this.records = records;
        this.versions = versions;
    }

    /** Under which ARN they are kept, and which of them are wanted. */
    private record Listed(String arn, Predicate<ExecutionRecord> wanted) {}

    ListExecutionsResponse list(ListExecutionsRequest request) {
        if ((request.mapRunArn() == null) == (request.stateMachineArn() == null)) {
            throw Errors.validation("Exactly one of stateMachineArn and mapRunArn is required");
        }
        if (request.redriveFilter() != null && request.mapRunArn() != null) {
            throw Errors.validation("redriveFilter is only for the executions of a state machine");
        }
        var listed = request.mapRunArn() == null ? ofMachine(request) : ofMapRun(request);
        var status = Optional.ofNullable(request.statusFilterAsString());
        var page = Page.of(records.newestKeys(listed.arn()), Page.Wanted.of(request.maxResults(), request.nextToken()),
                key -> records.newest(key).filter(listed.wanted()).filter(e -> status.isEmpty() || status.get().equals(e
                        .status().name())).filter(e -> Redrives.passes(request.redriveFilter(), e)));
        return ListExecutionsResponse.builder().nextToken(page.nextToken()).executions(page.items().stream().map(
                ExecutionLists::item).toList()).build();
    }

    private static ExecutionListItem item(ExecutionRecord e) {
        var origin = e.originOrPlain();
        return ExecutionListItem.builder().executionArn(e.arn()).stateMachineArn(e.stateMachineArn()).name(e.name())
                .status(e.status().name()).startDate(e.startDate()).stopDate(e.stopDate().orElse(null)).redriveCount(e
                        .redriveCount()).redriveDate(e.redrive().map(ExecutionRecord.Redrive::date).orElse(null))
                .mapRunArn(e.mapChild().map(ExecutionRecord.MapChild::mapRunArn).orElse(null)).itemCount(e.mapChild()
                        .map(c -> Math.toIntExact(c.items())).orElse(null)).stateMachineVersionArn(origin.versionArn()
                                .orElse(null)).stateMachineAliasArn(origin.aliasArn().orElse(null)).build();
    }

    private Listed ofMapRun(ListExecutionsRequest request) {
        var run = Names.mapRunArn(request.mapRunArn());
        if (!records.mapRuns().contains(run)) {
            throw Errors.noResource(run);
        }
        return new Listed(run, e -> true);
    }

    private Listed ofMachine(ListExecutionsRequest request) {
        var arn = Names.stateMachineArn(request.stateMachineArn());
        var qualifier = Arns.qualifier(arn);
        var machine = records.stateMachines().get(qualifier.isEmpty() ? arn : Arns.machine(arn)).orElseThrow(
                () -> Errors.noStateMachine(arn));
        if (machine.isExpress()) {
            throw Errors.type("This operation is not supported by this type of state machine");
        }
        if (versions.target(machine.arn(), qualifier, machine.revision()).isEmpty()) {
            throw Errors.noStateMachine(arn);
        }
        var wanted = Optional.of(arn);
        return new Listed(machine.arn(), qualifier.isEmpty() ? e -> true
                : e -> wanted.equals(e.originOrPlain()
                        .versionArn()) || wanted.equals(e.originOrPlain().aliasArn()));
    }
}
