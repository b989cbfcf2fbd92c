package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.s3.S3Client;

/** Batch jobs per second: taken in, and run to their end, each as a process of its own with its log. */
final class JobRates {
    private static final int CALLERS = 8;
    private static final int SUBMITTED = 2000;
    private static final int RUN = 60;
    /** Jobs at a time, of a quarter of a vCPU each. */
    private static final int AT_ONCE = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final BatchClient batch;

    private JobRates(BatchClient batch) {
        this.batch = batch;
    }

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException, ExecutionException {
        try (var cloud = new BenchCloud(home, folder.resolve("cloud"));
                var s3 = cloud.access().client(S3Client.builder());
                var batch = cloud.access().client(BatchClient.builder())) {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("job.jar"), EmptyJob.jar(folder.resolve("job.jar")));
            var rates = new JobRates(batch);
            rates.define();
            return List.of(rates.submissions(), rates.runs(), rates.array());
        }
    }

    private void define() {
        batch.registerJobDefinition(r -> r.jobDefinitionName("job").type("container").platformCapabilitiesWithStrings(
                "FARGATE").containerProperties(c -> c.image("s3://jars/job.jar").executionRoleArn("any")
                        .resourceRequirements(List.of(requirement("VCPU", "0.25"), requirement("MEMORY", "512")))));
        queue("waiting", CEState.DISABLED);
        queue("running", CEState.ENABLED);
    }

    private static ResourceRequirement requirement(String type,
            String value) {
        return ResourceRequirement.builder().type(type).value(value)
                .build();
    }

    private void queue(String name, CEState state) {
        batch.createComputeEnvironment(r -> r.computeEnvironmentName(name).type("MANAGED").computeResources(c -> c.type(
                "FARGATE").maxvCpus(AT_ONCE / 4).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                        "sg-0a1b2c3d4e5f60001")));
        batch.updateComputeEnvironment(u -> u.computeEnvironment(name).state(state));
        batch.createJobQueue(q -> q.jobQueueName(name).priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment(name)));
    }

    private String submissions() throws InterruptedException, ExecutionException {
        submit("waiting", SUBMITTED / 4);
        long started = System.nanoTime();
        submit("waiting", SUBMITTED);
        return "Batch: %,.0f SubmitJob per second by %d callers, every job on disk".formatted(SUBMITTED / seconds(
                started), CALLERS);
    }

    private List<String> submit(String queue, int count) throws InterruptedException, ExecutionException {
        List<Future<String>> calls = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < count; i++) {
                calls.add(threads.submit(() -> batch.submitJob(s -> s.jobName("job").jobQueue(queue).jobDefinition(
                        "job")).jobId()));
            }
        }
        List<String> ids = new ArrayList<>();
        for (var call : calls) {
            ids.add(call.get());
        }
        return ids;
    }

    private String runs() throws InterruptedException, ExecutionException {
        ended(submit("running", AT_ONCE).getLast());
        long started = System.nanoTime();
        for (var id : submit("running", RUN)) {
            ended(id);
        }
        return "Batch: %.1f jobs per second from submission to success, %d at a time, each a JVM of its own".formatted(
                RUN / seconds(started), AT_ONCE);
    }

    private String array() throws InterruptedException {
        long started = System.nanoTime();
        ended(batch.submitJob(s -> s.jobName("array").jobQueue("running").jobDefinition("job").arrayProperties(a -> a
                .size(RUN))).jobId());
        return "Batch: %.1f children of an array job per second, %d at a time".formatted(RUN / seconds(started),
                AT_ONCE);
    }

    private void ended(String id) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var job = batch.describeJobs(d -> d.jobs(id)).jobs().getFirst();
            if (job.status() == JobStatus.SUCCEEDED) {
                return;
            }
            if (job.status() == JobStatus.FAILED || System.nanoTime() > deadline) {
                throw new IllegalStateException(id + " is " + job.status() + ": " + job.statusReason());
            }
            Thread.sleep(10);
        }
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
