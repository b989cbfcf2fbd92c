package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.ListJobsRequest;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobResponse;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueResponse;

/** Batch on a store of its own, with manual time and a scripted runner; requests go in typed, without a wire. */
final class BatchFixture implements AutoCloseable {
    final ManualTime time = new ManualTime();
    ScriptedRunner runner = new ScriptedRunner();
    private final Path folder;
    private Store store;
    private Registry registry = new Registry();
    private BatchService service;
    private Life life = new Life(time);

    BatchFixture(Path folder) {
        this.folder = folder;
        start();
    }

    private void start() {
        store = Store.open(folder.resolve("state.mv"));
        var identity = new CloudIdentity("000000000000", "local-1", "aws", "key", "secret");
        var endpoint = URI.create("http://127.0.0.1:1");
        registry = new Registry();
        runner = new ScriptedRunner();
        life = new Life(time);
        service = new BatchService(
                new CloudContext(identity, () -> endpoint, folder, store, life, registry, new NoObjects()), runner);
        service.register(registry);
        service.resume();
        time.settle();
    }

    /** As after {@code kill -9}: nothing was told that the end is near. */
    void crashAndStart() {
        life.over = true;
        store.close();
        start();
    }

    <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        try {
            return registry.call(request, response);
        } finally {
            time.settle();
        }
    }

    void environment(String name, int vcpus) {
        environment(name, vcpus, "optimal");
    }

    void environment(String name, int vcpus, String instanceType) {
        call(CreateComputeEnvironmentRequest.builder().computeEnvironmentName(name).type("MANAGED")
                .computeResources(c -> c.type("EC2").maxvCpus(vcpus).subnets("subnet-1").securityGroupIds("sg-1")
                        .instanceTypes(instanceType).instanceRole("arn:aws:iam::000000000000:instance-profile/batch"))
                .build(), CreateComputeEnvironmentResponse.class);
    }

    void maxVcpus(String environment, int vcpus) {
        call(UpdateComputeEnvironmentRequest.builder().computeEnvironment(environment).computeResources(c -> c.maxvCpus(
                vcpus)).build(), UpdateComputeEnvironmentResponse.class);
    }

    void queueState(String name, JQState state) {
        call(UpdateJobQueueRequest.builder().jobQueue(name).state(state).build(), UpdateJobQueueResponse.class);
    }

    void queue(String name, int priority, String... environments) {
        var names = List.of(environments);
        call(CreateJobQueueRequest.builder().jobQueueName(name).priority(priority)
                .computeEnvironmentOrder(names.stream().map(
                        e -> ComputeEnvironmentOrder.builder().order(names.indexOf(e)).computeEnvironment(e).build())
                        .toList())
                .build(), CreateJobQueueResponse.class);
    }

    RegisterJobDefinitionResponse define(String name, int vcpus, Consumer<RegisterJobDefinitionRequest.Builder> more) {
        return call(RegisterJobDefinitionRequest.builder().jobDefinitionName(name).type("container")
                .parameters(Map.of("URI", "none"))
                .containerProperties(c -> c.image("s3://jars/worker.jar").command("download", "Ref::URI")
                        .resourceRequirements(r -> r.type(ResourceType.VCPU).value("" + vcpus),
                                r -> r.type(ResourceType.MEMORY).value("512")))
                .applyMutation(more).build(), RegisterJobDefinitionResponse.class);
    }

    String submit(String name, String queue, String definition, Consumer<SubmitJobRequest.Builder> more) {
        return call(SubmitJobRequest.builder().jobName(name).jobQueue(queue).jobDefinition(definition)
                .applyMutation(more).build(), SubmitJobResponse.class).jobId();
    }

    String submit(String name, String queue, String definition) {
        return submit(name, queue, definition, s -> {});
    }

    JobDetail job(String id) {
        return call(DescribeJobsRequest.builder().jobs(id).build(), DescribeJobsResponse.class).jobs().getFirst();
    }

    JobStatus status(String id) {
        return job(id).status();
    }

    void terminate(String id, String reason) {
        call(TerminateJobRequest.builder().jobId(id).reason(reason).build(), TerminateJobResponse.class);
    }

    void environmentState(String name, CEState state) {
        call(UpdateComputeEnvironmentRequest.builder().computeEnvironment(name).state(state).build(),
                UpdateComputeEnvironmentResponse.class);
    }

    ListJobsResponse list(Consumer<ListJobsRequest.Builder> how) {
        return call(ListJobsRequest.builder().applyMutation(how).build(), ListJobsResponse.class);
    }

    /** The job's running attempt ends with the code. */
    void exits(String id, int code) {
        runner.of(id).getLast().runs().exits(code);
        time.settle();
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }

    /** Time that ends with the process: what was to be done later is not done by a dead one. */
    private static final class Life implements Time {
        private final Time time;
        private volatile boolean over;

        private Life(Time time) {
            this.time = time;
        }

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public Timer at(Instant when, Runnable task) {
            return time.at(when, () -> {
                if (!over) {
                    task.run();
                }
            });
        }
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new AssertionError("no object is needed");
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) throws IOException {
            throw new AssertionError("no object is needed");
        }
    }
}
