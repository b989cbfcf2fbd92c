package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.Tag;

final class StepFunctionsContractTest extends StateMachinesOnLocalCloud {
    private static final String PASS = """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"ok":true},"End":true}}}""";
    private static final String WAIT = """
            {"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":600,"End":true}}}""";

    private String create(String name, String definition) {
        return states.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE)).stateMachineArn();
    }

    private String run(String machine, String name) {
        return states.startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"n\":1}")).executionArn();
    }

    private void awaitStatus(String execution, ExecutionStatus status) {
        await(() -> states.describeExecution(r -> r.executionArn(execution)).status() == status);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.yield();
        }
    }

    @Test
    void keepsStateMachines() {
        var arn = create("first", PASS);

        assertThat(create("first", PASS)).isEqualTo(arn);
        assertThatThrownBy(() -> create("first", WAIT)).isInstanceOf(StateMachineAlreadyExistsException.class);
        var described = states.describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(described.definition()).isEqualTo(PASS);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.revisionId()).isNull();
        var revision = states.updateStateMachine(r -> r.stateMachineArn(arn).definition(WAIT)).revisionId();
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(arn)).revisionId()).isEqualTo(revision);
        create("second", PASS);
        assertThat(states.listStateMachinesPaginator(r -> r.maxResults(1)).stateMachines()).extracting(
                StateMachineListItem::name).containsExactly("first", "second");
    }

    @Test
    void forgetsADeletedStateMachineAndItsExecutions() {
        var arn = create("m", WAIT);
        var execution = run(arn, "e");

        states.deleteStateMachine(r -> r.stateMachineArn(arn));
        states.deleteStateMachine(r -> r.stateMachineArn(arn));

        assertThatThrownBy(() -> states.describeStateMachine(r -> r.stateMachineArn(arn))).isInstanceOf(
                StateMachineDoesNotExistException.class).hasMessageContaining("State Machine Does Not Exist: '" + arn);
        assertThatThrownBy(() -> states.describeExecution(r -> r.executionArn(execution))).isInstanceOf(
                ExecutionDoesNotExistException.class);
    }

    @Test
    void refusesWhatItCannotRun() {
        assertThatThrownBy(() -> create("m", "{}")).isInstanceOf(InvalidDefinitionException.class).hasMessageContaining(
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'");
        assertThatThrownBy(() -> create("m", PASS.replace("\"Pass\",\"Result\":{\"ok\":true}",
                "\"Task\",\"Resource\":\"arn:aws:states:::glue:startJobRun\""))).hasMessageContaining(
                        "The resource provided arn:aws:states:::glue:startJobRun is not recognized");
    }

    @Test
    void validatesWithoutCreating() {
        var result = states.validateStateMachineDefinition(r -> r.definition("{\"StartAt\":\"A\",\"States\":{}}"));

        assertThat(states.validateStateMachineDefinition(r -> r.definition(PASS)).resultAsString()).isEqualTo("OK");
        assertThat(states.validateStateMachineDefinition(r -> r.definition("{}")).diagnostics()).singleElement()
                .satisfies(d -> assertThat(d.message()).isEqualTo("These fields are required: [States, StartAt]"));
        assertThat(result.resultAsString()).isEqualTo("FAIL");
        assertThat(result.diagnostics()).extracting(ValidateStateMachineDefinitionDiagnostic::code).containsExactly(
                "MISSING_TRANSITION_TARGET", "MISSING_END_STATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a*", "a/b", "a:b", "a#b"})
    void refusesNamesThatAwsRefuses(String name) {
        var arn = create("m", PASS);

        assertThatThrownBy(() -> run(arn, name)).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void runsAnExecutionAndTellsItsHistory() {
        var execution = run(create("m", PASS), "e");
        awaitStatus(execution, ExecutionStatus.SUCCEEDED);

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.output()).isEqualTo("{\"ok\":true}");
        assertThat(described.input()).isEqualTo("{\"n\":1}");
        assertThat(described.stopDate()).isNotNull();
        var events = states.getExecutionHistory(r -> r.executionArn(execution)).events();
        assertThat(events).extracting(HistoryEvent::typeAsString).containsExactly("ExecutionStarted",
                "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
        assertThat(events.get(1).stateEnteredEventDetails().input()).isEqualTo("{\"n\":1}");
        assertThat(states.getExecutionHistoryPaginator(r -> r.executionArn(execution).reverseOrder(true).maxResults(3)
                .includeExecutionData(false)).events()).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
        var bare = states.getExecutionHistory(r -> r.executionArn(execution).includeExecutionData(false)).events();
        assertThat(bare.get(1).stateEnteredEventDetails().input()).isNull();
        assertThat(states.describeStateMachineForExecution(r -> r.executionArn(execution)).definition()).isEqualTo(
                PASS);
    }

    @Test
    void startsANameOnlyOnce() {
        var waiting = create("m", WAIT);
        var execution = run(waiting, "e");

        assertThat(run(waiting, "e")).isEqualTo(execution);
        assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(waiting).name("e").input("{}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class).hasMessageContaining(
                        "Execution Already Exists: '" + execution + "'");
        states.stopExecution(r -> r.executionArn(execution));
        assertThatThrownBy(() -> run(waiting, "e")).isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(waiting).input("not json"))).isInstanceOf(
                InvalidExecutionInputException.class);
    }

    @Test
    void stopsAnExecution() {
        var execution = run(create("m", WAIT), "e");
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution)).events().getFirst().typeAsString())
                .isEqualTo("ExecutionStarted");

        var stopped = states.stopExecution(r -> r.executionArn(execution).error("Enough").cause("of this")).stopDate();

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(described.error()).isEqualTo("Enough");
        assertThat(described.stopDate()).isEqualTo(stopped);
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution).reverseOrder(true)).events().getFirst()
                .executionAbortedEventDetails().cause()).isEqualTo("of this");
    }

    @Test
    void listsExecutionsNewestFirst() {
        var machine = create("m", WAIT);
        var names = List.of("a", "b", "c", "d");
        names.forEach(name -> run(machine, name));
        states.stopExecution(r -> r.executionArn(machine.replace(":stateMachine:", ":execution:") + ":c"));

        assertThat(states.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(3)).executions())
                .extracting(ExecutionListItem::name).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(states.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(2).statusFilter("RUNNING"))
                .executions()).extracting(ExecutionListItem::name).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(states.listExecutions(r -> r.stateMachineArn(machine).statusFilter("ABORTED")).executions())
                .extracting(ExecutionListItem::name).containsExactly("c");
    }

    @Test
    void tagsStateMachines() {
        var arn = states.createStateMachine(r -> r.name("m").definition(PASS).roleArn(ROLE).tags(Tag.builder().key("a")
                .value("1").build())).stateMachineArn();

        states.tagResource(r -> r.resourceArn(arn).tags(Tag.builder().key("b").value("2").build()));
        states.untagResource(r -> r.resourceArn(arn).tagKeys("a"));

        assertThat(states.listTagsForResource(r -> r.resourceArn(arn)).tags()).extracting(Tag::key).containsExactly(
                "b");
    }
}
