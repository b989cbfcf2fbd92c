package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.FaultyEndpoint.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The cloud throttles, denies, is slow, breaks off or talks nonsense: every screen keeps what it knew and says how old that is. */
class FaultyCloudStory extends ConsoleOnLocalCloud {
    /** The screens that ask again and again, and the table of each. */
    private static final Map<String, String> SCREENS = Map.of("#nav-pipelines", "#stacks .table-view",
            "#nav-executions",
            "#table .table-view", "#nav-callbacks", "#table .table-view", "#nav-batch", "#job-table");
    /** Each with words that its note must have. Last the one after which each API rests for a while. */
    private static final Map<Fault, String> FAULTS = new TreeMap<>(Map.of(Fault.CUT, "No answer", Fault.GARBAGE,
            "something that AWS does not send", Fault.DENIED, "Not allowed", Fault.SLOW, "within 4 s", Fault.THROTTLED,
            "Asked too often"));
    private static final String SINCE = "Not refreshed since ";

    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private FaultyEndpoint endpoint;
    private Thread.@Nullable UncaughtExceptionHandler before;

    @Override
    Session session(Path data) throws IOException {
        var cloud = DisturbedCloud.start(data, c -> c.patient(Duration.ofSeconds(4)));
        endpoint = cloud.endpoint();
        return cloud.session();
    }

    @BeforeEach
    void fillAndOpen() throws Exception {
        fill();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> defects.add(e));
        open();
    }

    private void fill() {
        var clients = session.clients();
        var queue = clients.client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        var machine = machine("asks",
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue));
        start(machine, "waits", "{}");
        clients.client(CloudFormationClient.builder()).createStack(s -> s.stackName("queues").templateBody(
                "{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\"}}}"));
        var batch = clients.client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("ce").type("MANAGED").computeResources(c -> c
                .type("EC2").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal")
                .instanceRole("arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ce")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").resourceRequirements(r -> r.type("VCPU").value("16"), r -> r.type("MEMORY")
                        .value("512"))));
        batch.submitJob(s -> s.jobName("job").jobQueue("queue").jobDefinition("huge"));
    }

    @AfterEach
    void giveBack() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void everyScreenKeepsWhatItKnewAndSaysSo(FxRobot robot) throws Exception {
        operator = new Operator(robot, stage, Duration.ofSeconds(40));
        for (var screen : SCREENS.entrySet()) {
            operator.click(screen.getKey());
            Eventually.on(() -> operator.rows(screen.getValue()) == 1);
        }
        for (var screen : SCREENS.entrySet()) {
            keepsWhatItKnew(robot, screen, Fault.CUT);
        }
        var executions = Map.entry("#nav-executions", SCREENS.get("#nav-executions"));
        for (var fault : FAULTS.keySet()) {
            keepsWhatItKnew(robot, executions, fault);
        }
        assertThat(defects).isEmpty();
    }

    private void keepsWhatItKnew(FxRobot robot, Map.Entry<String, String> screen, Fault fault)
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
        operator = new Operator(robot, stage, Duration.ofSeconds(40));
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
        return Operator.onFx(() -> robot.lookup(".note .label").queryAll().stream().filter(FaultyCloudStory::isShown)
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
