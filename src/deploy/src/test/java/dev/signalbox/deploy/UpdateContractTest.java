package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Contents;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.plan.ResourceChange.Action;
import dev.signalbox.deploy.watch.StackFailure;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Plans, updates and failures over the wire, with templates of any origin. */
class UpdateContractTest {
    private static final String SHOP = """
            Parameters:
              Days: {Type: Number, Default: 7}
              Secret: {Type: String, NoEcho: true, Default: first}
            Conditions:
              Never: !Equals [a, b]
            Resources:
              Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: %s}}
              Log: {Type: AWS::Logs::LogGroup, DependsOn: Kept, Properties: {RetentionInDays: !Ref Days}}
              Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, UpdateReplacePolicy: Retain}
              Not: {Type: AWS::S3::Bucket, Condition: Never}
            Outputs:
              Queue: {Value: !GetAtt Orders.Arn}
            """;

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static SdkHttpClient http;
    private static Deployer deployer;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        http = UrlConnectionHttpClient.create();
        var clients = new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()),
                client(StsClient.builder()), client(Ec2Client.builder()), client(IamClient.builder()));
        deployer = new Deployer(clients, new WorkerJars(folder), cloud.region(), new WatchTimes(Duration
                .ofMillis(50), Duration.ofMinutes(2)));
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

    private static TemplateFile template(String name, String text) throws IOException {
        return new TemplateFile(Files.writeString(folder.resolve(name + ".yaml"), text));
    }

    private static StackSummary created(String stack, String text, Map<String, String> values) throws IOException {
        var result = deployer.deploy(new DeployRequest(template(stack, text), stack, EnvironmentKind.LOCAL, values),
                _ -> {});
        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        return ((DeployResult.Deployed) result).stack();
    }

    private static ResourceChange change(ChangePlan plan, String logicalId) {
        return plan.changes().stream().filter(c -> c.logicalId().equals(logicalId)).findFirst().orElseThrow();
    }

    /** Keeps the plan that it approves or refuses. */
    private static final class Word implements Approval {
        private final boolean yes;
        private final List<ChangePlan> plans = new ArrayList<>();

        Word(boolean yes) {
            this.yes = yes;
        }

        @Override
        public boolean approves(ChangePlan plan) {
            return plans.add(plan) && yes;
        }
    }

    @Test
    void anUpdateTellsWhatItReplacesAndKeepsTheOtherValues() throws IOException {
        created("shop", SHOP.formatted("orders-1"), Map.of("Days", "30", "Secret", "mine"));
        var word = new Word(true);
        List<DeployEvent> events = new ArrayList<>();

        var result = deployer.deploy(DeployRequest.update(template("shop", SHOP.formatted("orders-2")), "shop",
                EnvironmentKind.LOCAL, Map.of()), word, events::add);

        var plan = word.plans.getFirst();
        assertThat(plan.summary()).isEqualTo("replaces 1");
        var orders = change(plan, "Orders");
        assertThat(orders.action()).isEqualTo(Action.REPLACE);
        assertThat(orders.loses()).contains(Contents.MESSAGES);
        assertThat(orders.reasonsToReplace()).singleElement().satisfies(p -> {
            assertThat(p.path()).isEqualTo("QueueName");
            assertThat(p.before()).contains("orders-1");
            assertThat(p.after()).contains("orders-2");
        });
        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        var stack = ((DeployResult.Deployed) result).stack();
        assertThat(stack.parameters()).containsEntry("Days", "30");
        assertThat(stack.outputs().get("Queue")).endsWith("orders-2");
        assertThat(events).contains(new DeployEvent.Planned(plan, true));
        var done = events.stream().filter(DeployEvent.StepFinished.class::isInstance).map(
                DeployEvent.StepFinished.class::cast).map(DeployEvent.StepFinished::step).toList();
        assertThat(done).containsExactly(DeployStep.values());
    }

    @Test
    void saysThatNothingWouldChangeAndLeavesNoChangeSet() throws IOException {
        created("same", SHOP.formatted("same-1"), Map.of());
        var word = new Word(true);

        var result = deployer.deploy(DeployRequest.update(template("same", SHOP.formatted("same-1")), "same",
                EnvironmentKind.LOCAL, Map.of()), word, _ -> {});

        assertThat(result).isInstanceOf(DeployResult.Unchanged.class);
        assertThat(word.plans).isEmpty();
        assertThat(client(CloudFormationClient.builder()).listChangeSets(b -> b.stackName("same")).summaries())
                .extracting(s -> s.statusAsString()).containsOnly("CREATE_COMPLETE").hasSize(1);
    }

    @Test
    void whoSaysNoLeavesNothingBehind() throws IOException {
        var word = new Word(false);
        var request = new DeployRequest(template("never", SHOP.formatted("never")), "never", EnvironmentKind.LOCAL, Map
                .of()).reviewed(true);

        var result = deployer.deploy(request, word, _ -> {});

        assertThat(result).isEqualTo(new DeployResult.Cancelled("never"));
        assertThat(word.plans.getFirst().count(Action.CREATE)).isEqualTo(3);
        assertThat(deployer.stack("never")).isEmpty();
        created("stays", SHOP.formatted("stays-1"), Map.of());
        assertThat(deployer.deploy(DeployRequest.update(template("stays", SHOP.formatted("stays-2")), "stays",
                EnvironmentKind.LOCAL, Map.of()), word, _ -> {})).isEqualTo(new DeployResult.Cancelled("stays"));
        assertThat(deployer.stack("stays").orElseThrow().status()).isEqualTo("CREATE_COMPLETE");
        assertThat(deployer.stack("stays").orElseThrow().outputs().get("Queue")).endsWith("stays-1");
    }

    @Test
    void whoIsInterruptedWhileThePlanWaitsLeavesNothingBehindEither() throws IOException {
        var request = new DeployRequest(template("leaving", SHOP.formatted("leaving")), "leaving",
                EnvironmentKind.LOCAL, Map.of()).reviewed(true);

        var result = deployer.deploy(request, _ -> {
            throw new InterruptedException("the console closes");
        }, _ -> {});

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo(new DeployResult.Cancelled("leaving"));
        assertThat(deployer.stack("leaving")).isEmpty();
    }

    @Test
    void findsTheFirstFailureInsideNestedStacks() throws IOException {
        var s3 = client(S3Client.builder());
        s3.createBucket(b -> b.bucket("taken-already"));
        s3.createBucket(b -> b.bucket("parts"));
        s3.putObject(b -> b.bucket("parts").key("inner.yaml"), RequestBody.fromString("""
                Resources:
                  Fine: {Type: AWS::SQS::Queue}
                  Broken: {Type: AWS::S3::Bucket, DependsOn: Fine, Properties: {BucketName: taken-already}}
                """));
        var outer = """
                Resources:
                  First: {Type: AWS::SQS::Queue}
                  Inner:
                    Type: AWS::CloudFormation::Stack
                    DependsOn: First
                    Properties: {TemplateURL: "%s/parts/inner.yaml"}
                  After: {Type: AWS::SQS::Queue, DependsOn: Inner}
                """.formatted(cloud.endpoint());
        List<DeployEvent> events = new ArrayList<>();
        var word = new Word(true);

        var result = deployer.deploy(new DeployRequest(template("outer", outer), "outer", EnvironmentKind.LOCAL, Map
                .of()).reviewed(true), word, events::add);

        assertThat(word.plans.getFirst().unseen()).containsExactly("Inner");
        assertThat(result).isInstanceOfSatisfying(DeployResult.Failed.class, f -> assertThat(f.firstFailure()).map(
                StackEvent::logicalId).contains("Broken"));
        assertThat(events.stream().filter(DeployEvent.Progress.class::isInstance).map(DeployEvent.Progress.class::cast)
                .map(p -> p.event().logicalId())).contains("Fine", "Broken", "Inner");
        var story = deployer.observe("outer").look().orElseThrow();
        var failure = story.firstFailure().orElseThrow();
        assertThat(failure.path()).containsExactly("Inner");
        assertThat(failure).extracting(StackFailure::event).extracting(StackEvent::status).isEqualTo("CREATE_FAILED");
        assertThat(failure.event().reason().orElseThrow()).contains("taken-already");
        assertThat(story.operations()).extracting(StackOperation::type).contains("CREATE_STACK");
    }

    @Test
    void knowsWhatEachResourceWaitsForAndLooksOnlyForNews() throws IOException {
        created("tree", SHOP.formatted("tree-1"), Map.of());
        var observation = deployer.observe("tree");

        var story = observation.look().orElseThrow();

        assertThat(story.declared()).extracting(d -> d.logicalId()).containsExactly("Orders", "Log", "Kept");
        assertThat(story.declared().get(1).needs()).isEqualTo(Set.of("Kept"));
        assertThat(observation.look().orElseThrow().events()).isEqualTo(story.events());
        assertThat(deployer.observe("nowhere").look()).isEmpty();
    }

    @Test
    void aFailedCheckNamesWhatToDoAndAllOthersAreMadeToo() throws IOException {
        List<Check> checks = new ArrayList<>();
        var request = new DeployRequest(template("bad", """
                Parameters: {Size: {Type: Number, Description: how much}}
                Resources: {Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Missing}}}
                """), "bad", EnvironmentKind.LOCAL, Map.of());

        assertThatThrownBy(() -> deployer.deploy(request, e -> {
            if (e instanceof DeployEvent.Checked(var check)) {
                checks.add(check);
            }
        })).isInstanceOf(DeployException.class).hasMessageContaining("Size needs a value: how much")
                .hasMessageContaining(
                        "Missing").hasMessageContaining("deploy again");

        assertThat(checks).extracting(Check::subject).containsExactly(Check.Subject.IDENTITY,
                Check.Subject.PARAMETERS, Check.Subject.TEMPLATE, Check.Subject.NAME, Check.Subject.NAMES,
                Check.Subject.PERMISSIONS,
                Check.Subject.QUOTAS);
        assertThat(checks).extracting(Check::outcome).containsExactly(Check.Outcome.PASSED, Check.Outcome.FAILED,
                Check.Outcome.FAILED, Check.Outcome.PASSED, Check.Outcome.PASSED, Check.Outcome.NOT_CHECKED,
                Check.Outcome.NOT_CHECKED);
        assertThat(deployer.stack("bad")).isEmpty();
    }

    @Test
    void aLongTemplateGoesThroughTheArtifactBucket() throws IOException {
        var stack = created("long", SHOP.formatted("long-1") + "# " + "x".repeat(52_000) + "\n", Map.of());

        assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
    }
}
