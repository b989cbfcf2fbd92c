package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.FaultyEndpoint.Fault;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The cloud throttles, denies, is slow, breaks off or talks nonsense: every screen keeps what it knew and says how old that is. */
@ExtendWith(ApplicationExtension.class)
class FaultyCloudTest {
    /** The screens that ask again and again, and the table of each. */
    private static final Map<String, String> SCREENS = Map.of("#nav-pipelines", "#stacks .table-view",
            "#nav-executions",
            "#table .table-view", "#nav-callbacks", "#table .table-view", "#nav-batch", "#job-table");
    /** Each with words that its note must have. Last the one after which each API rests for a while. */
    private static final Map<Fault, String> FAULTS = new TreeMap<>(Map.of(Fault.CUT, "No answer", Fault.GARBAGE,
            "something that AWS does not send", Fault.DENIED, "Not allowed", Fault.SLOW, "within 4 s", Fault.THROTTLED,
            "Asked too often"));
    private static final String SINCE = "Not refreshed since ";

    @TempDir Path folder;

    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private Stage stage;
    private FaultyEndpoint endpoint;
    private Session session;
    private ConsoleWindow window;
    private Thread.@Nullable UncaughtExceptionHandler before;

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        var cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("data"), 0));
        endpoint = new FaultyEndpoint(cloud.endpoint());
        session = Session.at(AwsConnection.local(endpoint.address(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()).patient(Duration.ofSeconds(4)),
                new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud", cloud.account(), cloud.region(),
                        endpoint.address()), folder.resolve("data"), Preferences.in(folder.resolve("data")),
                cloud::close);
        fill();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> defects.add(e));
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    private void fill() {
        var clients = session.clients();
        var queue = clients.client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        var sfn = clients.client(SfnClient.builder());
        var machine = sfn.createStateMachine(c -> c.name("asks").roleArn("arn:aws:iam::000000000000:role/r").definition(
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue))).stateMachineArn();
        sfn.startExecution(s -> s.stateMachineArn(machine).name("waits").input("{}"));
        clients.client(CloudFormationClient.builder()).createStack(s -> s.stackName("queues").templateBody(
                "{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\"}}}"));
        var batch = clients.client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("ce").type("MANAGED").computeResources(c -> c
                .type("EC2").maxvCpus(1).subnets("subnet-1").instanceTypes("optimal")
                .instanceRole("arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ce")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").resourceRequirements(r -> r.type("VCPU").value("16"), r -> r.type("MEMORY")
                        .value("512"))));
        batch.submitJob(s -> s.jobName("job").jobQueue("queue").jobDefinition("huge"));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(20_000, window::close);
        endpoint.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void everyScreenKeepsWhatItKnewAndSaysSo(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage, Duration.ofSeconds(40));
        for (var screen : SCREENS.entrySet()) {
            operator.click(screen.getKey());
            Eventually.on(() -> operator.rows(screen.getValue()) == 1);
        }
        for (var screen : SCREENS.entrySet()) {
            keepsWhatItKnew(robot, operator, screen, Fault.CUT);
        }
        var executions = Map.entry("#nav-executions", SCREENS.get("#nav-executions"));
        for (var fault : FAULTS.keySet()) {
            keepsWhatItKnew(robot, operator, executions, fault);
        }
        assertThat(defects).isEmpty();
    }

    private void keepsWhatItKnew(FxRobot robot, Operator operator, Map.Entry<String, String> screen, Fault fault)
            throws Exception {
        endpoint.misbehave(Fault.NONE);
        operator.click(screen.getKey());
        Eventually.on(() -> stale(robot).isEmpty());
        endpoint.misbehave(fault);
        Eventually.on(Duration.ofSeconds(40), () -> stale(robot).stream().anyMatch(t -> t.contains(FAULTS.get(fault))));
        assertThat(operator.rows(screen.getValue())).as("%s, %s", fault, screen.getKey()).isEqualTo(1);
        operator.shot("faulty-" + fault + screen.getKey().replace("#nav", "") + "-light");
    }

    @Test
    void anExecutionKeepsItsGraphAndHistory(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage, Duration.ofSeconds(40));
        operator.click("#nav-executions");
        operator.choose("#table", "waits"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees(".graph-node.tone-waiting");
        for (var fault : FAULTS.keySet()) {
            endpoint.misbehave(fault);
            Eventually.on(Duration.ofSeconds(40), () -> !stale(robot).isEmpty());
            operator.sees(".graph-node.tone-waiting");
            operator.shot("faulty-" + fault + "-execution-light");
            endpoint.misbehave(Fault.NONE);
            Eventually.on(Duration.ofSeconds(40), () -> stale(robot).isEmpty());
        }
        assertThat(defects).isEmpty();
    }

    private static List<String> stale(FxRobot robot) throws Exception {
        return Operator.onFx(() -> robot.lookup(".note .label").queryAll().stream().filter(FaultyCloudTest::isShown)
                .map(n -> ((Label) n).getText()).filter(t -> t.startsWith(SINCE)).toList());
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
