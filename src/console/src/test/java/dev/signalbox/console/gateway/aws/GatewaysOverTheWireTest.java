package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.operations.Loss;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** What the gateways make of the answers of a real service. */
class GatewaysOverTheWireTest {
    private static LocalCloud cloud;
    private static AwsClients clients;
    private static S3Client s3;

    @TempDir static Path data;

    private final ObjectChangesGateway changes = new AwsObjectChangesGateway(clients);

    @BeforeAll
    static void begin() {
        cloud = LocalCloud.start(new LocalCloudOptions(data.resolve("cloud"), 0));
        clients = new AwsClients(AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new NoLimit());
        s3 = clients.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterAll
    static void end() {
        clients.close();
        cloud.close();
    }

    private static S3Location put(String key, String text) {
        s3.putObject(b -> b.bucket("box").key(key), RequestBody.fromString(text));
        return new S3Location("box", key);
    }

    private static String text(String key) {
        return s3.getObjectAsBytes(b -> b.bucket("box").key(key)).asUtf8String();
    }

    @Test
    void theEmptyObjectOfAFolderIsAmongAllThatIsInIt() throws GatewayException {
        var folder = put("made/", "");
        put("made/inside", "x");
        var objects = new AwsObjectsGateway(clients);

        assertThat(objects.deepPage(folder, Optional.empty()).entries()).extracting(FileEntry::location)
                .containsExactly(
                        folder, new S3Location("box", "made/inside"));
        assertThat(objects.page(folder, Optional.empty()).entries()).hasSize(1);
    }

    @Test
    void whatWasWrittenAfterTheCopyIsNotDeleted() throws GatewayException {
        var from = put("from", "old");
        var to = new S3Location("box", "to");
        var etag = changes.copy(ObjectRef.current(from), to, new Unwatched());
        put("from", "new");

        assertThat(changes.deleteIfUnchanged(from, etag)).isPresent();
        assertThat(text("from")).isEqualTo("new");
        assertThat(text("to")).isEqualTo("old");
        assertThatThrownBy(() -> changes.copy(ObjectRef.current(from), to, new Unwatched())).isInstanceOf(
                GatewayException.class);
        assertThat(changes.deleteIfUnchanged(to, etag)).isEmpty();
        assertThat(s3.listObjectsV2(b -> b.bucket("box").prefix("to")).contents()).isEmpty();
    }

    @Test
    void oldJobsAndAllChildrenOfLargeArraysAreListed() throws Exception {
        var batch = clients.client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("ce").type("MANAGED").computeResources(c -> c
                .type("EC2").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal").instanceRole(
                        "arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ce")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").resourceRequirements(r -> r.type("VCPU").value("16"), r -> r.type("MEMORY")
                        .value("512"))));
        batch.submitJob(j -> j.jobName("old").jobQueue("queue").jobDefinition("huge"));
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));

        assertThat(AwsBatch.ports(clients, later).jobs().recent("queue").jobs()).extracting(j -> j.name()).isEqualTo(
                List.of("old"));

        var array = batch.submitJob(j -> j.jobName("array").jobQueue("queue").jobDefinition("huge").arrayProperties(
                a -> a.size(1_001))).jobId();
        var jobs = AwsBatch.ports(clients, Clock.systemUTC()).jobs();
        Eventually.on(() -> jobs.children(array, List.of(JobStatus.RUNNABLE)).size() == 1_001);
    }

    @Test
    void whatIsLostWithNestedStacksIsNamedByTheWholePath() throws Exception {
        put("inner.yaml", """
                Resources:
                  Files: {Type: AWS::S3::Bucket, Properties: {BucketName: inner-files}}
                  Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: inner-kept}}
                  Topic: {Type: AWS::SNS::Topic}
                """);
        var cloudFormation = clients.client(CloudFormationClient.builder());
        cloudFormation.createStack(c -> c.stackName("outer").templateBody("""
                Resources:
                  Letters: {Type: AWS::SQS::Queue}
                  Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "%s/box/inner.yaml"}}
                """.formatted(cloud.endpoint())));
        Eventually.on(() -> cloudFormation.describeStacks(d -> d.stackName("outer")).stacks().getFirst()
                .stackStatusAsString().equals("CREATE_COMPLETE"));
        s3.putObject(b -> b.bucket("inner-files").key("one"), RequestBody.fromString("12345"));
        s3.putObject(b -> b.bucket("inner-files").key("two"), RequestBody.fromString("67890"));
        var deployer = new Lazy<>(() -> new Deployer(new dev.signalbox.deploy.AwsClients(cloudFormation, s3, clients
                .client(StsClient.builder()), clients.client(Ec2Client.builder()), clients.client(IamClient.builder())),
                new WorkerJars(data), cloud.region(), WatchTimes.of(EnvironmentKind.LOCAL)));

        var plan = new AwsStackOperationsGateway(clients, deployer).deletionPlan("outer");

        assertThat(plan.lost()).singleElement().satisfies(l -> {
            assertThat(l.resource()).isEqualTo("Inner/Files");
            assertThat(l.physicalId()).isEqualTo("inner-files");
            assertThat(l.holding().words()).contains("2 objects", "10 B");
            assertThat(l.mustBeEmptied()).isTrue();
        });
        assertThat(plan.kept()).extracting(Loss::resource).containsExactly("Inner/Kept");
        assertThat(plan.others()).isEqualTo(2);
    }

    private static final class Unwatched implements ObjectChangesGateway.Watcher {
        @Override
        public void copied(long bytes, long total) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private static final class NoLimit implements CallLimit {
        @Override
        public void take(String api) {
            // all may be called
        }

        @Override
        public void again(String api) {
            // so often as it likes
        }

        @Override
        public void throttled(String api) {
            // and tries again
        }
    }
}
