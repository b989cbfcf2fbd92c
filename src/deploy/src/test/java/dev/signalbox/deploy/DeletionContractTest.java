package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Deletions that CloudFormation refuses, or that leave something: no object goes that would have stayed. */
class DeletionContractTest {
    private static final String STORE = """
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: %s}}
              Queue: {Type: AWS::SQS::Queue}
            Outputs:
              Queue: {Value: !GetAtt Queue.Arn, Export: {Name: %s}}
            """;

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static SdkHttpClient http;
    private static Deployer deployer;
    private static CloudFormationClient cloudFormation;
    private static S3Client s3;
    private static final AtomicInteger THROTTLED = new AtomicInteger();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        http = UrlConnectionHttpClient.create();
        cloudFormation = client(CloudFormationClient.builder());
        s3 = client(S3Client.builder());
        deployer = new Deployer(new AwsClients(throttling(cloudFormation), s3, client(StsClient.builder()), client(
                Ec2Client.builder()), client(IamClient.builder())), new WorkerJars(folder), cloud.region(),
                new WatchTimes(Duration.ofMillis(50), Duration.ofMinutes(2)));
    }

    @AfterAll
    static void stop() {
        cloud.close();
        http.close();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        var keys = AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey());
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region())).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    /** After the next DeleteStack, so many DescribeStacks as were asked for are refused as too many. */
    private static CloudFormationClient throttling(CloudFormationClient real) {
        var armed = new AtomicInteger();
        return (CloudFormationClient) Proxy.newProxyInstance(real.getClass().getClassLoader(), new Class<?>[]{
                CloudFormationClient.class}, (_, method, arguments) -> {
                    if (method.getName().equals("deleteStack")) {
                        armed.set(THROTTLED.getAndSet(0));
                    } else if (method.getName().equals("describeStacks") && armed.getAndUpdate(n -> Math.max(0, n
                            - 1)) > 0) {
                        throw CloudFormationException.builder().statusCode(400).awsErrorDetails(AwsErrorDetails
                                .builder().errorCode("Throttling").errorMessage("Rate exceeded").build()).build();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static StackSummary created(String stack, String text) throws IOException {
        var file = new TemplateFile(Files.writeString(folder.resolve(stack + ".yaml"), text));
        var result = deployer.deploy(new DeployRequest(file, stack, EnvironmentKind.LOCAL, Map.of()), _ -> {});
        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        return ((DeployResult.Deployed) result).stack();
    }

    private static void put(String bucket) {
        s3.putObject(b -> b.bucket(bucket).key("order.csv"), RequestBody.fromString("1"));
    }

    private static List<String> keys(String bucket) {
        return s3.listObjectsV2(b -> b.bucket(bucket)).contents().stream().map(o -> o.key()).toList();
    }

    @Test
    void aBucketThatIsKeptKeepsItsObjectsToo() throws IOException {
        created("kept", STORE.formatted("kept-files", "kept"));
        put("kept-files");
        assertThat(deployer.delete("kept", false, _ -> {})).isInstanceOf(DeployResult.Failed.class);

        var result = deployer.delete(new DeletionRequest("kept", List.of("kept-files"), List.of("Files"), false),
                _ -> {});

        assertThat(result).isInstanceOf(DeployResult.Deleted.class);
        assertThat(keys("kept-files")).containsExactly("order.csv");
    }

    @Test
    void aProtectedStackLosesNoObject() throws IOException {
        created("guarded", STORE.formatted("guarded-files", "guarded"));
        put("guarded-files");
        cloudFormation.updateTerminationProtection(b -> b.stackName("guarded").enableTerminationProtection(true));

        assertThatThrownBy(() -> deployer.delete("guarded", true, _ -> {})).isInstanceOf(DeployException.class)
                .hasMessageContaining("termination protection is on").hasMessageContaining("No bucket was emptied");

        assertThat(keys("guarded-files")).containsExactly("order.csv");
    }

    @Test
    void aStackThatAnotherOneUsesLosesNoObject() throws IOException {
        created("giver", STORE.formatted("giver-files", "giver-queue"));
        put("giver-files");
        created("taker", """
                Resources:
                  Next: {Type: AWS::SQS::Queue, Properties: {Tags: [{Key: of, Value: !ImportValue giver-queue}]}}
                """);

        assertThatThrownBy(() -> deployer.delete("giver", true, _ -> {})).isInstanceOf(DeployException.class)
                .hasMessageContaining("taker uses giver-queue");

        assertThat(keys("giver-files")).containsExactly("order.csv");
    }

    @Test
    void aThrottledLookIsNoEndOfTheDeletion() throws IOException {
        created("busy", STORE.formatted("busy-files", "busy"));
        THROTTLED.set(3);

        assertThat(deployer.delete("busy", false, _ -> {})).isInstanceOf(DeployResult.Deleted.class);
    }

    @Test
    void theStackThatWasMadeAgainIsLookedAtUnderItsName() throws IOException {
        var first = created("again", STORE.formatted("again-files", "again"));
        var look = deployer.observe("again");
        assertThat(look.look().orElseThrow().stack().id()).isEqualTo(first.id());
        deployer.delete("again", false, _ -> {});
        assertThat(look.look().orElseThrow().stack().status()).isEqualTo("DELETE_COMPLETE");

        var second = created("again", STORE.formatted("again-files", "again"));

        assertThat(look.look().orElseThrow().stack().id()).isEqualTo(second.id());
        assertThat(deployer.delete(new DeletionRequest(first.id(), List.of("again-files"), List.of(), false), _ -> {}))
                .isEqualTo(new DeployResult.Deleted(first.id()));
        assertThat(deployer.stack("again")).map(StackSummary::status).contains("CREATE_COMPLETE");
    }

    @Test
    void whatTheTemplateKeepsIsToldWhenTheStackIsGone() throws IOException {
        created("keeper", """
                Resources:
                  Files: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: keeper-files}}
                  Queue: {Type: AWS::SQS::Queue}
                """);
        var events = new java.util.ArrayList<DeployEvent>();

        deployer.delete("keeper", false, events::add);

        assertThat(events).filteredOn(DeployEvent.StepFinished.class::isInstance).singleElement().satisfies(
                e -> assertThat(((DeployEvent.StepFinished) e).detail()).contains(
                        "Kept").contains("AWS::S3::Bucket keeper-files").doesNotContain("Queue"));
    }

    @Test
    void aNameThatIsTakenIsToldBeforeAnythingIsMade() throws IOException {
        s3.createBucket(b -> b.bucket("taken-mine-files"));
        var file = new TemplateFile(Files.writeString(folder.resolve("mine.yaml"), """
                Parameters: {Prefix: {Type: String, Default: taken}}
                Resources:
                  Files: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${Prefix}-${AWS::StackName}-files"}}
                """));

        assertThatThrownBy(() -> deployer.deploy(new DeployRequest(file, "mine", EnvironmentKind.LOCAL, Map.of()),
                _ -> {})).isInstanceOf(DeployException.class).hasMessageContaining(
                        "Files: a bucket named taken-mine-files exists already, outside of this stack");

        assertThat(deployer.deploy(new DeployRequest(file, "mine", EnvironmentKind.LOCAL, Map.of("Prefix", "free")),
                _ -> {})).isInstanceOf(DeployResult.Deployed.class);
    }
}
