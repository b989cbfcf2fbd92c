package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.MapRunOrder.Tolerance;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;

/** Lists, describes and changes Map Runs. */
final class MapRunQueries {
    private final Records records;
    private final MapRuns mapRuns;

    MapRunQueries(Records records, MapRuns mapRuns) {
        this.records = records;
        this.mapRuns = mapRuns;
    }

    ListMapRunsResponse list(ListMapRunsRequest request) {
        var execution = Names.executionArn(request.executionArn());
        if (records.execution(execution).isEmpty()) {
            throw Errors.noExecution(execution);
        }
        var page = Page.of(records.mapRunKeys(execution), Page.Wanted.of(request.maxResults(), request.nextToken()),
                records::mapRunOfKey);
        return ListMapRunsResponse.builder().nextToken(page.nextToken()).mapRuns(page.items().stream().map(
                r -> MapRunListItem.builder().executionArn(r.executionArn()).mapRunArn(r.arn()).stateMachineArn(r
                        .stateMachineArn()).startDate(r.startDate()).stopDate(r.stopDate().orElse(null)).build())
                .toList()).build();
    }

    private MapRunRecord record(@Nullable String given) {
        var arn = Names.mapRunArn(given);
        return records.mapRuns().get(arn).orElseThrow(() -> Errors.noResource(arn));
    }

    DescribeMapRunResponse describe(DescribeMapRunRequest request) {
        var record = record(request.mapRunArn());
        var counts = mapRuns.active(record.arn()).map(MapRun::counts).orElse(record.counts());
        boolean over = !record.isRunning();
        return DescribeMapRunResponse.builder().mapRunArn(record.arn()).executionArn(record.executionArn()).status(
                record.status().name()).startDate(record.startDate()).stopDate(record.stopDate().orElse(null))
                .maxConcurrency(Math.toIntExact(record.maxConcurrency())).toleratedFailureCount(record.tolerance()
                        .count()).toleratedFailurePercentage((float) Math.max(0, record.tolerance().percentage()))
                .itemCounts(items(counts.items(), over)).executionCounts(executions(counts.executions(), over))
                .redriveCount(record.redrives()).redriveDate(record.redriven().orElse(null)).build();
    }

    private static MapRunItemCounts items(MapRunCounts.Tally tally, boolean over) {
        return MapRunItemCounts.builder().total(tally.total()).pending(tally.pending()).running(tally.running())
                .succeeded(tally.succeeded()).failed(tally.failed()).timedOut(tally.timedOut()).aborted(tally.aborted())
                .pendingRedrive(tally.pendingRedrive()).failuresNotRedrivable(tally.lost()).resultsWritten(over ? tally
                        .ended() : 0)
                .build();
    }

    private static MapRunExecutionCounts executions(MapRunCounts.Tally tally, boolean over) {
        return MapRunExecutionCounts.builder().total(tally.total()).pending(tally.pending()).running(tally.running())
                .succeeded(tally.succeeded()).failed(tally.failed()).timedOut(tally.timedOut()).aborted(tally.aborted())
                .pendingRedrive(tally.pendingRedrive()).failuresNotRedrivable(tally.lost()).resultsWritten(over ? tally
                        .ended() : 0)
                .build();
    }

    UpdateMapRunResponse update(UpdateMapRunRequest request) {
        var arn = record(request.mapRunArn()).arn();
        var updated = records.write(() -> {
            var record = record(arn);
            if (!record.isRunning()) {
                throw Errors.validation("The Map Run " + arn + " has ended");
            }
            var old = record.tolerance();
            var tolerance = new Tolerance(request.toleratedFailureCount() == null ? old.count()
                    : request
                            .toleratedFailureCount(), request.toleratedFailurePercentage() == null ? old.percentage()
                                    : request.toleratedFailurePercentage());
            var changed = record.with(request.maxConcurrency() == null ? record.maxConcurrency()
                    : request
                            .maxConcurrency(), tolerance);
            records.mapRuns().put(arn, changed);
            return changed;
        });
        mapRuns.active(arn).ifPresent(run -> run.update(updated));
        return UpdateMapRunResponse.builder().build();
    }
}
