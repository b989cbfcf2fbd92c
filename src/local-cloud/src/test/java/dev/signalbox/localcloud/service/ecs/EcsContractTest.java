package dev.signalbox.localcloud.service.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.StackFixture;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class EcsContractTest {
    @TempDir Path folder;

    private StackFixture stacks;
    private EcsClient ecs;

    @BeforeEach
    void start() throws IOException {
        stacks = new StackFixture(folder.resolve("cloud"));
        ecs = stacks.cloud().client(EcsClient.builder());
        try (var s3 = stacks.cloud().client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("server.jar"), TestServer.jar(folder.resolve("server.jar")));
        }
        ecs.createCluster(c -> c.clusterName("work"));
    }

    @AfterEach
    void stop() {
        ecs.close();
        stacks.close();
    }

    @Test
    void runsATaskWithItsVariablesSecretsAndLog() throws IOException, InterruptedException {
        String secret;
        try (var secrets = stacks.cloud().client(SecretsManagerClient.builder())) {
            secret = secrets.createSecret(c -> c.name("login").secretString("{\"password\":\"sesame\"}")).arn();
        }
        define("api", c -> c.command("api", "--port", "3000").environment(e -> e.name("COLOUR").value("green"))
                .secrets(s -> s.name("PASSWORD").valueFrom(secret + ":password::"), s -> s.name("WHOLE").valueFrom(
                        secret)).logConfiguration(l -> l.logDriver("awslogs").options(Map.of("awslogs-group",
                                "/tasks", "awslogs-stream-prefix", "api", "awslogs-create-group", "true",
                                "awslogs-region", "local-1"))));
        var task = running(ecs.runTask(r -> r.cluster("work").taskDefinition("api").overrides(o -> o
                .containerOverrides(c -> c.name("main").environment(e -> e.name("MORE").value("yes"))))).tasks()
                .getFirst().taskArn());

        var port = task.containers().getFirst().networkBindings().getFirst().hostPort();
        assertThat(get(port, "/env")).contains("COLOUR=green\n", "MORE=yes\n", "PASSWORD=sesame\n",
                "WHOLE={\"password\":\"sesame\"}\n", "SIGNALBOX_PORT_3000=" + port + "\n", "SIGNALBOX_HOST=127.0.0.1\n",
                "AWS_ENDPOINT_URL=" + stacks.cloud().endpoint() + "\n");
        try (var logs = stacks.cloud().client(CloudWatchLogsClient.builder())) {
            StackFixture.until(() -> logs.filterLogEvents(f -> f.logGroupName("/tasks")).events().stream().map(
                    FilteredLogEvent::message).toList(), lines -> lines.contains("said api --port 3000"));
            assertThat(logs.describeLogStreams(d -> d.logGroupName("/tasks")).logStreams().getFirst().logStreamName())
                    .isEqualTo("api/main/" + Names.last(task.taskArn()));
        }
        ecs.stopTask(s -> s.cluster("work").task(task.taskArn()).reason("Enough"));
        var stopped = stopped(task.taskArn());
        assertThat(stopped.stoppedReason()).isEqualTo("Enough");
        assertThat(stopped.containers().getFirst().exitCode()).isEqualTo(143);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            for (int i = 0; true; i++) {
                try {
                    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                } catch (ConnectException e) {
                    assertThat(i).as("the server came up: " + e).isLessThan(200);
                    Thread.sleep(50);
                }
            }
        }
    }

    @Test
    void keepsAServiceAtItsCountThroughKillsUpdatesAndRestarts() {
        define("worker", c -> c.command("one"));
        ecs.createService(c -> c.cluster("work").serviceName("workers").taskDefinition("worker").desiredCount(2)
                .launchType("FARGATE"));
        steady(2);
        var first = live();
        var definition = ecs.describeServices(d -> d.cluster("work").services("workers")).services().getFirst()
                .taskDefinition();
        assertThat(definition).endsWith("task-definition/worker:1");

        ProcessHandle.current().children().filter(p -> p.info().commandLine().orElse("").contains("one")).findFirst()
                .or(() -> ProcessHandle.current().children().findFirst()).orElseThrow().destroyForcibly();
        StackFixture.until(this::live, now -> now.size() == 2 && !now.equals(first));
        assertThat(service().events()).anyMatch(e -> e.message().contains("stopped: Essential container in task exited"
                + " (exit code 137)"));

        define("worker", c -> c.command("two"));
        ecs.updateService(u -> u.cluster("work").service("workers").taskDefinition("worker").desiredCount(1));
        var updated = steady(1);
        assertThat(updated.taskDefinition()).endsWith("worker:2");
        assertThat(updated.events()).anyMatch(e -> e.message().contains("has reached a steady state"));

        stacks.restart();
        ecs.close();
        ecs = stacks.cloud().client(EcsClient.builder());
        StackFixture.until(this::live, now -> now.size() == 1);

        assertThatThrownBy(() -> ecs.deleteCluster(d -> d.cluster("work"))).isInstanceOf(EcsException.class);
        ecs.deleteService(d -> d.cluster("work").service("workers").force(true));
        StackFixture.until(() -> ecs.describeServices(d -> d.cluster("work").services("workers")).services(),
                List::isEmpty);
        ecs.deleteCluster(d -> d.cluster("work"));
    }

    private List<String> live() {
        return ecs.listTasks(l -> l.cluster("work").serviceName("workers").desiredStatus(DesiredStatus.RUNNING))
                .taskArns();
    }

    private Service service() {
        return ecs.describeServices(d -> d.cluster("work").services("workers")).services().getFirst();
    }

    private Service steady(int count) {
        return StackFixture.until(this::service, s -> s.deployments().size() == 1 && s.runningCount() == count && s
                .deployments().getFirst().rolloutStateAsString().equals("COMPLETED"));
    }

    @Test
    void rollsBackADeploymentWhoseTasksEnd() {
        define("worker", c -> c.command("good"));
        ecs.createService(c -> c.cluster("work").serviceName("workers").taskDefinition("worker").desiredCount(1)
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))));
        steady(1);
        var good = live();

        define("worker", c -> c.command("exit", "3"));
        ecs.updateService(u -> u.cluster("work").service("workers").taskDefinition("worker:2"));
        var back = StackFixture.until(this::service, s -> s.taskDefinition().endsWith("worker:1"));

        assertThat(back.events()).anyMatch(e -> e.message().contains("deployment failed") && e.message().contains(
                "exit code 3") && e.message().contains("the last word"));
        assertThat(live()).as("the old task ran on").containsAll(good);
        steady(1);
    }

    @Test
    void refusesByNameWhatItDoesNotDo() {
        refused(() -> define("x", c -> c.image("s3://jars/server.jar").privileged(true)), "privileged");
        refused(() -> define("x", c -> c.stopTimeout(121)), "stopTimeout");
        refused(() -> define("x", c -> c.logConfiguration(l -> l.logDriver("syslog"))), "syslog");
        refused(() -> ecs.createService(c -> c.cluster("work").serviceName("s").taskDefinition("none").desiredCount(
                1)), "Unable to describe task definition");
        refused(() -> ecs.createService(c -> c.cluster("nowhere").serviceName("s").taskDefinition("x").desiredCount(
                1)), "Cluster not found");
        define("x", c -> c.image("repository/image:1"));
        var once = ecs.runTask(r -> r.cluster("work").taskDefinition("x").clientToken("once")).tasks();
        assertThat(ecs.runTask(r -> r.cluster("work").taskDefinition("x").clientToken("once")).tasks()).extracting(
                Task::taskArn).isEqualTo(once.stream().map(Task::taskArn).toList()).hasSize(1);
        refused(() -> ecs.createService(c -> c.cluster("work").serviceName("s").taskDefinition("x").desiredCount(1)
                .launchType("EC2")), "launchType FARGATE only");
        var task = ecs.runTask(r -> r.cluster("work").taskDefinition("x")).tasks().getFirst().taskArn();
        assertThat(stopped(task).stoppedReason()).contains("CannotPullContainerError", "repository/image:1");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(EcsException.class).hasMessageContaining(message);
    }

    private void define(String family, Consumer<ContainerDefinition.Builder> setting) {
        var container = ContainerDefinition.builder().name("main").image("s3://jars/server.jar").command("api")
                .portMappings(p -> p.containerPort(3000));
        setting.accept(container);
        ecs.registerTaskDefinition(r -> r.family(family).cpu("256").memory("512").networkMode("awsvpc")
                .requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(container.build()));
    }

    private Task running(String arn) {
        return StackFixture.until(() -> task(arn), task -> task.lastStatus().equals("RUNNING"));
    }

    private Task stopped(String arn) {
        return StackFixture.until(() -> task(arn), task -> task.lastStatus().equals("STOPPED"));
    }

    private Task task(String arn) {
        return ecs.describeTasks(d -> d.cluster("work").tasks(arn)).tasks().getFirst();
    }
}
