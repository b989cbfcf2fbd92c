package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.batch.order.JobOrder;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.model.operations.Loss;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The console's adapters as roles with exactly the policies of {@code packaging/iam}, in a cloud that enforces them. */
class OperatorRolesTest {
    private static final String TEMPLATE = """
            Resources:
              Files: {Type: AWS::S3::Bucket, DeletionPolicy: Retain}
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
              Orders: {Type: AWS::SQS::Queue}
              Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref AWS::StackName}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"}]
                  Policies:
                    - PolicyName: work
                      PolicyDocument:
                        Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Orders.Arn}]
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: !Ref AWS::StackName
                  RoleArn: !GetAtt Role.Arn
                  Definition:
                    StartAt: Wait
                    States:
                      Wait:
                        Type: Task
                        End: true
                        Resource: !Sub "arn:${AWS::Partition}:states:::sqs:sendMessage.waitForTaskToken"
                        Parameters: {QueueUrl: !Ref Orders, MessageBody: {TaskToken.$: $$.Task.Token}}
            Outputs:
              Machine: {Value: !Ref Machine}
              Files: {Value: !Ref Files}
              Rows: {Value: !Ref Rows}
            """;

    @TempDir static Path folder;
    private static LocalCloud cloud;
    private static Path template;
    private static AwsClients owner;
    private static AwsClients looker;
    private static AwsClients operator;
    private static Map<String, String> outputs;

