package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What roles may and may not do while their policies are enforced. */
class AccessContractTest {
    private static final String TRUST = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
            + "\"Principal\":{\"Service\":[\"states.amazonaws.com\"],\"AWS\":\"000000000000\"}}}";

    @TempDir static Path folder;

    private static LocalCloudFixture fixture;
    private static IamClient iam;

    @BeforeAll
    static void start() {
        fixture = LocalCloudFixture.enforcing(folder);
        iam = fixture.client(IamClient.builder());
        try (var dynamo = fixture.client(DynamoDbClient.builder()); var s3 = fixture.client(S3Client.builder())) {
            for (var table : List.of("orders", "secrets")) {
                dynamo.createTable(t -> t.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                a -> a.attributeName("id").attributeType(ScalarAttributeType.S)).keySchema(k -> k
                                        .attributeName(
                                                "id").keyType(KeyType.HASH)));
            }
            s3.createBucket(b -> b.bucket("box"));
            s3.putObject(o -> o.bucket("box").key("in/a"), RequestBody.fromString("a"));
        }
    }

    @AfterAll
    static void stop() {
        iam.close();
        fixture.close();
    }

    /** The keys of a session of a new role with one statement. */
    private static AwsSessionCredentials as(String role, String statement) {
        var arn = iam.createRole(r -> r.roleName(role).assumeRolePolicyDocument(TRUST)).role().arn();
        iam.putRolePolicy(p -> p.roleName(role).policyName("work").policyDocument(("{'Statement':" + statement + "}")
                .replace('\'', '"')));
        try (var sts = fixture.client(StsClient.builder())) {
            var keys = sts.assumeRole(r -> r.roleArn(arn).roleSessionName("test")).credentials();
            return AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
        }
    }

    private static Map<String, AttributeValue> item(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    @Test
    void everybodyMayAskWhoTheyAre() {
        var keys = as("nobody", "{'Effect':'Deny','Action':'*','Resource':'*'}");
        try (var sts = fixture.client(StsClient.builder(), keys)) {
            assertThat(sts.getCallerIdentity().arn()).endsWith(":assumed-role/nobody/test");
        }
    }

    @Test
    void deniesInAwsWordsWhatNoPolicyAllows() {
        var keys = as("reader", "{'Effect':'Allow','Action':'dynamodb:GetItem','Resource':'*'}");
        try (var dynamo = fixture.client(DynamoDbClient.builder(), keys)) {
            assertThat(dynamo.getItem(g -> g.tableName("orders").key(item("1"))).hasItem()).isFalse();

            assertThatThrownBy(() -> dynamo.putItem(p -> p.tableName("orders").item(item("1")))).isInstanceOfSatisfying(
                    DynamoDbException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                                "User: arn:aws:sts::000000000000:assumed-role/reader/test is not authorized to perform: "
                                        + "dynamodb:PutItem on resource: arn:aws:dynamodb:local-1:000000000000:table/"
                                        + "orders because no identity-based policy allows the dynamodb:PutItem action");
                    });
            assertThat(fixture.cloud().denied()).anyMatch(d -> d.contains("role/reader") && d.contains(
                    "dynamodb:PutItem"));
        }
    }

    @Test
    void asksForEachTableOfABatch() {
        var keys = as("writer", "{'Effect':'Allow','Action':'dynamodb:BatchWriteItem','Resource':'*/orders'}");
        var write = WriteRequest.builder().putRequest(p -> p.item(item("2"))).build();
        try (var dynamo = fixture.client(DynamoDbClient.builder(), keys)) {
            dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", List.of(write))));

            assertThatThrownBy(() -> dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", List.of(write),
                    "secrets",
                    List.of(write))))).hasMessageContaining("table/secrets");
        }
    }

    @Test
    void asksForObjectsByTheirKeysHoweverTheRequestIsSigned() {
        var keys = as("fetcher", "[{'Effect':'Allow','Action':['s3:GetObject','s3:DeleteObject'],"
                + "'Resource':'arn:aws:s3:::box/in/*'},{'Effect':'Allow','Action':'s3:ListBucket','Resource':"
                + "'arn:aws:s3:::box','Condition':{'StringLike':{'s3:prefix':'in/*'}}}]");
        try (var s3 = fixture.client(S3Client.builder(), keys)) {
            assertThat(s3.getObjectAsBytes(g -> g.bucket("box").key("in/a")).asUtf8String()).isEqualTo("a");
            assertThat(s3.listObjectsV2(l -> l.bucket("box").prefix("in/")).contents()).hasSize(1);
            denied(() -> s3.listObjectsV2(l -> l.bucket("box")), "s3:ListBucket on resource: \"arn:aws:s3:::box\"");
            denied(() -> s3.putObject(o -> o.bucket("box").key("in/b"), RequestBody.fromString("b")),
                    "s3:PutObject on resource: \"arn:aws:s3:::box/in/b\"");
            denied(() -> s3.deleteObjects(d -> d.bucket("box").delete(x -> x.objects(ObjectIdentifier.builder().key(
                    "in/none").build(), ObjectIdentifier.builder().key("out/a&b").build()))), "box/out/a&b");
            denied(() -> s3.getBucketPolicy(p -> p.bucket("box")), "s3:GetBucketPolicy");
            denied(() -> s3.copyObject(c -> c.sourceBucket("box").sourceKey("in/a").destinationBucket("box")
                    .destinationKey("in/c")), "s3:PutObject on resource: \"arn:aws:s3:::box/in/c\"");
            denied(() -> s3.copyObject(c -> c.sourceBucket("box").sourceKey("out/a").destinationBucket("box")
                    .destinationKey("in/c")), "s3:GetObject on resource: \"arn:aws:s3:::box/out/a\"");
            assertThatThrownBy(() -> s3.headObject(h -> h.bucket("box").key("in/none"))).isInstanceOfSatisfying(
                    S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
            // Who may not list is not told what is missing.
            denied(() -> s3.getObject(g -> g.bucket("box").key("in/none")), "s3:ListBucket");
        }
        try (var presigner = S3Presigner.builder().endpointOverride(fixture.endpoint()).region(Region.of("local-1"))
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build()) {
            assertThat(status(presigned(presigner, "in/a"))).isEqualTo(200);
            assertThat(status(presigned(presigner, "out/a"))).isEqualTo(403);
        }
    }

    private static URI presigned(S3Presigner presigner, String key) {
        return URI.create(presigner.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5)).getObjectRequest(
                g -> g.bucket("box").key(key))).url().toString());
    }

    private static int status(URI address) {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            return http.send(java.net.http.HttpRequest.newBuilder(address).build(),
                    java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void denied(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    @Test
    void runsAStateMachinesTasksAsItsRole() {
        as("machine", "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'}");
        var definition = "{\"StartAt\":\"Put\",\"States\":{\"Put\":{\"Type\":\"Task\",\"End\":true,\"Resource\":"
                + "\"arn:aws:states:::dynamodb:putItem\",\"Parameters\":{\"TableName\":\"orders\",\"Item\":"
                + "{\"id\":{\"S\":\"3\"}}}}}}";
        try (var sfn = fixture.client(SfnClient.builder())) {
            var machine = sfn.createStateMachine(m -> m.name("machine").definition(definition).roleArn(
                    "arn:aws:iam::000000000000:role/machine")).stateMachineArn();
            var run = sfn.startExecution(s -> s.stateMachineArn(machine)).executionArn();
            StepFunctionsContractTest.await(() -> sfn.describeExecution(d -> d.executionArn(run))
                    .status() != ExecutionStatus.RUNNING);
            var ended = sfn.describeExecution(d -> d.executionArn(run));

            assertThat(ended.error()).isEqualTo("DynamoDB.AmazonDynamoDBException");
            assertThat(ended.cause()).contains("assumed-role/machine/").contains("dynamodb:PutItem");
        }
    }

    @Test
    void refusesRolesThatDoNotTrustWhoShallActAsThem() {
        iam.createRole(r -> r.roleName("untrusting").assumeRolePolicyDocument(TRUST.replace("states.", "lambda.")
                .replace(
                        "000000000000", "111111111111")));
        try (var sfn = fixture.client(SfnClient.builder()); var sts = fixture.client(StsClient.builder())) {
            assertThatThrownBy(() -> sfn.createStateMachine(m -> m.name("none").definition(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}").roleArn(
                            "arn:aws:iam::000000000000:role/untrusting"))).hasMessageContaining(
                                    "is authorized to assume the provided role.");
            assertThatThrownBy(() -> sts.assumeRole(a -> a.roleArn("arn:aws:iam::000000000000:role/untrusting")
                    .roleSessionName("x1"))).isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e
                            .awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
        }
    }

    @Test
    void obeysTheDenialOfAResourcesPolicyAlsoForTheAccountsOwnKey() {
        try (var sqs = fixture.client(SqsClient.builder())) {
            var url = sqs.createQueue(q -> q.queueName("closed")).queueUrl();
            sqs.setQueueAttributes(a -> a.queueUrl(url).attributesWithStrings(Map.of("Policy",
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\","
                            + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}}")));

            assertThatThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"))).hasMessageContaining(
                    "with an explicit deny in a resource-based policy");
        }
    }

    @Test
    void asksForThePassingOfARole() {
        var keys = as("maker", "{'Effect':'Allow','Action':'states:*','Resource':'*'}");
        try (var sfn = fixture.client(SfnClient.builder(), keys)) {
            assertThatThrownBy(() -> sfn.createStateMachine(m -> m.name("passed").definition(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}").roleArn(
                            "arn:aws:iam::000000000000:role/maker"))).hasMessageContaining(
                                    "iam:PassRole on resource: arn:aws:iam::000000000000:role/maker");
        }
        try (var sns = fixture.client(SnsClient.builder(), keys)) {
            assertThatThrownBy(() -> sns.listTopics()).isInstanceOfSatisfying(AwsServiceException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AuthorizationError"));
        }
    }
}
