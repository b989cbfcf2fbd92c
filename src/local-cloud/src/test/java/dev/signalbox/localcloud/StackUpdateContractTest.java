package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What an update does to resources of the real services here, type by type. */
class StackUpdateContractTest {
    private static final String BEFORE = """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Description: one
                  AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: []}
                  Policies:
                    - {PolicyName: a, PolicyDocument: {Version: 2012-10-17, Statement: []}}
                    - {PolicyName: b, PolicyDocument: {Version: 2012-10-17, Statement: []}}
              Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 40, DelaySeconds: 5}}
              Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: one}}
              Key: {Type: AWS::KMS::Key, Properties: {Description: one}}
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}'
              Definition:
                Type: AWS::Batch::JobDefinition
                Properties:
                  JobDefinitionName: job
                  Type: container
                  ContainerProperties: {Image: s3://a/b.jar, Vcpus: 1, Memory: 512, Command: [one]}
              Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: one, ProtocolType: HTTP}}
            Outputs:
              Role: {Value: !Ref Role}
              Queue: {Value: !Ref Queue}
              Topic: {Value: !Ref Topic}
              Key: {Value: !Ref Key}
              Machine: {Value: !Ref Machine}
              Definition: {Value: !Ref Definition}
            """;
    private static final String AFTER = BEFORE.replace("one", "two").replace("PolicyName: b", "PolicyName: c").replace(
            "40, DelaySeconds: 5", "50").replace("Pass\"", "Succeed\"").replace(", \"End\": true", "");

    private static StackFixture stacks;

    @BeforeAll
    static void start(@TempDir Path folder) {
        stacks = new StackFixture(folder);
    }

    @AfterAll
    static void stop() {
        stacks.close();
    }

    @Test
    void changesEachTypeAsItsServiceDoes() {
        var before = stacks.deploy("shop", BEFORE);
        var after = stacks.update("shop", AFTER, StackStatus.UPDATE_COMPLETE);
        check(after, "two", "c");
        assertThat(after.get("Definition")).endsWith(":2");
        assertThat(before.get("Definition")).endsWith(":1");
        assertThat(after.get("Role")).isEqualTo(before.get("Role"));
        assertThat(after.get("Machine")).isEqualTo(before.get("Machine"));
        var bad = BEFORE.replace("Outputs:", "  Bad: {Type: AWS::S3::Bucket, DependsOn: [Role, Queue, Topic, Key, "
                + "Machine, Definition, Api], Properties: {BucketName: No_Bucket}}\nOutputs:");
        assertThat(stacks.update("shop", bad, StackStatus.UPDATE_ROLLBACK_COMPLETE)).isEqualTo(after);
        check(after, "two", "c");
    }

    private static void check(Map<String, String> outputs, String text, String policy) {
        var cloud = stacks.cloud();
        try (var iam = cloud.client(IamClient.builder());
                var sqs = cloud.client(SqsClient.builder());
                var sns = cloud.client(SnsClient.builder());
                var kms = cloud.client(KmsClient.builder());
                var states = cloud.client(SfnClient.builder())) {
            var role = outputs.get("Role");
            assertThat(iam.getRole(r -> r.roleName(role)).role().description()).isEqualTo(text);
            assertThat(iam.listRolePolicies(r -> r.roleName(role)).policyNames()).containsExactly("a", policy);
            assertThat(sqs.getQueueAttributes(r -> r.queueUrl(outputs.get("Queue")).attributeNames(
                    QueueAttributeName.ALL)).attributes()).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "50")
                    .containsEntry(QueueAttributeName.DELAY_SECONDS, "0");
            assertThat(sns.getTopicAttributes(r -> r.topicArn(outputs.get("Topic"))).attributes()).containsEntry(
                    "DisplayName", text);
            assertThat(kms.describeKey(r -> r.keyId(outputs.get("Key"))).keyMetadata().description()).isEqualTo(text);
            assertThat(states.describeStateMachine(r -> r.stateMachineArn(outputs.get("Machine"))).definition())
                    .contains("Succeed");
        }
    }
}
