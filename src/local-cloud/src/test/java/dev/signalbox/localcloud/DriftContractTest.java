package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.DifferenceType;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DriftContractTest {
    private static final String TEMPLATE = """
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: %1$s-queue
                  VisibilityTimeout: 45
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
                  Tags: [{Key: team, Value: rail}]
              Dead: {Type: AWS::SQS::Queue}
              Topic:
                Type: AWS::SNS::Topic
                Properties: {TopicName: %1$s-topic, DisplayName: News}
              Link:
                Type: AWS::SNS::Subscription
                Properties: {TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, RawMessageDelivery: true}
              Log:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: /%1$s/log, RetentionInDays: 7}
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: %1$s-table
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: pk, AttributeType: S}
                    - {AttributeName: at, AttributeType: N}
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: byTime
                      KeySchema: [{AttributeName: at, KeyType: HASH}]
                      Projection: {ProjectionType: KEYS_ONLY}
                  TimeToLiveSpecification: {AttributeName: ends, Enabled: true}
              Bucket:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: %1$s-bucket
                  PublicAccessBlockConfiguration: {BlockPublicAcls: true, RestrictPublicBuckets: true}
                  BucketEncryption:
                    ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]
                  LifecycleConfiguration: {Rules: [{Id: old, Status: Enabled, Prefix: tmp/, ExpirationInDays: 30}]}
                  CorsConfiguration: {CorsRules: [{AllowedMethods: [GET], AllowedOrigins: ['*'], MaxAge: 60}]}
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Bucket
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - {Effect: Deny, Principal: '*', Action: 's3:*', Resource: !GetAtt Bucket.Arn,
                         Condition: {Bool: {'aws:SecureTransport': 'false'}, StringEquals: {'aws:PrincipalTag/x': 'y'}}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Description: For tests
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}]
                  Policies:
                    - PolicyName: send
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn}]
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: %1$s-machine
                  RoleArn: !GetAtt Role.Arn
                  Definition: {StartAt: Done, States: {Done: {Type: Pass, Result: 5, End: true}}}
              Key:
                Type: AWS::KMS::Key
                Properties: {Description: For tests, EnableKeyRotation: true}
              Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
            """;

    @TempDir private static Path folder;

    private static StackFixture stacks;

    @BeforeAll
    static void start() {
        stacks = new StackFixture(folder);
    }

    @AfterAll
    static void stop() {
        stacks.close();
    }

    private static DescribeStackDriftDetectionStatusResponse detect(String stack) {
        var id = stacks.stacks().detectStackDrift(d -> d.stackName(stack)).stackDriftDetectionId();
        return StackFixture.until(() -> stacks.stacks().describeStackDriftDetectionStatus(d -> d.stackDriftDetectionId(
                id)), d -> d.detectionStatus() != StackDriftDetectionStatus.DETECTION_IN_PROGRESS);
    }

    private static Map<String, StackResourceDrift> drifts(String stack) {
        return stacks.stacks().describeStackResourceDriftsPaginator(d -> d.stackName(stack).maxResults(3)).stream()
                .flatMap(p -> p.stackResourceDrifts().stream()).collect(Collectors.toMap(
                        StackResourceDrift::logicalResourceId, d -> d));
    }

    @Test
    void whatWasJustMadeIsInSync() {
        stacks.deploy("fresh", TEMPLATE.formatted("fresh"));
        var stack = stacks.stacks().describeStacks(d -> d.stackName("fresh")).stacks().getFirst();
        assertThat(stack.driftInformation().stackDriftStatus()).isEqualTo(StackDriftStatus.NOT_CHECKED);

        var found = detect("fresh");

        assertThat(found.detectionStatusReason()).isNull();
        assertThat(drifts("fresh").values()).allSatisfy(d -> assertThat(d.stackResourceDriftStatus()).as(d.toString())
                .isEqualTo(StackResourceDriftStatus.IN_SYNC));
        assertThat(drifts("fresh")).hasSize(11).doesNotContainKey("Handle");
        assertThat(found.stackDriftStatus()).isEqualTo(StackDriftStatus.IN_SYNC);
        assertThat(found.driftedStackResourceCount()).isZero();
        stack = stacks.stacks().describeStacks(d -> d.stackName("fresh")).stacks().getFirst();
        assertThat(stack.driftInformation().stackDriftStatus()).isEqualTo(StackDriftStatus.IN_SYNC);
        assertThat(stack.driftInformation().lastCheckTimestamp()).isEqualTo(found.timestamp());
        assertThat(stacks.stacks().describeStackResource(d -> d.stackName("fresh").logicalResourceId("Handle"))
                .stackResourceDetail().driftInformation().stackResourceDriftStatus()).isEqualTo(
                        StackResourceDriftStatus.NOT_CHECKED);
    }

    @Test
    void whatSomebodyChangedByHandIsNamed() {
        var outputs = TEMPLATE + "Outputs: {Queue: {Value: !Ref Queue}, Role: {Value: !Ref Role}, "
                + "Machine: {Value: !Ref Machine}}\n";
        var made = stacks.deploy("changed", outputs.formatted("changed"));
        changeByHand(made);

        var found = detect("changed");

        assertThat(found.stackDriftStatus()).isEqualTo(StackDriftStatus.DRIFTED);
        assertThat(found.driftedStackResourceCount()).isEqualTo(6);
        var drifts = drifts("changed");
        assertThat(drifts.get("Log").stackResourceDriftStatus()).isEqualTo(StackResourceDriftStatus.DELETED);
        assertThat(differences(drifts.get("Queue"))).containsExactlyInAnyOrder(
                tuple("/VisibilityTimeout", "45", "60", DifferenceType.NOT_EQUAL),
                tuple("/Tags/0/Value", "rail", "road", DifferenceType.NOT_EQUAL),
                tuple("/Tags/0", "null", "{\"Key\":\"more\",\"Value\":\"1\"}", DifferenceType.ADD));
        assertThat(differences(drifts.get("Role"))).containsExactly(tuple("/Policies/0",
                "{\"PolicyName\":\"send\",\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":"
                        + "\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:aws:sqs:local-1:000000000000:"
                        + "changed-queue\"}]}}",
                "null", DifferenceType.REMOVE));
        assertThat(differences(drifts.get("Bucket"))).containsExactly(tuple(
                "/CorsConfiguration/CorsRules/0/MaxAge", "60", "90", DifferenceType.NOT_EQUAL));
        assertThat(differences(drifts.get("Table"))).extracting(t -> t.toList().getFirst()).containsExactly(
                "/AttributeDefinitions/1", "/GlobalSecondaryIndexes");
        assertThat(differences(drifts.get("Machine"))).extracting(t -> t.toList().getFirst()).containsExactly(
                "/DefinitionString");
        assertThat(stacks.stacks().describeStackResourceDrifts(d -> d.stackName("changed")
                .stackResourceDriftStatusFilters(StackResourceDriftStatus.DELETED)).stackResourceDrifts()).hasSize(1);
    }

    private static void changeByHand(Map<String, String> made) {
        try (var queues = stacks.cloud().client(SqsClient.builder());
                var roles = stacks.cloud().client(IamClient.builder());
                var logs = stacks.cloud().client(CloudWatchLogsClient.builder());
                var tables = stacks.cloud().client(DynamoDbClient.builder());
                var machines = stacks.cloud().client(SfnClient.builder());
                var buckets = stacks.cloud().client(S3Client.builder().forcePathStyle(true))) {
            queues.setQueueAttributes(q -> q.queueUrl(made.get("Queue")).attributes(Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
            queues.tagQueue(q -> q.queueUrl(made.get("Queue")).tags(Map.of("team", "road", "more", "1")));
            roles.deleteRolePolicy(r -> r.roleName(made.get("Role")).policyName("send"));
            logs.deleteLogGroup(l -> l.logGroupName("/changed/log"));
            tables.updateTable(t -> t.tableName("changed-table").globalSecondaryIndexUpdates(u -> u.delete(d -> d
                    .indexName("byTime"))));
            StackFixture.until(() -> tables.describeTable(t -> t.tableName("changed-table")).table(), t -> !t
                    .hasGlobalSecondaryIndexes());
            buckets.putBucketCors(b -> b.bucket("changed-bucket").corsConfiguration(c -> c.corsRules(r -> r
                    .allowedMethods("GET").allowedOrigins("*").maxAgeSeconds(90))));
            machines.updateStateMachine(m -> m.stateMachineArn(made.get("Machine")).definition(
                    "{\"StartAt\":\"Other\",\"States\":{\"Other\":{\"Type\":\"Succeed\"}}}"));
        }
    }

    private static List<org.assertj.core.groups.Tuple> differences(StackResourceDrift drift) {
        assertThat(drift.stackResourceDriftStatus()).as(drift.toString()).isEqualTo(StackResourceDriftStatus.MODIFIED);
        return drift.propertyDifferences().stream().map(DriftContractTest::tupleOf).toList();
    }

    private static org.assertj.core.groups.Tuple tupleOf(PropertyDifference d) {
        return tuple(d.propertyPath(), d.expectedValue(), d.actualValue(), d.differenceType());
    }

    @Test
    void oneResourceIsLookedAtAlone() {
        stacks.deploy("one", """
                Resources:
                  Dead: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}
                  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
                """);
        var drift = stacks.stacks().detectStackResourceDrift(d -> d.stackName("one").logicalResourceId("Dead"))
                .stackResourceDrift();
        assertThat(drift.stackResourceDriftStatus()).isEqualTo(StackResourceDriftStatus.IN_SYNC);
        assertThat(drift.expectedProperties()).isEqualTo("{\"DelaySeconds\":5}");
        assertThat(drift.actualProperties()).isEqualTo("{\"DelaySeconds\":\"5\"}");
        refused("Resource Nobody does not exist for stack one", "Nobody");
        refused("Drift detection is not supported for resource type AWS::CloudFormation::WaitConditionHandle",
                "Handle");
        assertThatThrownBy(() -> stacks.stacks().describeStackDriftDetectionStatus(d -> d.stackDriftDetectionId("x")))
                .isInstanceOf(CloudFormationException.class).hasMessageContaining("does not exist");
    }

    @Test
    void whatLeftTheStackIsNotCountedAnyMore() {
        var keep = "Resources:\n  Keep: {Type: AWS::SQS::Queue}\n";
        stacks.deploy("left", keep + "  Gone: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /left}}\n");
        try (var logs = stacks.cloud().client(CloudWatchLogsClient.builder())) {
            logs.deleteLogGroup(l -> l.logGroupName("/left"));
        }
        assertThat(detect("left").driftedStackResourceCount()).isEqualTo(1);

        stacks.update("left", keep, StackStatus.UPDATE_COMPLETE);

        assertThat(drifts("left")).containsOnlyKeys("Keep");
        assertThat(detect("left").stackDriftStatus()).isEqualTo(StackDriftStatus.IN_SYNC);
    }

    private static void refused(String message, String resource) {
        assertThatThrownBy(() -> stacks.stacks().detectStackResourceDrift(d -> d.stackName("one").logicalResourceId(
                resource))).isInstanceOf(CloudFormationException.class).hasMessageContaining(message);
    }
}
