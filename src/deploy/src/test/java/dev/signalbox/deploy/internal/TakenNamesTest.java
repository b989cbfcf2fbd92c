package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.StsClient;

class TakenNamesTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/worker";
    private static final String TEMPLATE = """
            Parameters: {Prefix: {Type: String}}
            Resources:
              Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "${Prefix}-thing"}}
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "${Prefix}-thing"}}
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "${Prefix}-thing"}}
              Work: {Type: AWS::Lambda::Function, Properties: {FunctionName: !Sub "${Prefix}-thing"}}
              Machine: {Type: AWS::StepFunctions::StateMachine, Properties: {StateMachineName: !Sub "${Prefix}-thing"}}
            """;

    @TempDir private static Path folder;

    private static LocalCloud cloud;
    private static SdkHttpClient http;
    private static AwsClients aws;

    @BeforeAll
    static void start() throws IOException {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        http = UrlConnectionHttpClient.create();
        aws = clients(TakenNamesTest.client(SqsClient.builder()));
        var services = aws.services().orElseThrow();
        services.tables().get().createTable(t -> t.tableName("old-thing").billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("Id").attributeType(ScalarAttributeType.S)).keySchema(
                        k -> k.attributeName("Id").keyType(KeyType.HASH)));
        services.queues().get().createQueue(q -> q.queueName("old-thing"));
        services.logs().get().createLogGroup(l -> l.logGroupName("old-thing"));
        services.logs().get().createLogGroup(l -> l.logGroupName("new-thing-of-another-name"));
        services.functions().get().createFunction(f -> f.functionName("old-thing").runtime("java25").role(ROLE).handler(
                "Tiny").code(c -> c.zipFile(zip())));
        services.machines().get().createStateMachine(m -> m.name("old-thing").roleArn(ROLE).definition(
                "{\"StartAt\":\"End\",\"States\":{\"End\":{\"Type\":\"Succeed\"}}}"));
    }

    @AfterAll
    static void stop() {
        cloud.close();
        http.close();
    }

    private static SdkBytes zip() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("Tiny.class"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static AwsClients clients(SqsClient queues) {
        var tables = client(DynamoDbClient.builder());
        var logs = client(CloudWatchLogsClient.builder());
        var functions = client(LambdaClient.builder());
        var machines = client(SfnClient.builder());
        return new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()), client(StsClient
                .builder()), client(Ec2Client.builder()), client(IamClient.builder()), java.util.Optional.of(
                        new AwsClients.Services(() -> {
                            throw new AssertionError("no quota is asked for");
                        }, () -> {
                            throw new AssertionError("Batch is not asked");
                        }, () -> tables, () -> queues, () -> logs, () -> functions, () -> machines)));
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        var keys = AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey());
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region())).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    private static List<Check> checks(AwsClients clients, String prefix, Set<String> own) {
        return new TakenNames(clients).check(TemplateText.parseWithTags(TEMPLATE), Map.of("Prefix", prefix,
                "AWS::Partition", "aws", "AWS::Region", cloud.region(), "AWS::AccountId", "000000000000"), own);
    }

    @Test
    void whatExistsIsToldWithItsTypeAndName() {
        assertThat(checks(aws, "old", Set.of())).singleElement().satisfies(c -> {
            assertThat(c.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(c.words()).contains("Table: a table named old-thing exists already", "Queue: a queue named",
                    "Log: a log group named", "Work: a function named", "Machine: a state machine named");
            assertThat(c.todo()).isPresent();
        });
    }

    @Test
    void namesThatOnlyBeginAlikeAreFree() {
        assertThat(checks(aws, "new", Set.of())).singleElement().satisfies(c -> {
            assertThat(c.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(c.words()).startsWith("5 names");
        });
    }

    @Test
    void whatTheStackHasItselfDoesNotClash() {
        assertThat(checks(aws, "old", Set.of("old-thing", "http://localhost/000000000000/old-thing",
                "arn:aws:states:local-1:000000000000:stateMachine:old-thing"))).singleElement().extracting(
                        Check::outcome).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whoMayNotAskIsToldAndTheRestIsLookedAt() {
        var denied = (SqsClient) java.lang.reflect.Proxy.newProxyInstance(SqsClient.class.getClassLoader(),
                new Class<?>[]{SqsClient.class}, (_, _, _) -> {
                    throw SqsException.builder().statusCode(403).message("not you").build();
                });
        assertThat(checks(clients(denied), "new", Set.of())).satisfiesExactly(c -> assertThat(c.words()).startsWith(
                "4 names"), c -> {
                    assertThat(c.outcome()).isEqualTo(Outcome.NOT_CHECKED);
                    assertThat(c.words()).contains("Queue", "new-thing", "not you");
                });
    }
}
