package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.ValidationException;

final class StateMachineVersionsContractTest extends StateMachinesOnLocalCloud {
    private static String giving(String result) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":\"" + result + "\",\"End\":true}}}";
    }

    private List<String> versions(String machine) {
        List<String> all = new ArrayList<>();
        var page = states.listStateMachineVersions(r -> r.stateMachineArn(machine).maxResults(1));
        while (true) {
            page.stateMachineVersions().stream().map(StateMachineVersionListItem::stateMachineVersionArn).forEach(
                    all::add);
            var next = page.nextToken();
            if (next == null) {
                return all;
            }
            page = states.listStateMachineVersions(r -> r.stateMachineArn(machine).maxResults(1).nextToken(next));
        }
    }

    private String ended(String execution) {
        StepFunctionsContractTest.await(() -> states.describeExecution(r -> r.executionArn(execution))
                .status() == ExecutionStatus.SUCCEEDED);
        return states.describeExecution(r -> r.executionArn(execution)).output();
    }

    @Test
    void publishesWithTheCreationAndDescribesTheVersion() {
        var created = states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE).publish(true)
                .versionDescription("first"));
        var arn = created.stateMachineArn();

        assertThat(created.stateMachineVersionArn()).isEqualTo(arn + ":1");
        var version = states.describeStateMachine(r -> r.stateMachineArn(arn + ":1"));
        assertThat(version.stateMachineArn()).isEqualTo(arn + ":1");
        assertThat(version.name()).isEqualTo("m");
        assertThat(version.description()).isEqualTo("first");
        assertThat(version.revisionId()).isNull();
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(arn)).description()).isNull();
        var again = states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE + "2").publish(
                true).versionDescription("first"));
        assertThat(again.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(arn)).roleArn()).isEqualTo(ROLE);
        assertThatThrownBy(() -> states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE)))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
        assertThatThrownBy(() -> states.createStateMachine(r -> r.name("n").definition(giving("one")).roleArn(ROLE)
                .versionDescription("x"))).isInstanceOf(ValidationException.class).hasMessageStartingWith(
                        "Version description can only be set when publish is true");
    }

    @Test
    void publishesEachRevisionOnceAndNeverANumberAgain() {
        var arn = states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE)).stateMachineArn();

        assertThat(states.publishStateMachineVersion(r -> r.stateMachineArn(arn).revisionId("INITIAL"))
                .stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(states.publishStateMachineVersion(r -> r.stateMachineArn(arn).description("other"))
                .stateMachineVersionArn()).isEqualTo(arn + ":1");
        var same = states.updateStateMachine(r -> r.stateMachineArn(arn).definition(giving("one")).publish(true));
        assertThat(same.revisionId()).isNull();
        assertThat(same.stateMachineVersionArn()).isEqualTo(arn + ":1");
        var second = states.updateStateMachine(r -> r.stateMachineArn(arn).definition(giving("two")).publish(true)
                .versionDescription("the second"));
        assertThat(second.stateMachineVersionArn()).isEqualTo(arn + ":2");
        assertThat(states.updateStateMachine(r -> r.stateMachineArn(arn).roleArn(ROLE)).revisionId()).isEqualTo(second
                .revisionId());
        assertThat(versions(arn)).containsExactly(arn + ":2", arn + ":1");

        states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":2"));
        states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn + ":2"));
        restart();

        assertThat(versions(arn)).containsExactly(arn + ":1");
        assertThat(states.publishStateMachineVersion(r -> r.stateMachineArn(arn).revisionId(second.revisionId()))
                .stateMachineVersionArn()).isEqualTo(arn + ":3");
        var third = states.updateStateMachine(r -> r.stateMachineArn(arn).definition(giving("three"))).revisionId();
        assertThatThrownBy(() -> states.publishStateMachineVersion(r -> r.stateMachineArn(arn).revisionId(second
                .revisionId()))).isInstanceOf(ConflictException.class).hasMessageStartingWith(
                        "Failed to publish the State Machine version for revision " + second.revisionId()
                                + ". The current State Machine revision is " + third + ".");
    }

    @Test
    void runsTheVersionThatIsNamed() {
        var arn = states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE).publish(true))
                .stateMachineArn();
        states.updateStateMachine(r -> r.stateMachineArn(arn).definition(giving("two")));

        var plain = states.startExecution(r -> r.stateMachineArn(arn)).executionArn();
        var old = states.startExecution(r -> r.stateMachineArn(arn + ":1").traceHeader("Root=1")).executionArn();

        assertThat(ended(plain)).isEqualTo("\"two\"");
        assertThat(ended(old)).isEqualTo("\"one\"");
        var described = states.describeExecution(r -> r.executionArn(old));
        assertThat(described.stateMachineArn()).isEqualTo(arn);
        assertThat(described.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(described.stateMachineAliasArn()).isNull();
        assertThat(described.traceHeader()).isEqualTo("Root=1");
        assertThat(states.describeExecution(r -> r.executionArn(plain)).stateMachineVersionArn()).isNull();
        assertThat(states.listExecutions(r -> r.stateMachineArn(arn + ":1")).executions()).extracting(
                ExecutionListItem::executionArn).containsExactly(old);
        assertThat(states.listExecutions(r -> r.stateMachineArn(arn)).executions()).extracting(
                ExecutionListItem::stateMachineVersionArn).containsExactlyInAnyOrder(null, arn + ":1");
        var machine = states.describeStateMachineForExecution(r -> r.executionArn(old));
        assertThat(machine.stateMachineArn()).isEqualTo(arn);
        assertThat(machine.definition()).isEqualTo(giving("one"));
        assertThat(machine.revisionId()).isNull();
        assertThat(states.describeStateMachineForExecution(r -> r.executionArn(old).includedData(
                IncludedData.METADATA_ONLY)).definition()).isNull();
        for (var wrong : List.of(arn + ":2", arn + ":PROD")) {
            assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(wrong))).isInstanceOf(
                    StateMachineDoesNotExistException.class).hasMessageStartingWith("State Machine Does Not Exist: '"
                            + wrong + "'");
        }
    }

    @Test
    void refusesToChangeOrTagAVersion() {
        var arn = states.createStateMachine(r -> r.name("m").definition(giving("one")).roleArn(ROLE).publish(true))
                .stateMachineVersionArn();

        assertThatThrownBy(() -> states.updateStateMachine(r -> r.stateMachineArn(arn).roleArn(ROLE))).isInstanceOf(
                StateMachineDoesNotExistException.class).hasMessageStartingWith("State Machine Does Not Exist: '"
                        + arn);
        assertThatThrownBy(() -> states.publishStateMachineVersion(r -> r.stateMachineArn(arn))).isInstanceOf(
                StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> states.tagResource(r -> r.resourceArn(arn).tags(t -> t.key("k").value("v"))))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageStartingWith("Resource not found: '" + arn);
    }
}