    @BeforeAll
    static void begin() throws Exception {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0).enforcingIam());
        template = Files.writeString(folder.resolve("check.yaml"), TEMPLATE);
        owner = new AwsClients(RestrictedRole.owner(cloud), new RestrictedRole.Unlimited());
        looker = signedIn("looker", "read-only");
        operator = signedIn("operator", "read-only", "operator");
        deploy(owner, "signalbox-check");
        outputs = new AwsStacksGateway(owner, deployers(owner)).stacks().getFirst().outputs();
    }

    @AfterAll
    static void end() {
        List.of(owner, looker, operator).forEach(AwsClients::close);
        cloud.close();
    }

    private static AwsClients signedIn(String role, String... policies) throws IOException {
        var statements = Stream.of(policies).map(OperatorRolesTest::statements).collect(Collectors.joining(","));
        return new AwsClients(RestrictedRole.in(cloud, role, "/", statements), new RestrictedRole.Unlimited());
    }

    private static String statements(String policy) {
        try {
            return StreamSupport.stream(OperatorPoliciesTest.policy(policy).path("Statement").spliterator(), false).map(
                    Object::toString).collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Lazy<dev.signalbox.deploy.Deployer> deployers(AwsClients clients) {
        return Deployers.of(clients, EnvironmentKind.LOCAL, folder);
    }

    private static void deploy(AwsClients clients, String stack) throws GatewayException {
        var result = new AwsStacksGateway(clients, deployers(clients)).deploy(new DeployRequest(new TemplateFile(
                template), stack,
                EnvironmentKind.LOCAL, Map.of()), _ -> true, _ -> {});
        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
    }

    private static AwsCallbacksGateway callbacks(AwsClients clients) {
        return new AwsCallbacksGateway(clients, PipelineCatalogue.in(folder), deployers(clients), new KnownWaits(
                Duration.ZERO, Clock.systemUTC()));
    }

    private static void denied(String action, Attempt attempt) {
        assertThatThrownBy(attempt::make).isInstanceOf(GatewayException.class).extracting(e -> ((GatewayException) e)
                .failure().message()).asString().contains("is not authorized to perform: " + action);
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static ExecutionId started(AwsClients clients, String name) throws Exception {
        var run = new AwsExecutionsGateway(clients).start(outputs.get("Machine"), name, "{}");
        waiting(clients, run);
        return run;
    }

    private static TaskToken waiting(AwsClients clients, ExecutionId run) throws Exception {
        var deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline)) {
            var found = callbacks(clients).pending().stream().filter(p -> p.executionArn().equals(run.arn()))
                    .findFirst();
            if (found.isPresent()) {
                return found.get().token().orElseThrow();
            }
            Thread.sleep(50);
        }
        throw new AssertionError(run + " does not wait");
    }

    /** All that the screens read, as they read it. */
    private static void look(AwsClients clients, ExecutionId run) throws GatewayException {
        var executions = new AwsExecutionsGateway(clients);
        assertThat(executions.executions().executions()).isNotEmpty();
        assertThat(executions.describe(run)).isNotNull();
        assertThat(executions.definition(run)).contains("Wait");
        assertThat(executions.history(run, Optional.empty()).events()).isNotEmpty();
        assertThat(new AwsMapRunsGateway(clients).of(run)).isEmpty();
        assertThat(callbacks(clients).pending()).isNotEmpty();
        var stacks = new AwsStacksGateway(clients, deployers(clients));
        assertThat(stacks.stacks()).isNotEmpty();
        assertThat(stacks.events("signalbox-check")).isNotEmpty();
        assertThat(stacks.resources("signalbox-check")).isNotEmpty();
        assertThat(stacks.validate(new TemplateFile(template))).isNotNull();
        assertThat(stacks.deleted()).isNotNull();
        assertThat(new AwsStackOperationsGateway(clients, deployers(clients)).deletionPlan("signalbox-check"))
                .isNotNull();
        lookElsewhere(clients);
    }

    private static void lookElsewhere(AwsClients clients) throws GatewayException {
        var batch = AwsBatch.ports(clients, Clock.systemUTC());
        assertThat(batch.queues().queues()).isNotNull();
        assertThat(batch.environments().environments()).isNotNull();
        assertThat(batch.definitions().definitions()).isNotNull();
        var objects = new AwsObjectsGateway(clients);
        var files = new S3Location(outputs.get("Files"), "");
        assertThat(objects.buckets()).isNotEmpty();
        assertThat(objects.page(files, Optional.empty()).entries()).isNotNull();
        assertThat(new AwsRecordsGateway(clients).rows(outputs.get("Rows"), 10)).isEmpty();
        assertThat(new AwsLogsGateway(clients).between("signalbox-check", Instant.now().minusSeconds(60), Optional
                .empty(), 10).lines()).isEmpty();
        for (var kind : List.of(ChoiceKind.VPC, ChoiceKind.SUBNET, ChoiceKind.SECURITY_GROUP, ChoiceKind.BUCKET)) {
            assertThat(new AwsChoicesGateway(clients).choices(kind).all()).isNotEmpty();
        }
        assertThat(new AwsIdentityGateway(clients).account()).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookSeesAllAndChangesNothing() throws Exception {
        var run = started(owner, "seen");
        int before = cloud.denied().size();

        look(looker, run);

        assertThat(cloud.denied().subList(before, cloud.denied().size())).isEmpty();
        var token = waiting(looker, run);
        denied("states:StopExecution", () -> new AwsExecutionsGateway(looker).stop(run, ""));
        denied("states:SendTaskSuccess", () -> callbacks(looker).succeed(token, "{}"));
        denied("s3:PutObject", () -> new AwsUploadsGateway(looker).upload(new S3Location(outputs.get("Files"), "a"),
                new byte[1], "text/plain"));
        denied("cloudformation:CreateChangeSet", () -> deploy(looker, "signalbox-looker"));
    }

    @Test
    void aPlanSaysWhatMayNotBeReadAndListsTheRest() throws Exception {
        var denied = "{'Effect':'Deny','Action':['cloudformation:GetTemplate','cloudformation:ListImports'],'Resource':'*'}";
        try (var clients = new AwsClients(RestrictedRole.in(cloud, "no-template", "/", statements("read-only") + ","
                + denied), new RestrictedRole.Unlimited())) {
            var plan = new AwsStackOperationsGateway(clients, deployers(clients)).deletionPlan("signalbox-check");

            assertThat(plan.unread()).contains("the template of signalbox-check");
            assertThat(plan.resources()).extracting(Loss::resource).contains("Files", "Rows", "Orders");
            assertThat(plan.toEmpty()).isEmpty();
        }
    }

    @Test
    void operatorsRunAndAnswerButDeployNothing() throws Exception {
        var executions = new AwsExecutionsGateway(operator);
        var stopped = started(operator, "stopped");
        executions.stop(stopped, "a test");
        executions.redrive(stopped, "again");
        var answered = waiting(operator, started(operator, "answered"));
        callbacks(operator).heartbeat(answered);
        callbacks(operator).succeed(answered, "{}");
        callbacks(operator).fail(waiting(operator, started(operator, "refused")), "No", "a test");
        new AwsUploadsGateway(operator).upload(new S3Location(outputs.get("Files"), "a"), new byte[1], "text/plain");
        denied("cloudformation:CreateChangeSet", () -> deploy(operator, "signalbox-operator"));
        denied("cloudformation:UpdateTerminationProtection", () -> new AwsStackOperationsGateway(operator, deployers(
                operator)).protect("signalbox-check", true));
    }

    @Test
    void operatorsUseTheQueuesOfPipelinesAndNobodyElses() throws Exception {
        var stamp = Map.of("signalbox:pipeline", "check");
        try (var batch = owner.client(BatchClient.builder()); var ec2 = owner.client(Ec2Client.builder())) {
            var subnet = ec2.describeSubnets().subnets().getFirst();
            var group = ec2.describeSecurityGroups().securityGroups().getFirst().groupId();
            var environment = batch.createComputeEnvironment(e -> e.computeEnvironmentName("machines").type(
                    CEType.MANAGED).computeResources(c -> c.type(CRType.EC2).instanceTypes("m7g")
                            .minvCpus(0).maxvCpus(1).instanceRole("ecsInstanceRole").subnets(subnet.subnetId())
                            .securityGroupIds(group)).tags(stamp)).computeEnvironmentArn();
            Eventually.on(() -> batch.describeComputeEnvironments().computeEnvironments().getFirst()
                    .status() == CEStatus.VALID);
            for (var tags : Map.of("ours", stamp, "theirs", Map.<String, String>of()).entrySet()) {
                batch.createJobQueue(q -> q.jobQueueName(tags.getKey()).priority(1).computeEnvironmentOrder(o -> o
                        .order(1).computeEnvironment(environment)).tags(tags.getValue()));
                batch.registerJobDefinition(d -> d.jobDefinitionName(tags.getKey()).type(JobDefinitionType.CONTAINER)
                        .containerProperties(c -> c.image("busybox").vcpus(1).memory(64)).tags(tags.getValue()));
            }
        }
        var ports = AwsBatch.ports(operator, Clock.systemUTC());

        var job = ports.jobs().submit(JobOrder.of("a", "ours", "ours:1"));
        ports.jobs().terminate(job, "a test");

        denied("batch:SubmitJob", () -> ports.jobs().submit(JobOrder.of("b", "theirs", "ours:1")));
        denied("batch:SubmitJob", () -> ports.jobs().submit(JobOrder.of("c", "ours", "theirs:1")));
        denied("batch:SubmitJob", () -> ports.jobs().submit(JobOrder.of("d", "ours", "ours")));
        ports.queues().enable("ours", false);
        denied("batch:UpdateJobQueue", () -> ports.queues().enable("theirs", false));
    }

    @Test
    void deployersDeployAndDeleteWhatIsSignalboxs() throws Exception {
        try (var deployer = signedIn("deployer", "read-only", "operator", "deployer")) {
            deploy(deployer, "signalbox-deployed");
            var stack = new AwsStackOperationsGateway(deployer, deployers(deployer));
            stack.protect("signalbox-deployed", true);
            stack.protect("signalbox-deployed", false);
            denied("cloudformation:CreateChangeSet", () -> deploy(deployer, "somebody-elses"));
            assertThat(deployers(deployer).get().delete("signalbox-deployed", false, _ -> {})).isInstanceOf(
                    DeployResult.Deleted.class);
        }
    }
}
