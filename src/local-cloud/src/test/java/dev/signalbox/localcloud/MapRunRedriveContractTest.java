package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** An object that is not there makes a child fail; once it is there, a redrive of the parent goes on with it. */
final class MapRunRedriveContractTest {
    private static final String FIELDS = "'Label':'L','MaxConcurrency':%d,'ItemsPath':'$.all',";
    private static final String STATES = "'P':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:headObject',"
            + "'Parameters':{'Bucket':'input','Key.$':'$.k'},'ResultPath':null,'End':true},'I':{'Type':'Pass','Next':'P'}";
    private static final String INPUT = "{'all':[{'k':'a'},{'k':'b'},{'k':'c'}]}";

    @TempDir Path folder;
    private MapRunFixture cloud;

    @BeforeEach
    void start() {
        cloud = new MapRunFixture(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private void redrive(String execution) {
        cloud.states().redriveExecution(r -> r.executionArn(execution));
    }

    private List<ExecutionListItem> children(String execution) {
        return cloud.states().listExecutions(r -> r.mapRunArn(cloud.run(execution).mapRunArn())).executions();
    }

    private static String counts(DescribeMapRunResponse run) {
        var items = run.itemCounts();
        return "%s: %d of %d, %d failed, %d aborted, %d running, %d pending, %d pending redrive, %d not redrivable"
                .formatted(run.status(), items.succeeded(), items.total(), items.failed(), items.aborted(), items
                        .running(), items.pending(), items.pendingRedrive(), items.failuresNotRedrivable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void redrivesOnlyChildrenThatDidNotSucceed(String type) throws Exception {
        cloud.put("a", "");
        cloud.put("c", "");
        var execution = cloud.start(type, FIELDS.formatted(1), STATES, INPUT);
        assertThat(cloud.end(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(counts(cloud.run(execution))).isEqualTo(
                "FAILED: 1 of 3, 1 failed, 0 aborted, 0 running, 1 pending, 0 pending redrive, 0 not redrivable");
        assertThat(cloud.run(execution).redriveCount()).isZero();
        redrive(execution);
        assertThat(cloud.end(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(cloud.run(execution).redriveCount()).isEqualTo(1);
        cloud.restart();
        cloud.put("b", "");

        redrive(execution);

        assertThat(cloud.output(execution).toString()).isEqualTo("[{\"k\":\"a\"},{\"k\":\"b\"},{\"k\":\"c\"}]");
        var run = cloud.run(execution);
        assertThat(counts(run)).isEqualTo(
                "SUCCEEDED: 3 of 3, 0 failed, 0 aborted, 0 running, 0 pending, 0 pending redrive, 0 not redrivable");
        assertThat(run.redriveCount()).isEqualTo(2);
        assertThat(run.redriveDate()).isAfter(run.startDate());
        assertThat(cloud.runs(execution)).hasSize(1);
        var types = cloud.history(execution);
        assertThat(types.subList(types.lastIndexOf("ExecutionRedriven"), types.size())).containsExactly(
                "ExecutionRedriven", "MapRunRedriven", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited",
                "ExecutionSucceeded");
        var redriven = event(execution, types.lastIndexOf("MapRunRedriven")).mapRunRedrivenEventDetails();
        assertThat(redriven.mapRunArn()).isEqualTo(run.mapRunArn());
        assertThat(redriven.redriveCount()).isEqualTo(2);
        var begun = event(execution, types.indexOf("ExecutionRedriven"));
        assertThat(begun.previousEventId()).isEqualTo(begun.id() - 1);
    }

    private HistoryEvent event(String execution, int place) {
        return cloud.states().getExecutionHistory(r -> r.executionArn(execution)).events().get(place);
    }

    @Test
    void standardChildrenGoOnFromTheStateThatFailed() {
        cloud.put("a", "");
        cloud.put("c", "");
        var execution = cloud.start("STANDARD", FIELDS.formatted(1), STATES, INPUT);
        cloud.end(execution);
        var failed = children(execution).stream().filter(c -> c.status() == ExecutionStatus.FAILED).findFirst()
                .orElseThrow().executionArn();
        assertThat(cloud.describe(failed).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN);
        assertThatThrownBy(() -> redrive(failed)).isInstanceOf(ExecutionNotRedrivableException.class);
        cloud.put("b", "");

        redrive(execution);

        assertThat(cloud.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.describe(failed).redriveCount()).isEqualTo(1);
        assertThat(cloud.history(failed)).containsOnlyOnce("PassStateEntered", "ExecutionRedriven").endsWith(
                "TaskStateExited", "ExecutionSucceeded");
        assertThat(children(execution)).hasSize(3).filteredOn(c -> c.redriveCount() > 0).hasSize(1);
    }

    @Test
    void thoseThatMayNotRunYetArePendingRedrive() {
        var execution = cloud.start("STANDARD", FIELDS.formatted(3), "'I':{'Type':'Wait','Seconds':600,'End':true}",
                INPUT);
        StepFunctionsContractTest.await(() -> !cloud.runs(execution).isEmpty() && cloud.run(execution).itemCounts()
                .running() == 3);
        cloud.states().updateMapRun(r -> r.mapRunArn(cloud.run(execution).mapRunArn()).maxConcurrency(1));
        cloud.states().stopExecution(r -> r.executionArn(execution));

        redrive(execution);

        StepFunctionsContractTest.await(() -> cloud.run(execution).itemCounts().running() == 1);
        assertThat(counts(cloud.run(execution))).isEqualTo(
                "RUNNING: 0 of 3, 0 failed, 0 aborted, 1 running, 0 pending, 2 pending redrive, 0 not redrivable");
        cloud.states().stopExecution(r -> r.executionArn(execution));
        assertThat(cloud.run(execution).status()).isEqualTo(MapRunStatus.ABORTED);
        assertThat(cloud.run(execution).itemCounts().pendingRedrive()).isZero();
    }
}
