package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceCountTest {
    private static final String TEMPLATE = """
            Parameters:
              Kind: {Type: String, Default: EC2}
              Days: {Type: Number}
            Conditions:
              Ec2: !Equals [!Ref Kind, EC2]
              Expires: !Not [!Equals [!Ref Days, 0]]
              Both: !And [!Condition Ec2, {Condition: Expires}]
              Either:
                Fn::Or: [!Condition Ec2, !Condition Expires]
              Here: !Equals [!Ref "AWS::Region", eu-west-1]
            Resources:
              Always: {Type: AWS::SQS::Queue}
              A: {Type: AWS::SQS::Queue, Condition: Ec2}
              B: {Type: AWS::SQS::Queue, Condition: Expires}
              C: {Type: AWS::SQS::Queue, Condition: Both}
              D: {Type: AWS::SQS::Queue, Condition: Either, Properties: {QueueName: !Sub "${Kind}-d"}}
            """;

    @Test
    void leavesOutWhoseConditionDoesNotHold() {
        assertThat(ResourceCount.of(TEMPLATE, Map.of("Days", "7"))).hasValue(5);
        assertThat(ResourceCount.of(TEMPLATE, Map.of("Days", "0"))).hasValue(3);
        assertThat(ResourceCount.of(TEMPLATE, Map.of("Days", "7", "Kind", "FARGATE"))).hasValue(3);
        assertThat(ResourceCount.of(TEMPLATE, Map.of("Days", "0", "Kind", "FARGATE"))).hasValue(1);
    }

    @Test
    void doesNotGuess() {
        assertThat(ResourceCount.of(TEMPLATE, Map.of())).isEmpty();
        assertThat(ResourceCount.of(TEMPLATE + "  E: {Type: AWS::SQS::Queue, Condition: Here}\n", Map.of("Days", "7")))
                .isEmpty();
    }
}
