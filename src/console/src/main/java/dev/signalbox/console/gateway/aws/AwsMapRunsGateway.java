package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.MapRunsGateway;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.mapruns.ChildPage;
import dev.signalbox.console.model.mapruns.MapRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;

/** Map Runs through the SDK. */
public final class AwsMapRunsGateway implements MapRunsGateway {
    private static final int LISTED = 1_000;

    private final Lazy<SfnClient> sfn;
    private final AwsCalls calls;

    public AwsMapRunsGateway(AwsClients clients) {
        sfn = new Lazy<>(() -> clients.client(SfnClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<MapRun> of(ExecutionId id) throws GatewayException {
        List<MapRunListItem> listed = calls.call(() -> sfn.get().listMapRunsPaginator(r -> r.executionArn(id.arn()))
                .mapRuns().stream().toList());
        List<MapRun> runs = new ArrayList<>();
        for (MapRunListItem item : listed) {
            runs.add(run(calls.call(() -> sfn.get().describeMapRun(r -> r.mapRunArn(item.mapRunArn())))));
        }
        runs.sort(Comparator.comparing(MapRun::startedAt).reversed());
        return List.copyOf(runs);
    }

    private static MapRun run(DescribeMapRunResponse r) {
        var items = r.itemCounts();
        return new MapRun(r.mapRunArn(), ExecutionStatus.of(r.statusAsString()), r.startDate(), Optional.ofNullable(r
                .stopDate()), new MapRun.Limits(r.maxConcurrency(), r.toleratedFailureCount(), r
                        .toleratedFailurePercentage()),
                new MapRun.Counts(items.total(), items.pending(), items.running(), items.succeeded(), items.failed(),
                        items.timedOut(), items.aborted(), count(items.pendingRedrive()), count(items
                                .failuresNotRedrivable())), new MapRun.Redrives(Optional.ofNullable(r.redriveCount())
                                        .orElse(0), Optional.ofNullable(r.redriveDate())));
    }

    /** Absent in the answers for runs from before redriving. */
    private static long count(@Nullable Long told) {
        return told == null ? 0 : told;
    }

    @Override
    public ExecutionId executionOf(String mapRunArn) throws GatewayException {
        return new ExecutionId(calls.call(() -> sfn.get().describeMapRun(r -> r.mapRunArn(mapRunArn))).executionArn());
    }

    @Override
    public ChildPage children(String mapRunArn) throws GatewayException {
        var page = calls.call(() -> sfn.get().listExecutions(r -> r.mapRunArn(mapRunArn).maxResults(LISTED)));
        return new ChildPage(page.executions().stream().map(e -> new ExecutionSummary(new ExecutionId(e
                .executionArn()), ExecutionStatus.of(e.statusAsString()), e.startDate(), Optional.ofNullable(e
                        .stopDate())))
                .toList(), page.nextToken() != null);
    }

    @Override
    public void change(String mapRunArn, MapRun.Limits before, MapRun.Limits after) throws GatewayException {
        var request = UpdateMapRunRequest.builder().mapRunArn(mapRunArn);
        if (before.concurrency() != after.concurrency()) {
            request.maxConcurrency(after.concurrency());
        }
        if (before.toleratedFailures() != after.toleratedFailures()) {
            request.toleratedFailureCount(after.toleratedFailures());
        }
        if (Double.compare(before.toleratedPercentage(), after.toleratedPercentage()) != 0) {
            request.toleratedFailurePercentage((float) after.toleratedPercentage());
        }
        calls.call(() -> sfn.get().updateMapRun(request.build()));
    }
}
