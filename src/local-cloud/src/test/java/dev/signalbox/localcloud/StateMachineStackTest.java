package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Activities, and versions and aliases of state machines, in stacks. */
final class StateMachineStackTest {
    private static final String TEMPLATE = """
            Resources:
              Work: {Type: AWS::StepFunctions::Activity, Properties: {Name: work, Tags: [{Key: a, Value: b}]}}
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: arn:aws:iam::000000000000:role/r
                  Definition: {StartAt: A, States: {A: {Type: Pass, Result: RESULT, End: true}}}
              Version:
                Type: AWS::StepFunctions::StateMachineVersion
                Properties:
                  StateMachineArn: !Ref Machine
                  StateMachineRevisionId: !GetAtt Machine.StateMachineRevisionId
              Alias:
                Type: AWS::StepFunctions::StateMachineAlias
                Properties:
                  Name: live
                  RoutingConfiguration: [{StateMachineVersionArn: !Ref Version, Weight: 100}]
            Outputs:
              Machine: {Value: !Ref Machine}
              Version: {Value: !Ref Version}
              Alias: {Value: !GetAtt Alias.Arn}
              Work: {Value: !Ref Work}
            """;

    @TempDir Path folder;

    @Test
    void makesChangesAndRemovesThem() {
        try (var stacks = new StackFixture(folder); var states = stacks.cloud().client(SfnClient.builder())) {
            var made = stacks.deploy("s", TEMPLATE.replace("RESULT", "1"));

            assertThat(states.describeActivity(r -> r.activityArn(made.get("Work"))).name()).isEqualTo("work");
            assertThat(states.listTagsForResource(r -> r.resourceArn(made.get("Work"))).tags()).anySatisfy(
                    t -> assertThat(t.key()).isEqualTo("a"));
            assertThat(made.get("Version")).isEqualTo(made.get("Machine") + ":1");
            assertThat(made.get("Alias")).isEqualTo(made.get("Machine") + ":live");
            assertThat(routed(states, made.get("Alias"))).isEqualTo(made.get("Version"));

            var changed = stacks.update("s", TEMPLATE.replace("RESULT", "2"), StackStatus.UPDATE_COMPLETE);

            assertThat(changed.get("Version")).isEqualTo(made.get("Machine") + ":2");
            assertThat(routed(states, made.get("Alias"))).isEqualTo(changed.get("Version"));
            assertThatThrownBy(() -> states.describeStateMachine(r -> r.stateMachineArn(made.get("Version"))))
                    .isInstanceOf(StateMachineDoesNotExistException.class);

            stacks.delete("s");
            assertThatThrownBy(() -> states.describeActivity(r -> r.activityArn(made.get("Work")))).isInstanceOf(
                    ActivityDoesNotExistException.class);
        }
    }

    private static String routed(SfnClient states, String alias) {
        return states.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias)).routingConfiguration().stream().map(
                RoutingConfigurationListItem::stateMachineVersionArn).findFirst().orElseThrow();
    }
}
