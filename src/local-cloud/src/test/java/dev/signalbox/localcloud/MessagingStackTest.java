package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues, topics, keys and identities that a template makes. */
final class MessagingStackTest {
    private static final String RULE_STACK = """
            Resources:
              Inbox: {Type: AWS::SQS::Queue}
              Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Inbox]
                  PolicyDocument:
                    Statement:
                      Effect: Allow
                      Principal: {Service: events.amazonaws.com}
                      Action: sqs:SendMessage
                      Resource: !GetAtt Inbox.Arn
                      Condition: {ArnEquals: {"aws:SourceArn": !GetAtt Uploads.Arn}}
              Files:
                Type: AWS::S3::Bucket
                Properties: {NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}}
              Uploads:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern:
                    source: [aws.s3]
                    detail-type: [Object Created]
                    detail: {bucket: {name: [!Ref Files]}}
                  Targets:
                    - Id: inbox
                      Arn: !GetAtt Inbox.Arn
                      InputTransformer:
                        InputPathsMap: {key: $.detail.object.key}
                        InputTemplate: '"<key> came"'
            Outputs:
              Url: {Value: !Ref Inbox}
              Files: {Value: !Ref Files}
              Rule: {Value: !Ref Uploads}
            """;
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private CloudFormationClient stacks;
    private CloudFormationWaiter waiter;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        stacks = fixture.client(CloudFormationClient.builder());
        waiter = CloudFormationWaiter.builder().client(stacks).overrideConfiguration(WaiterOverrideConfiguration
                .builder().backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                .waitTimeout(Duration.ofSeconds(30)).build()).build();
    }

    @AfterEach
    void stop() {
        waiter.close();
        stacks.close();
        fixture.close();
    }

    @Test
    void makesAQueueWithItsDeadLetterQueueAndPolicy() {
        var outputs = deploy("""
                Resources:
                  Dead: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: jobs
                      FifoQueue: false
                      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
                  Policy:
                    Type: AWS::SQS::QueuePolicy
                    Properties:
                      Queues: [!Ref Jobs]
                      PolicyDocument:
                        Statement: {Effect: Allow, Principal: "*", Action: sqs:SendMessage, Resource: !GetAtt Jobs.Arn}
                Outputs:
                  Url: {Value: !Ref Jobs}
                  Arn: {Value: !GetAtt Jobs.Arn}
                  Dead: {Value: !GetAtt Dead.QueueName}
                """);

        assertThat(outputs).containsEntry("Url", fixture.endpoint() + "/000000000000/jobs").containsEntry("Arn",
                "arn:aws:sqs:local-1:000000000000:jobs");
        assertThat(outputs.get("Dead")).startsWith("messages-Dead-");
        try (var sqs = fixture.client(SqsClient.builder())) {
            var attributes = sqs.getQueueAttributes(r -> r.queueUrl(outputs.get("Url")).attributeNames(
                    QueueAttributeName.ALL)).attributes();
            assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains(outputs.get("Dead"));
            assertThat(attributes.get(QueueAttributeName.POLICY)).contains("sqs:SendMessage");
            delete();
            assertThat(sqs.listQueues().queueUrls()).isEmpty();
        }
    }

    @Test
    void makesATopicWithItsSubscribers() throws Exception {
        var outputs = deploy("""
                Resources:
                  Inbox: {Type: AWS::SQS::Queue}
                  News:
                    Type: AWS::SNS::Topic
                    Properties:
                      DisplayName: News
                      Subscription: [{Protocol: email, Endpoint: me@example.com}]
                  Wire:
                    Type: AWS::SNS::Subscription
                    Properties:
                      TopicArn: !Ref News
                      Protocol: sqs
                      Endpoint: !GetAtt Inbox.Arn
                      RawMessageDelivery: true
                  Policy:
                    Type: AWS::SQS::QueuePolicy
                    Properties:
                      Queues: [!Ref Inbox]
                      PolicyDocument:
                        Statement:
                          Effect: Allow
                          Principal: {Service: sns.amazonaws.com}
                          Action: sqs:SendMessage
                          Resource: !GetAtt Inbox.Arn
                          Condition: {ArnEquals: {"aws:SourceArn": !Ref News}}
                Outputs:
                  Url: {Value: !Ref Inbox}
                  Topic: {Value: !Ref News}
                  Name: {Value: !GetAtt News.TopicName}
                """);

        assertThat(outputs.get("Topic")).endsWith(":" + outputs.get("Name"));
        assertThat(new OutboxReader(fixture.cloud()).await(m -> true).path("from").asText()).startsWith("News <");
        try (var sns = fixture.client(SnsClient.builder()); var sqs = fixture.client(SqsClient.builder())) {
            sns.publish(r -> r.topicArn(outputs.get("Topic")).message("hello"));
            assertThat(sqs.receiveMessage(r -> r.queueUrl(outputs.get("Url")).waitTimeSeconds(10)).messages().getFirst()
                    .body()).isEqualTo("hello");
            delete();
            assertThat(sns.listTopics().topics()).isEmpty();
            assertThat(sns.listSubscriptions().subscriptions()).isEmpty();
        }
    }

    @Test
    void makesARuleThatTellsAQueueOfABucket() {
        var outputs = deploy(RULE_STACK);

        assertThat(outputs.get("Rule")).startsWith("messages-Uploads-");
        try (var s3 = fixture.client(S3Client.builder().forcePathStyle(true));
                var sqs = fixture.client(SqsClient
                        .builder());
                var events = fixture.client(EventBridgeClient.builder())) {
            s3.putObject(p -> p.bucket(outputs.get("Files")).key("a.csv"), RequestBody.fromString("a"));
            assertThat(sqs.receiveMessage(r -> r.queueUrl(outputs.get("Url")).waitTimeSeconds(10)).messages().getFirst()
                    .body()).isEqualTo("\"a.csv came\"");
            s3.deleteObject(d -> d.bucket(outputs.get("Files")).key("a.csv"));
            delete();
            assertThat(events.listRules(r -> {}).rules()).isEmpty();
        }
    }

    @Test
    void makesAKeyForATopicAndASender() {
        var outputs = deploy("""
                Resources:
                  Key:
                    Type: AWS::KMS::Key
                    Properties:
                      EnableKeyRotation: true
                      PendingWindowInDays: 7
                      KeyPolicy:
                        Statement:
                          Effect: Allow
                          Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}
                          Action: "kms:*"
                          Resource: "*"
                  Name: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/news, TargetKeyId: !Ref Key}}
                  News: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: !GetAtt Key.Arn}}
                  Sender: {Type: AWS::SES::EmailIdentity, Properties: {EmailIdentity: me@example.com}}
                Outputs:
                  Key: {Value: !Ref Key}
                  Topic: {Value: !Ref News}
                  Sender: {Value: !Ref Sender}
                """);

        assertThat(outputs).containsEntry("Sender", "me@example.com");
        try (var kms = fixture.client(KmsClient.builder()); var sns = fixture.client(SnsClient.builder())) {
            assertThat(kms.describeKey(r -> r.keyId("alias/news")).keyMetadata().keyId()).isEqualTo(outputs.get("Key"));
            assertThat(kms.getKeyRotationStatus(r -> r.keyId(outputs.get("Key"))).keyRotationEnabled()).isTrue();
            sns.publish(r -> r.topicArn(outputs.get("Topic")).message("hello"));
            delete();
            assertThat(kms.describeKey(r -> r.keyId(outputs.get("Key"))).keyMetadata().keyState()).isEqualTo(
                    KeyState.PENDING_DELETION);
        }
    }

    private Map<String, String> deploy(String template) {
        stacks.createStack(r -> r.stackName("messages").templateBody(template));
        waiter.waitUntilStackCreateComplete(r -> r.stackName("messages"));
        var stack = stacks.describeStacks(r -> r.stackName("messages")).stacks().getFirst();
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private void delete() {
        stacks.deleteStack(r -> r.stackName("messages"));
        waiter.waitUntilStackDeleteComplete(r -> r.stackName("messages"));
    }
}
