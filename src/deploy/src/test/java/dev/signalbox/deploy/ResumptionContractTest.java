package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** What a Signalbox left is found by the next one, in CloudFormation alone. */
class ResumptionContractTest {
    private static final String QUEUE = "Resources: {Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: %d}}}";

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static SdkHttpClient http;
    private static CloudFormationClient cloudFormation;
    private static Deployer deployer;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        http = UrlConnectionHttpClient.create();
        cloudFormation = client(CloudFormationClient.builder());
        deployer = new Deployer(new AwsClients(cloudFormation, client(S3Client.builder()), client(StsClient.builder()),
                client(Ec2Client.builder()), client(IamClient.builder())), new WorkerJars(folder), cloud.region(),
                new WatchTimes(Duration.ofMillis(50), Duration.ofMinutes(1)));
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

    /** As the deployer makes it before somebody kills the program. */
    private static void changeSet(String stack, String name, ChangeSetType type, int delay) {
        cloudFormation.createChangeSet(b -> b.stackName(stack).changeSetName(name).changeSetType(type).templateBody(
                QUEUE.formatted(delay)).tags(Tag.builder().key("signalbox:template").value("file").build()));
        cloudFormation.waiter().waitUntilChangeSetCreateComplete(b -> b.stackName(stack).changeSetName(name));
    }

    private static List<LeftOver> leftOf(String stack) {
        return deployer.leftOvers().stream().filter(l -> l.stack().name().equals(stack)).toList();
    }

    @Test
    void theNextOneGoesOnWithAPlanThatWaited() {
        changeSet("begun", "signalbox-1", ChangeSetType.CREATE, 1);
        var left = leftOf("begun");
        List<DeployEvent> events = new ArrayList<>();

        assertThat(left).singleElement().satisfies(l -> assertThat(l.creates() && l.ready()).isTrue());
        var result = deployer.goOn(left.getFirst(), Approval.ALWAYS, events::add);

        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        assertThat(events.stream().filter(DeployEvent.Planned.class::isInstance).map(DeployEvent.Planned.class::cast))
                .singleElement().satisfies(p -> assertThat(p.waits()).isTrue());
        assertThat(events.stream().filter(DeployEvent.StepFinished.class::isInstance).map(
                DeployEvent.StepFinished.class::cast).map(DeployEvent.StepFinished::step)).containsExactly(DeployStep
                        .values());
        assertThat(leftOf("begun")).isEmpty();
    }

    @Test
    void whatIsDiscardedLeavesTheStackAsItWas() {
        changeSet("kept", "signalbox-1", ChangeSetType.CREATE, 1);
        deployer.goOn(leftOf("kept").getFirst(), Approval.ALWAYS, _ -> {});
        changeSet("kept", "signalbox-2", ChangeSetType.UPDATE, 2);
        changeSet("kept", "somebody-elses", ChangeSetType.UPDATE, 3);

        var left = leftOf("kept");
        assertThat(left).singleElement().satisfies(l -> assertThat(l.creates()).isFalse());
        deployer.discard(left.getFirst());

        assertThat(leftOf("kept")).isEmpty();
        assertThat(cloudFormation.listChangeSets(b -> b.stackName("kept")).summaries()).extracting(s -> s
                .changeSetName()).contains("somebody-elses").doesNotContain("signalbox-2");
        assertThat(deployer.stack("kept").orElseThrow().status()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void aStackThatWasOnlyBegunIsCleanedUp() {
        changeSet("empty", "signalbox-1", ChangeSetType.CREATE, 1);
        cloudFormation.deleteChangeSet(b -> b.stackName("empty").changeSetName("signalbox-1"));

        var left = leftOf("empty");
        assertThat(left).singleElement().satisfies(l -> assertThat(l.changeSet()).isEmpty());
        deployer.discard(left.getFirst());

        cloudFormation.waiter().waitUntilStackDeleteComplete(b -> b.stackName("empty"));
        assertThatThrownBy(() -> deployer.discard(left.getFirst())).isInstanceOf(DeployException.class)
                .hasMessageContaining("not as it was");
    }

    @Test
    void aStackThatSomebodyElseGoesOnWithIsNotCleanedUp() {
        changeSet("taken", "signalbox-1", ChangeSetType.CREATE, 1);
        cloudFormation.deleteChangeSet(b -> b.stackName("taken").changeSetName("signalbox-1"));
        var left = leftOf("taken").getFirst();
        changeSet("taken", "somebody-elses", ChangeSetType.CREATE, 1);

        assertThatThrownBy(() -> deployer.discard(left)).isInstanceOf(DeployException.class).hasMessageContaining(
                "not as it was");

        assertThat(cloudFormation.listChangeSets(b -> b.stackName("taken")).summaries()).hasSize(1);
    }

    @Test
    void whatGoesOnIsFollowedFromItsBeginning() {
        changeSet("moving", "signalbox-1", ChangeSetType.CREATE, 1);
        cloudFormation.executeChangeSet(b -> b.stackName("moving").changeSetName("signalbox-1"));
        List<DeployEvent> events = new ArrayList<>();

        var result = deployer.follow("moving", events::add);

        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        assertThat(events.stream().filter(DeployEvent.Progress.class::isInstance).map(DeployEvent.Progress.class::cast)
                .map(p -> p.event().logicalId() + " " + p.event().status())).contains("Queue CREATE_IN_PROGRESS",
                        "Queue CREATE_COMPLETE", "moving CREATE_COMPLETE");
        assertThat(events).contains(new DeployEvent.ResourcesCounted(1));
    }
}
