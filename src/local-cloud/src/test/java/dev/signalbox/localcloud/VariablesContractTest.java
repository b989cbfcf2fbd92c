package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** Variables and JSONata, as a client sees them. */
final class VariablesContractTest extends StateMachinesOnLocalCloud {
    private static final String MACHINE = """
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"bias":4,"list":[1,2]},"Parameters":{"literal":"$bias"},"Next":"M"},
              "M":{"Type":"Map","ItemsPath":"$list","MaxConcurrencyPath":"$bias","Next":"J","ItemProcessor":{"StartAt":"I","States":{
                "I":{"Type":"Pass","Parameters":{"sum.$":"States.MathAdd($$.Map.Item.Value, $bias)"},"End":true}}}},
              "J":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% ($own := $bias; $own + $count($list) + $bias) %}",
                "Assign":{"own":"{% $states.input %}"},"End":true}}}""";

    @Test
    void tellsWhichStatesReferToWhichVariables() {
        var machine = states.createStateMachine(r -> r.name("m").definition(MACHINE).roleArn(ROLE)).stateMachineArn();
        var execution = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        Map<String, List<String>> expected = Map.of("I", List.of("bias"), "M", List.of("bias", "list"), "J", List.of(
                "bias", "list"));

        assertThat(states.describeStateMachine(r -> r.stateMachineArn(machine)).variableReferences()).isEqualTo(
                expected);
        assertThat(states.describeStateMachineForExecution(r -> r.executionArn(execution)).variableReferences())
                .isEqualTo(expected);
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(machine).includedData(
                IncludedData.METADATA_ONLY)).hasVariableReferences()).isFalse();
    }

    @Test
    void leavesReferencesOutOfMachinesWithoutVariables() {
        var machine = states.createStateMachine(r -> r.name("m").roleArn(ROLE).definition(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}")).stateMachineArn();

        assertThat(states.describeStateMachine(r -> r.stateMachineArn(machine)).hasVariableReferences()).isFalse();
    }

    @Test
    void goesOnWithItsVariablesAfterARestart() {
        var machine = states.createStateMachine(r -> r.name("m").roleArn(ROLE).definition("""
                {"QueryLanguage":"JSONata","StartAt":"A","States":{
                  "A":{"Type":"Pass","Assign":{"id":"{% $uuid() %}"},"Output":{"id":"{% 'seen' %}"},"Next":"W"},
                  "W":{"Type":"Wait","Seconds":2,"Next":"B"},
                  "B":{"Type":"Pass","Output":"{% $id %}","End":true}}}""")).stateMachineArn();
        var execution = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        StepFunctionsContractTest.await(() -> states.getExecutionHistory(r -> r.executionArn(execution)).events()
                .stream()
                .anyMatch(e -> e.type() == HistoryEventType.WAIT_STATE_ENTERED));

        states.close();
        fixture.close();
        start();

        StepFunctionsContractTest.await(() -> states.describeExecution(r -> r.executionArn(execution))
                .status() != ExecutionStatus.RUNNING);
        var events = states.getExecutionHistory(r -> r.executionArn(execution)).events();
        var assigned = events.stream().filter(e -> e.type() == HistoryEventType.PASS_STATE_EXITED).findFirst()
                .orElseThrow()
                .stateExitedEventDetails();
        assertThat(states.describeExecution(r -> r.executionArn(execution)).output()).isEqualTo(assigned
                .assignedVariables().get("id"));
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution).includeExecutionData(false)).events())
                .noneMatch(e -> e.stateExitedEventDetails() != null && e.stateExitedEventDetails()
                        .hasAssignedVariables());
    }
}
