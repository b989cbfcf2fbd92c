package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

final class ActivityContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SfnClient states;
    private String activity = "";

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        states = fixture.client(SfnClient.builder());
        activity = states.createActivity(r -> r.name("work")).activityArn();
    }

    @AfterEach
    void stop() {
        states.close();
        fixture.close();
    }

    private String run(String more) {
        var definition = ("{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'" + activity
                + "','Parameters':{'x.$':'$.n'}," + more + "'End':true}}}").replace('\'', '"');
        var machine = states.createStateMachine(r -> r.name("m").definition(definition).roleArn(
                "arn:aws:iam::000000000000:role/r")).stateMachineArn();
        return states.startExecution(r -> r.stateMachineArn(machine).input("{\"n\":1}")).executionArn();
    }

    private void await(String execution, ExecutionStatus status) {
        StepFunctionsContractTest.await(() -> states.describeExecution(r -> r.executionArn(execution))
                .status() == status);
    }

    private List<HistoryEvent> history(String execution) {
        return states.getExecutionHistory(r -> r.executionArn(execution)).events();
    }

    @Test
    void keepsActivities() {
        assertThat(states.createActivity(r -> r.name("work")).activityArn()).isEqualTo(activity);
        assertThat(states.describeActivity(r -> r.activityArn(activity)).name()).isEqualTo("work");
        assertThat(states.listActivities(r -> r.maxResults(5)).activities()).extracting(ActivityListItem::name)
                .containsExactly("work");
        states.deleteActivity(r -> r.activityArn(activity));
        assertThatThrownBy(() -> states.describeActivity(r -> r.activityArn(activity))).isInstanceOf(
                ActivityDoesNotExistException.class);
    }

    @Test
    void aWorkerTakesTheTaskAndAnswers() {
        var execution = run("");

        var task = states.getActivityTask(r -> r.activityArn(activity).workerName("w1"));
        states.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
        states.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"done\":true}"));

        assertThat(task.input()).isEqualTo("{\"x\":1}");
        await(execution, ExecutionStatus.SUCCEEDED);
        assertThat(history(execution)).extracting(HistoryEvent::typeAsString).containsExactly("ExecutionStarted",
                "TaskStateEntered", "ActivityScheduled", "ActivityStarted", "ActivitySucceeded", "TaskStateExited",
                "ExecutionSucceeded");
        assertThat(history(execution).get(2).activityScheduledEventDetails().resource()).isEqualTo(activity);
        assertThat(history(execution).get(3).activityStartedEventDetails().workerName()).isEqualTo("w1");
        assertThat(history(execution).get(4).previousEventId()).isEqualTo(4);
    }

    @Test
    void aWorkersFailureFailsTheTask() {
        var execution = run("");

        var task = states.getActivityTask(r -> r.activityArn(activity));
        states.sendTaskFailure(r -> r.taskToken(task.taskToken()).error("E").cause("c"));

        await(execution, ExecutionStatus.FAILED);
        assertThat(states.describeExecution(r -> r.executionArn(execution)).error()).isEqualTo("E");
    }

    @Test
    void aTaskThatNobodyTakesTimesOut() {
        var execution = run("'TimeoutSeconds':1,");

        await(execution, ExecutionStatus.FAILED);
        assertThat(history(execution)).extracting(HistoryEvent::typeAsString).contains("ActivityTimedOut");
        assertThat(states.describeExecution(r -> r.executionArn(execution)).error()).isEqualTo("States.Timeout");
    }

    @Test
    void aWorkerThatTookTheTaskMayAnswerAfterARestart() {
        var execution = run("");
        var task = states.getActivityTask(r -> r.activityArn(activity));
        StepFunctionsContractTest.await(() -> history(execution).size() == 4);
        states.close();
        fixture.restart();
        states = fixture.client(SfnClient.builder());

        states.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("2"));

        await(execution, ExecutionStatus.SUCCEEDED);
        assertThat(history(execution)).extracting(HistoryEvent::typeAsString).containsOnlyOnce("ActivityStarted");
    }
}
