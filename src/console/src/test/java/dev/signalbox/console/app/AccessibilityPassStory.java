package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Stillness;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Goes around every screen and tab by Tab alone, and writes {@code target/accessibility.md}: the table in
 * {@code src/docs/accessibility.md}.
 */
@Timeout(900)
class AccessibilityPassStory extends ConsoleOnLocalCloud {
    private static final String STACK = """
            {"Resources":{"Box":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"stack-box"}},
             "Lines":{"Type":"AWS::Logs::LogGroup","Properties":{"LogGroupName":"stack-lines"}}},
             "Outputs":{"S3Bucket":{"Value":{"Ref":"Box"}}}}""";
    private static final String CHECKS = """
            {"StartAt":"Prepare","States":{"Prepare":{"Type":"Pass","Result":{"ready":true},"Next":"Refused"},
             "Refused":{"Type":"Fail","Error":"NotFine","Cause":"The input said so."}}}""";
    private static final List<Integer> SIZES = List.of(100, 150, 200);

    private final Map<String, Destination> places = new LinkedHashMap<>();
    private final PassTable table = new PassTable();

    @Test
    void everyScreenIsReachedReadAndLeftByKeysAlone(FxRobot robot) throws Exception {
        seed();
        try (var asking = new AskingPipeline(session, List.of("asks-1"))) {
            assertThat(asking.status("asks-1")).isEqualTo(ExecutionStatus.RUNNING);
            open();
            for (var place : places.entrySet()) {
                visit(place.getKey(), place.getValue(), robot);
            }
            deployForm(robot);
        }
        table.finish("accessibility.md");
    }

    private void seed() throws Exception {
        String machine = machine("checks", CHECKS);
        String failed = run(machine, "run-1", "{\"is\":\"bad\"}", ExecutionStatus.FAILED);
        S3Client s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("data"));
        s3.putObject(b -> b.bucket("data").key("one.json"), RequestBody.fromString("{\"a\":1}"));
        session.clients().client(CloudFormationClient.builder()).createStack(s -> s.stackName("boxes").templateBody(
                STACK));
        var logs = session.clients().client(CloudWatchLogsClient.builder());
        Eventually.on(() -> !logs.describeLogGroups(d -> d.logGroupNamePrefix("stack-lines")).logGroups().isEmpty());
        logs.createLogStream(c -> c.logGroupName("stack-lines").logStreamName("one"));
        logs.putLogEvents(e -> e.logGroupName("stack-lines").logStreamName("one").logEvents(l -> l.timestamp(System
                .currentTimeMillis()).message("ERROR order 2 lost")));
        places.put("Overview", new Destination.Overview());
        places.put("Pipelines", new Destination.Pipelines());
        places.put("Stack", new Destination.Stack("boxes"));
        places.put("Executions", new Destination.Executions(Optional.empty()));
        places.put("Execution", new Destination.Execution(failed));
        places.put("Start an execution", new Destination.StartExecution(Optional.of(machine), Optional.of("{}")));
        places.put("Callbacks", new Destination.Callbacks());
        places.put("Batch", new Destination.Batch());
        places.put("Batch job", new Destination.Job(job()));
        places.put("Files", new S3Location("data", ""));
        places.put("File", new S3Location("data", "one.json"));
        places.put("Downloads", new Destination.Downloads());
        places.put("Outbox", new Destination.Outbox());
        places.put("Activity", new Destination.Activity());
        places.put("Settings", new Destination.Settings());
    }

    private void deployForm(FxRobot robot) throws Exception {
        go(new Destination.Pipelines());
        operator.click("Customise…");
        settle();
        note("Deploy form", new FocusWalk(new Keyboard(robot, stage), stage));
    }

    private String job() {
        BatchClient batch = session.clients().client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("machines").type("MANAGED").computeResources(c -> c
                .type("EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal").instanceRole(
                        "arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("machines")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").command("run").resourceRequirements(r -> r.type("VCPU").value("16"), r -> r
                        .type("MEMORY").value("512"))));
        return batch.submitJob(s -> s.jobName("waits").jobQueue("queue").jobDefinition("huge")).jobId();
    }

    private void visit(String name, Destination place, FxRobot robot) throws Exception {
        go(place);
        int tabs = Operator.onFx(() -> tabPane().map(p -> p.getTabs().size()).orElse(1));
        for (int tab = 0; tab < tabs; tab++) {
            int chosen = tab;
            String title = Operator.onFx(() -> tabPane().map(p -> {
                p.getSelectionModel().select(chosen);
                return ", " + p.getTabs().get(chosen).getText();
            }).orElse(""));
            settle();
            Operator.onFx(this::choose);
            settle();
            note(name + title, new FocusWalk(new Keyboard(robot, stage), stage));
        }
    }

    private void go(Destination place) throws Exception {
        Operator.onFx(() -> {
            stage.getScene().lookup("#content").fireEvent(new GoTo(place));
            return true;
        });
        settle();
    }

    private void note(String where, FocusWalk walk) throws Exception {
        var found = walk.once();
        List<String> cut = new ArrayList<>();
        for (int size : SIZES) {
            session.preferences().set(Look.SCALE, size);
            settle();
            List<String> now = walk.cutNow();
            now.forEach(c -> table.word(where + ", " + size + " %: cut " + c));
            cut.add(String.valueOf(now.size()));
        }
        session.preferences().set(Look.SCALE, 100);
        settle();
        table.note(where, found, String.join(" · ", cut));
    }

    /** A first row, so that what is shown of it is there too. */
    private boolean choose() {
        nodes(stage.getScene().lookup("#content")).filter(TableView.class::isInstance).map(t -> (TableView<?>) t)
                .filter(t -> !t.getItems().isEmpty() && t.getSelectionModel().isEmpty()).forEach(t -> t
                        .getSelectionModel().select(0));
        return true;
    }

    /** Until all is shown that was asked for. */
    private void settle() throws Exception {
        var still = new CompletableFuture<Boolean>();
        Operator.onFx(() -> {
            Stillness.await(stage.getScene(), session.questions(), () -> still.complete(true));
            return true;
        });
        still.get(60, TimeUnit.SECONDS);
        Operator.drawn(stage);
    }

    private Optional<TabPane> tabPane() {
        return nodes(stage.getScene().lookup("#content")).filter(TabPane.class::isInstance).map(TabPane.class::cast)
                .findFirst();
    }

    private static Stream<Node> nodes(Node at) {
        if (!at.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below = at instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(
                AccessibilityPassStory::nodes) : Stream.empty();
        return Stream.concat(Stream.of(at), below);
    }
}
