package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.plan.Freshness;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The bundled pipeline over the wire: the file that goes to AWS is the file that is deployed here. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployerContractTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final String STACK = "signalbox-callback-download";

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static SdkHttpClient http;
    private static Deployer deployer;
    private static Pipeline pipeline;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0).enforcingIam());
        http = UrlConnectionHttpClient.create();
        pipeline = PipelineCatalogue.in(HOME.resolve("infra-templates")).pipeline("callback-download");
        var clients = new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()),
                client(StsClient.builder()), client(Ec2Client.builder()), client(IamClient.builder()));
        deployer = new Deployer(clients, new WorkerJars(HOME), cloud.region(), WatchTimes.of(EnvironmentKind.LOCAL));
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

    @Test
    @Order(1)
    void refusesAValueBeforeAnythingIsCreated() {
        var request = new DeployRequest(pipeline, STACK, EnvironmentKind.LOCAL,
                Map.of("Parallelism", "many", "Nonsense", "1"));

        assertThatThrownBy(() -> deployer.deploy(request, _ -> {})).isInstanceOf(DeployException.class)
                .hasMessageContaining("Parallelism must be a number").hasMessageContaining("Nonsense");
        assertThat(deployer.stacks()).isEmpty();
    }

    @Test
    @Order(2)
    void deploysWithOneClickAndTellsEveryResource() {
        List<DeployEvent> events = new ArrayList<>();

        var result = deployer.deploy(DeployRequest.withDefaults(pipeline, EnvironmentKind.LOCAL), events::add);

        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        var stack = ((DeployResult.Deployed) result).stack();
        assertThat(stack.pipeline()).contains("callback-download");
        assertThat(deployer.stack(STACK).orElseThrow().stamp().beside(Stamp.of(pipeline))).isEqualTo(Freshness.CURRENT);
        assertThat(stack.outputs()).containsKeys("CallbackURL", "StateMachineArn", "S3Bucket", "JobQueue");
        assertThat(stack.outputs().get("CallbackURL")).startsWith(cloud.endpoint().toString());
        assertThat(events.stream().filter(DeployEvent.ArtifactStored.class::isInstance)).hasSize(3);
        assertThat(events).contains(new DeployEvent.ResourcesCounted(deployer.resources(STACK).size()));
        assertThat(deployer.resources(STACK)).allSatisfy(r -> assertThat(r.status()).isEqualTo("CREATE_COMPLETE"));
        StackDrift.mustBeNone(client(CloudFormationClient.builder()), STACK);
    }

    @Test
    @Order(3)
    void saysThatTheNameIsTaken() {
        assertThatThrownBy(() -> deployer.deploy(DeployRequest.withDefaults(pipeline, EnvironmentKind.LOCAL), _ -> {}))
                .hasMessageContaining("exists already").hasMessageContaining("delete it first");
    }

    @Test
    @Order(4)
    void anotherStackStoresNothingTwice() {
        List<DeployEvent> events = new ArrayList<>();

        var result = deployer.deploy(new DeployRequest(pipeline, "second", EnvironmentKind.LOCAL, Map.of()),
                events::add);

        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        assertThat(events.stream().filter(DeployEvent.ArtifactStored.class::isInstance)
                .map(DeployEvent.ArtifactStored.class::cast)).noneMatch(DeployEvent.ArtifactStored::uploaded);
    }

    @Test
    @Order(5)
    void deletesTheStackAndKeepsTheFiles() {
        var bucket = deployer.stack(STACK).orElseThrow().outputs().get("S3Bucket");
        List<DeployEvent> events = new ArrayList<>();

        var result = deployer.delete(STACK, true, events::add);

        assertThat(result).isInstanceOf(DeployResult.Deleted.class);
        assertThat(deployer.stack(STACK)).isEmpty();
        assertThat(client(S3Client.builder()).listBuckets().buckets()).extracting(b -> b.name()).contains(bucket);
        assertThat(events.stream().filter(DeployEvent.Progress.class::isInstance)).isNotEmpty();
    }
}
