package dev.signalbox.localcloud.service.stepfunctions.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.localcloud.LocalCloudFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

final class ExecutionLogsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/states";
    private static final String FAIL = "'A':{'Type':'Pass','Result':{'n':1},'Next':'B'},'B':{'Type':'Fail',"
            + "'Error':'E','Cause':'C'}";
    private static final String GROUP = "/states/m";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SfnClient states;
    private CloudWatchLogsClient logs;
    private String group;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        connect();
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        group = logs.describeLogGroups().logGroups().getFirst().arn();
    }

    private void connect() {
        states = fixture.client(SfnClient.builder());
        logs = fixture.client(CloudWatchLogsClient.builder());
    }

    @AfterEach
    void stop() {
        states.close();
        logs.close();
        fixture.close();
    }

    private String create(String inner, LogLevel level, boolean data, StateMachineType type) {
        var definition = "{\"StartAt\":\"A\",\"States\":{" + inner.replace('\'', '"') + "}}";
        return states.createStateMachine(r -> r.name("m").roleArn(ROLE).type(type).definition(definition)
                .loggingConfiguration(l -> l.level(level).includeExecutionData(data).destinations(d -> d
                        .cloudWatchLogsLogGroup(g -> g.logGroupArn(group))))).stateMachineArn();
    }

    private String run(String machine) {
        var arn = states.startExecution(r -> r.stateMachineArn(machine).name("e").input("{\"i\": 1}")).executionArn();
        await(() -> states.describeExecution(r -> r.executionArn(arn)).status() != ExecutionStatus.RUNNING);
        return arn;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.yield();
        }
    }

    private List<String> streams() {
        return logs.describeLogStreams(r -> r.logGroupName(GROUP)).logStreams().stream().map(s -> s.logStreamName())
                .filter(s -> s.startsWith("states/")).toList();
    }

    private List<OutputLogEvent> events() {
        return streams().stream().flatMap(s -> logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName(s)
                .startFromHead(true)).events().stream()).toList();
    }

    private List<JsonNode> logged(int count) {
        await(() -> events().size() >= count);
        var events = events().stream().map(e -> json(e.message())).toList();
        assertThat(events).hasSize(count);
        return events;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(e -> e.get("type").asText()).toList();
    }

    @Test
    void writesEveryEventAsAwsDoes() {
        var arn = run(create(FAIL, LogLevel.ALL, true, StateMachineType.STANDARD));

        var events = logged(5);
        assertThat(types(events)).containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited",
                "FailStateEntered", "ExecutionFailed");
        assertThat(events.getFirst().toString()).matches("\\{\"id\":\"1\",\"type\":\"ExecutionStarted\",\"details\":"
                + "\\{\"input\":\"\\{\\\\\"i\\\\\": 1}\",\"inputDetails\":\\{\"truncated\":false},\"roleArn\":\"" + ROLE
                + "\"},\"previous_event_id\":\"0\",\"event_timestamp\":\"\\d{13}\",\"execution_arn\":\"" + arn
                + "\",\"redrive_count\":\"0\"}");
        assertThat(events.getLast().get("details").toString()).isEqualTo("{\"cause\":\"C\",\"error\":\"E\"}");
        assertThat(events.getLast().get("previous_event_id").asText()).isEqualTo("4");
        assertThat(streams()).singleElement().asString().matches(
                "states/m/\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d/[0-9a-f]{8}");
    }

    @Test
    void leavesDataOutUnlessItIsWanted() {
        run(create(FAIL, LogLevel.ALL, false, StateMachineType.STANDARD));

        assertThat(logged(5)).extracting(e -> e.get("details").toString()).containsExactly("{\"roleArn\":\"" + ROLE
                + "\"}", "{\"name\":\"A\"}", "{\"name\":\"A\"}", "{\"name\":\"B\"}",
                "{\"cause\":\"C\",\"error\":\"E\"}");
    }

    @ParameterizedTest
    @CsvSource({"ERROR,FailStateEntered;ExecutionFailed", "FATAL,ExecutionFailed"})
    void writesWhatTheLevelAsksFor(LogLevel level, String expected) {
        run(create(FAIL, level, false, StateMachineType.STANDARD));

        assertThat(types(logged(expected.split(";").length))).containsExactly(expected.split(";"));
    }

    @Test
    void expressExecutionsHaveTheirHistoryThere() {
        var machine = create("'A':{'Type':'Succeed'}", LogLevel.ALL, true, StateMachineType.EXPRESS);

        var arn = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();

        var events = logged(4);
        assertThat(types(events)).containsExactly("ExecutionStarted", "SucceedStateEntered", "SucceedStateExited",
                "ExecutionSucceeded");
        assertThat(events).allMatch(e -> e.get("execution_arn").asText().equals(arn));
    }

    @Test
    void cutsDataThatNoLogTakesAndSaysSo() {
        var machine = create("'A':{'Type':'Pass','Result':1,'End':true}", LogLevel.ALL, true,
                StateMachineType.STANDARD);

        states.startExecution(r -> r.stateMachineArn(machine).input("\"" + "x".repeat(260_000) + "\""));

        var details = logged(4).getFirst().get("details");
        assertThat(details.get("input").asText()).hasSize(248 * 1024).startsWith("\"xxx");
        assertThat(details.get("inputDetails").get("truncated").asBoolean()).isTrue();
    }

    @Test
    void childrenOfAMapRunLogAsTheirMachineDoes() {
        var machine = create("'A':{'Type':'Map','ItemsPath':'$.l','ItemProcessor':{'ProcessorConfig':{'Mode':"
                + "'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'B','States':{'B':{'Type':'Fail','Error':'E'}}},"
                + "'End':true}", LogLevel.FATAL, false, StateMachineType.STANDARD);

        states.startExecution(r -> r.stateMachineArn(machine).input("{\"l\":[1]}"));

        assertThat(logged(2)).extracting(e -> e.get("execution_arn").asText()).anyMatch(a -> a.contains(
                ":execution:m/A:")).anyMatch(a -> a.contains(":execution:m:"));
    }

    @Test
    void aRedriveGoesOnInTheSameLog() {
        var machine = create(FAIL, LogLevel.FATAL, false, StateMachineType.STANDARD);
        var arn = run(machine);
        logged(1);

        states.redriveExecution(r -> r.executionArn(arn));

        assertThat(logged(2)).extracting(e -> e.get("redrive_count").asText()).containsExactly("0", "1");
    }

    @Test
    void losesNothingWhenTheLocalCloudStopsInOrder() {
        var machine = create("'A':{'Type':'Wait','Seconds':600,'End':true}", LogLevel.ALL, false,
                StateMachineType.STANDARD);
        var arn = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        await(() -> states.getExecutionHistory(r -> r.executionArn(arn)).events().size() == 2);

        fixture.restart();
        connect();
        states.stopExecution(r -> r.executionArn(arn));

        assertThat(types(logged(3))).containsExactlyInAnyOrder("ExecutionStarted", "WaitStateEntered",
                "ExecutionAborted");
    }

    @Test
    void executionsDoNotNeedTheGroup() {
        var machine = create(FAIL, LogLevel.ALL, false, StateMachineType.STANDARD);
        logs.deleteLogGroup(r -> r.logGroupName(GROUP));

        var arn = run(machine);

        assertThat(states.describeExecution(r -> r.executionArn(arn)).error()).isEqualTo("E");
    }

    @Test
    void showsThatItMayWriteAndOtherwiseNothingWhenOff() {
        create(FAIL, LogLevel.ALL, false, StateMachineType.STANDARD);
        await(() -> logs.describeLogStreams(r -> r.logGroupName(GROUP)).logStreams().size() == 1);
        assertThat(logs.describeLogStreams(r -> r.logGroupName(GROUP)).logStreams().getFirst().logStreamName())
                .isEqualTo("log_stream_created_by_aws_to_validate_log_delivery_subscriptions");

        states.updateStateMachine(r -> r.stateMachineArn(states.listStateMachines().stateMachines().getFirst()
                .stateMachineArn()).loggingConfiguration(l -> l.level(LogLevel.OFF)));
        run(states.listStateMachines().stateMachines().getFirst().stateMachineArn());

        assertThat(streams()).isEmpty();
    }
}
