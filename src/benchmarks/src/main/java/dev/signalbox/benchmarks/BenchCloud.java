package dev.signalbox.benchmarks;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sts.StsClient;

/** A local cloud in a process of its own, so that its memory can be told. */
final class BenchCloud implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path home;
    private final Program program;
    private final Access access;

    BenchCloud(Path home, Path folder) throws IOException {
        this.home = home;
        this.program = Program.start(BenchCloud.class, List.of(folder.toString()));
        this.access = Access.of(program.result());
    }

    /** The process. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(Path.of(arguments[0]), 0))) {
            Program.say(List.of(cloud.endpoint().toString(), cloud.region(), cloud.accessKeyId(), cloud
                    .secretAccessKey()));
            new CountDownLatch(1).await();
        }
    }

    Access access() {
        return access;
    }

    Memory memory() {
        return new Memory(program.handle());
    }

    /** @return the stack's outputs */
    Map<String, String> deploy(String name, Map<String, String> parameters) {
        try (var formation = access.client(CloudFormationClient.builder());
                var s3 = access.client(S3Client.builder());
                var sts = access.client(StsClient.builder());
                var ec2 = access.client(Ec2Client.builder());
                var iam = access.client(IamClient.builder())) {
            var deployer = new Deployer(new AwsClients(formation, s3, sts, ec2, iam), new WorkerJars(home), access
                    .region(),
                    WatchTimes.of(EnvironmentKind.LOCAL));
            var pipeline = PipelineCatalogue.in(home.resolve("infra-templates")).pipeline(name);
            var result = deployer.deploy(new DeployRequest(pipeline, name, EnvironmentKind.LOCAL, parameters), _ -> {});
            if (result instanceof DeployResult.Deployed(var stack)) {
                return stack.outputs();
            }
            throw new IllegalStateException("Not deployed: " + result);
        }
    }

    /** Waits for its success, and answers how many seconds it took. */
    double succeeded(SfnClient sfn, String execution) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var now = sfn.describeExecution(b -> b.executionArn(execution));
            if (now.status() == ExecutionStatus.SUCCEEDED) {
                return Duration.between(now.startDate(), now.stopDate()).toMillis() / 1e3;
            }
            if (now.status() != ExecutionStatus.RUNNING || System.nanoTime() > deadline) {
                throw new IllegalStateException(execution + " is " + now.status() + " " + now.cause());
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
