package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.RestrictedRole.Unlimited;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One refused call takes nothing away that another one told. */
class PartialPermissionsTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final String ON_ALL = "{'Effect':'Allow','Action':[%s],'Resource':'*'}";
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    private static LocalCloud cloud;
    private static AwsClients owner;

    @TempDir static Path data;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(data, 0).enforcingIam());
        owner = new AwsClients(RestrictedRole.owner(cloud), new Unlimited());
        String role = machineRole();
        machine("orders", role, PASS);
        machine("secrets", role, PASS);
        String queue = owner.client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        machine("asks", role,
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue));
        var s3 = owner.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("box"));
        s3.putObject(o -> o.bucket("box").key("a"), RequestBody.fromString("a"));
    }

    private static String machineRole() {
        var iam = owner.client(IamClient.builder());
        var arn = iam.createRole(r -> r.roleName("machine").assumeRolePolicyDocument("{\"Statement\":{\"Effect\":"
                + "\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"states.amazonaws.com\"}}}"))
                .role().arn();
        iam.putRolePolicy(p -> p.roleName("machine").policyName("work").policyDocument("{\"Statement\":{\"Effect\":"
                + "\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}}"));
        return arn;
    }

    private static void machine(String name, String role, String definition) {
        var sfn = owner.client(SfnClient.builder());
        var arn = sfn.createStateMachine(m -> m.name(name).roleArn(role).definition(definition)).stateMachineArn();
        sfn.startExecution(e -> e.stateMachineArn(arn).name("run-" + name).input("{\"projectid\":\"p\"}"));
    }

    @AfterAll
    static void stop() {
        owner.close();
        cloud.close();
    }

    private static AwsClients as(String role, String statements) {
        return new AwsClients(RestrictedRole.in(cloud, role, "/", statements), new Unlimited());
    }

    @Test
    void executionsOfOneStateMachineAreListedWithoutThoseOfAnother() throws GatewayException {
        try (var clients = as("orders-only", ON_ALL.formatted("'states:ListStateMachines'")
                + ",{'Effect':'Allow','Action':'states:ListExecutions','Resource':'arn:aws:states:*:*:stateMachine:orders'}")) {
            var list = new AwsExecutionsGateway(clients).executions();

            assertThat(list.executions()).extracting(e -> e.id().name()).containsExactly("run-orders");
            assertThat(list.stateMachines()).extracting(StateMachineRef::name).contains("orders", "secrets");
            assertThat(list.refused()).hasSize(2).allSatisfy(f -> assertThat(f.message()).contains(
                    "states:ListExecutions"));
        }
    }

    @Test
    void whoMayListNoneIsToldSo() {
        try (var clients = as("lists-none", ON_ALL.formatted("'states:ListStateMachines'"))) {
            assertThatThrownBy(new AwsExecutionsGateway(clients)::executions).isInstanceOfSatisfying(
                    GatewayException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Denied.class));
        }
    }

    @Test
    void waitsAreFoundWithoutAnyRightButThoseOfStepFunctions() throws Exception {
        try (var clients = as("states-reader", ON_ALL.formatted(
                "'states:List*','states:Describe*','states:Get*'"))) {
            var callbacks = callbacks(clients);

            Eventually.on(() -> callbacks.pending().size() == 1);
        }
    }

    @Test
    void waitsAreFoundWithoutTheDefinitionAndBesideMachinesThatAreClosed() throws Exception {
        try (var clients = as("histories", ON_ALL.formatted("'states:ListStateMachines','states:GetExecutionHistory'")
                + ",{'Effect':'Allow','Action':'states:ListExecutions','Resource':'arn:aws:states:*:*:stateMachine:asks'}")) {
            var callbacks = callbacks(clients);

            Eventually.on(() -> callbacks.pending().size() == 1);
            assertThat(callbacks.pending().getFirst().executionName()).isEqualTo("run-asks");
        }
    }

    private static AwsCallbacksGateway callbacks(AwsClients clients) {
        return new AwsCallbacksGateway(clients, PipelineCatalogue.in(HOME.resolve("infra-templates")), Deployers.of(
                clients, EnvironmentKind.AWS, HOME), new KnownWaits(Duration.ZERO, Clock.systemUTC()));
    }

    @Test
    void anAnswerWithoutWordsNamesTheActionThatIsMissing() {
        try (var clients = as("nothing", ON_ALL.formatted("'sqs:ListQueues'"))) {
            assertThatThrownBy(() -> new AwsObjectsGateway(clients).properties(new S3Location("box", "a")))
                    .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.failure().message()).contains(
                            "s3:GetObject"));
        }
    }
}
