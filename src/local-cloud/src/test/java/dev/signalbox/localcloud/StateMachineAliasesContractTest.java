package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

final class StateMachineAliasesContractTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/states";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SfnClient states;
    private String machine;

    @BeforeEach
    void start() {
        open();
        machine = states.createStateMachine(r -> r.name("m").definition(giving(1)).roleArn(ROLE).publish(true))
                .stateMachineArn();
        for (int n : List.of(2, 3)) {
            states.updateStateMachine(r -> r.stateMachineArn(machine).definition(giving(n)).publish(true));
        }
    }

    private void open() {
        fixture = new LocalCloudFixture(folder);
        states = fixture.client(SfnClient.builder());
    }

    @AfterEach
    void stop() {
        states.close();
        fixture.close();
    }

    private static String giving(int result) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + result + ",\"End\":true}}}";
    }

    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder().stateMachineVersionArn(version).weight(weight).build();
    }

    private String alias(String name, RoutingConfigurationListItem... routes) {
        return states.createStateMachineAlias(r -> r.name(name).description("d").routingConfiguration(routes))
                .stateMachineAliasArn();
    }

    private List<String> listed(String arn) {
        return states.listStateMachineAliases(r -> r.stateMachineArn(arn)).stateMachineAliases().stream().map(
                StateMachineAliasListItem::stateMachineAliasArn).toList();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessageStartingWith(message + " (Service");
    }

    @Test
    void keepsAliasesOverARestart() {
        assertThat(listed(machine)).isEmpty();
        var prod = alias("PROD", route(machine + ":1", 100));
        assertThat(prod).isEqualTo(machine + ":PROD");
        assertThat(alias("PROD", route(machine + ":1", 100))).isEqualTo(prod);
        var second = alias("PROD-second", route(machine + ":2", 50), route(machine + ":3", 50));

        states.updateStateMachineAlias(r -> r.stateMachineAliasArn(prod).description("changed"));
        states.updateStateMachineAlias(r -> r.stateMachineAliasArn(prod).routingConfiguration(route(machine + ":1", 70),
                route(machine + ":2", 30)));
        stop();
        open();

        assertThat(listed(machine)).containsExactly(prod, second);
        assertThat(listed(machine + ":1")).containsExactly(prod);
        var described = states.describeStateMachineAlias(r -> r.stateMachineAliasArn(prod));
        assertThat(described.name()).isEqualTo("PROD");
        assertThat(described.description()).isEqualTo("changed");
        assertThat(described.routingConfiguration()).containsExactly(route(machine + ":1", 70), route(machine + ":2",
                30));
        assertThat(described.updateDate()).isAfterOrEqualTo(described.creationDate());
    }

    @Test
    void conflictsWithTheSameNameAndWithDeletingWhatItRoutesTo() {
        var prod = alias("PROD", route(machine + ":1", 100));

        assertThatThrownBy(() -> alias("PROD", route(machine + ":2", 100))).isInstanceOf(ConflictException.class)
                .hasMessageStartingWith(
                        "Failed to create alias because an alias with the same name and a different routing "
                                + "configuration already exists.");
        assertThatThrownBy(() -> states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":1")))
                .isInstanceOf(ConflictException.class).hasMessageStartingWith(
                        "Version to be deleted must not be referenced by an alias. Current list of aliases "
                                + "referencing this version: [PROD]");
        states.deleteStateMachineAlias(r -> r.stateMachineAliasArn(prod));
        states.deleteStateMachineAlias(r -> r.stateMachineAliasArn(prod));
        states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":1"));
        assertThatThrownBy(() -> states.updateStateMachineAlias(r -> r.stateMachineAliasArn(prod).description("x")))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageStartingWith(
                        "Request references a resource that does not exist.");
        var other = alias("OTHER", route(machine + ":2", 100));
        states.deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThatThrownBy(() -> states.startExecution(r -> r.stateMachineArn(other))).isInstanceOf(
                StateMachineDoesNotExistException.class);
    }

    @Test
    void startsVersionsByTheirWeights() {
        var both = alias("BOTH", route(machine + ":1", 50), route(machine + ":2", 50));
        var never = alias("NEVER", route(machine + ":1", 0), route(machine + ":3", 100));

        Set<String> run = new HashSet<>();
        for (int i = 0; i < 200 && run.size() < 2; i++) {
            run.add(version(states.startExecution(r -> r.stateMachineArn(both)).executionArn(), both));
        }
        assertThat(run).containsExactlyInAnyOrder(machine + ":1", machine + ":2");
        for (int i = 0; i < 20; i++) {
            assertThat(version(states.startExecution(r -> r.stateMachineArn(never)).executionArn(), never)).isEqualTo(
                    machine + ":3");
        }
        assertThat(states.listExecutions(r -> r.stateMachineArn(never)).executions()).hasSize(20).allSatisfy(
                e -> assertThat(e.stateMachineAliasArn()).isEqualTo(never));
    }

    private String version(String execution, String alias) {
        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.stateMachineAliasArn()).isEqualTo(alias);
        return described.stateMachineVersionArn();
    }

    @Test
    void refusesWrongRoutesAndNames() {
        var one = machine + ":1";
        var received = " Received: [" + machine + ", " + one + "]";
        refused(() -> alias("A", route(machine, 70), route(one, 30)),
                "Routing configuration must contain state machine version ARNs." + received);
        refused(() -> alias("A", route(one, 50), route(one, 50)),
                "Routing configuration must contain distinct state machine version ARNs. Received: [" + one + ", " + one
                        + "]");
        refused(() -> alias("A", route(one, 70), route(machine + ":2", 29)),
                "Sum of routing configuration weights must equal 100. Received: [70, 29]");
        refused(() -> alias("A", route(one, 101)), "1 validation error detected: Value '101' at "
                + "'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less "
                + "than or equal to 100");
        refused(() -> alias("A", route(one, 50), route(machine + ":2", 30), route(machine + ":3", 20)),
                "1 validation error detected: Value '[RoutingConfigurationListItem(stateMachineVersionArn=" + one
                        + ", weight=50), RoutingConfigurationListItem(stateMachineVersionArn=" + machine
                        + ":2, weight=30), RoutingConfigurationListItem(stateMachineVersionArn=" + machine
                        + ":3, weight=20)]' at 'routingConfiguration' failed to satisfy constraint: Member must have "
                        + "length less than or equal to 2");
        for (var name : List.of("123", "INVALID ALIAS", "!INVALID", "ALIAS@")) {
            refused(() -> alias(name, route(one, 100)), "1 validation error detected: Value '" + name + "' at 'name' "
                    + "failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
        }
    }
}
