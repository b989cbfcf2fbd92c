package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsLeftOversGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.stacks.LeftOversStore;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Consoles are killed while they deploy, at any time; the next one ends what the one before began. */
class DeployKillStory {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home", ""));
    private static final int KILLS = 8;

    @TempDir private Path folder;

    /** The parts of a console that deploy, as the application wires them. */
    private record Console(AwsClients clients, CloudFormationClient cloudFormation, StacksStore stacks,
            LeftOversStore left) implements AutoCloseable {
        static Console at(String endpoint, String region, String key, String secret) {
            var clients = new AwsClients(AwsConnection.local(URI.create(endpoint), region, key, secret), new Budget(
                    ApiRates.all(1000, 1000), new RealTime()));
            var deployer = Deployers.of(clients, EnvironmentKind.LOCAL, HOME);
            var worker = new SerialWorker("story");
            var stacks = new StacksStore(new AwsStacksGateway(clients, deployer), worker, Executors
                    .newVirtualThreadPerTaskExecutor(), new Tasks(Clock.systemUTC()), Clock.systemUTC());
            return new Console(clients, clients.client(CloudFormationClient.builder()), stacks, new LeftOversStore(
                    new AwsLeftOversGateway(clients, deployer), stacks,
                    Work.on(new SerialWorker("left")), Clock.systemUTC()));
        }

        void deploy(String stack) {
            var pipeline = PipelineCatalogue.in(HOME.resolve("infra-templates")).pipeline("callback-download");
            stacks.deploy(new DeployRequest(pipeline, stack, EnvironmentKind.LOCAL, java.util.Map.of()).reviewed(true));
        }

        boolean waits(String stack) {
            var now = stacks.deployments().latest().get(stack);
            return now != null && now.waits();
        }

        String status(String stack) {
            return cloudFormation.describeStacks().stacks().stream().filter(s -> s
                    .stackName().equals(stack)).map(s -> s.stackStatusAsString()).findFirst().orElse("");
        }

        boolean rests(String stack) {
            var now = stacks.deployments().latest().get(stack);
            return now == null || !now.running();
        }

        @Override
        public void close() {
            clients.close();
        }
    }

    @Test
    void theNextConsoleEndsWhatAKilledOneBegan() throws Exception {
        var random = new Random();
        var found = new ArrayList<String>();
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            var place = List.of(cloud.endpoint().toString(), cloud.region(), cloud.accessKeyId(), cloud
                    .secretAccessKey());
            for (int i = 0; i < KILLS; i++) {
                var stack = "killed-" + i;
                killed(place, stack, 200 + 400L * i + random.nextInt(400));
                try (var next = Console.at(place.get(0), place.get(1), place.get(2), place.get(3))) {
                    found.add(ended(next, stack));
                    assertThat(next.status(stack)).as(found + " " + next.stacks().deployments().latest()).isEqualTo(
                            "CREATE_COMPLETE");
                }
            }
        }
        assertThat(found).as("what was found").hasSize(KILLS);
        org.slf4j.LoggerFactory.getLogger(DeployKillStory.class).warn("Killed consoles left {}", found);
    }

    private static void killed(List<String> place, String stack, long after) throws Exception {
        var words = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dsignalbox.home=" + HOME, "-cp", System.getProperty("java.class.path"),
                DeployKillStory.class.getName()));
        words.addAll(place);
        words.add(stack);
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null && !line.equals("begun"); line = out.readLine()) {
                // until it begins
            }
            Thread.sleep(after);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** @return what was left */
    private static String ended(Console next, String stack) throws Exception {
        try (var seen = next.left().begin()) {
            Eventually.on(Duration.ofMinutes(1), () -> next.stacks().stacks().latest().newest().isPresent() && next
                    .left().leftOvers().latest()
                    .newest().isPresent());
            var left = next.left().leftOvers().latest().newest().orElseThrow().stream().filter(l -> l.stack().name()
                    .equals(stack)).findFirst();
            var there = next.stacks().stacks().latest().newest().orElseThrow().stream().filter(s -> s.name().equals(
                    stack)).findFirst();
            if (left.filter(l -> l.ready()).isPresent()) {
                next.left().goOn(left.get());
            } else if (left.isPresent() || there.isEmpty()) {
                next.deploy(stack);
            }
            Eventually.on(Duration.ofMinutes(3), () -> {
                if (next.waits(stack)) {
                    next.stacks().answer(stack, true);
                }
                return next.rests(stack) && !next.status(stack).endsWith("_IN_PROGRESS");
            });
            return left.map(_ -> "a plan").orElse(there.map(s -> s.status()).orElse("nothing"));
        }
    }

    /** The child: a console that deploys, answers its own question after a moment, and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        try (var console = Console.at(arguments[0], arguments[1], arguments[2], arguments[3])) {
            System.out.println("begun");
            console.deploy(arguments[4]);
            while (!console.waits(arguments[4])) {
                Thread.sleep(20);
            }
            Thread.sleep(700);
            console.stacks().answer(arguments[4], true);
            Thread.sleep(60_000);
        }
    }
}
