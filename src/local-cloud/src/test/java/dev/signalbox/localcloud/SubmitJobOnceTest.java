package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.service.batch.BatchService;
import dev.signalbox.localcloud.service.stepfunctions.StepFunctionsService;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueResponse;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.ListJobsRequest;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Batch and Step Functions on one store, which may die between a job's submission and the entry in the journal. */
final class SubmitJobOnceTest {
    private static final String DEFINITION = """
            {"StartAt":"A","States":{"A":{"Type":"Task","End":true,"Resource":"arn:aws:states:::batch:submitJob.sync",
            "Parameters":{"JobName":"j","JobQueue":"q","JobDefinition":"d"}}}}""";

    @TempDir Path folder;

    @Test
    void killBetweenSubmissionAndJournalEntrySubmitsOnce() throws InterruptedException {
        String execution;
        try (var dying = new Cloud(folder, true)) {
            dying.queue();
            execution = dying.start();
            assertThat(dying.dead.await(20, TimeUnit.SECONDS)).isTrue();
        }
        try (var cloud = new Cloud(folder, false)) {
            cloud.awaitSubmitted(execution);
            assertThat(cloud.jobs()).hasSize(1);
        }
    }

    @Test
    void sameNameOfAMachineMadeAnewSubmitsAnotherJob() {
        try (var cloud = new Cloud(folder, false)) {
            cloud.queue();
            cloud.awaitSubmitted(cloud.start());
            cloud.call(DeleteStateMachineRequest.builder().stateMachineArn(Cloud.MACHINE).build(),
                    DeleteStateMachineResponse.class);
            cloud.awaitSubmitted(cloud.start());
            assertThat(cloud.jobs()).hasSize(2);
        }
    }

    private static final class Cloud implements AutoCloseable {
        private static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:m";
        final CountDownLatch dead = new CountDownLatch(1);
        private final Registry registry = new Registry();
        private final SystemTime time = new SystemTime();
        private final Store store;
        private final BatchService batch;
        private final StepFunctionsService states;

        Cloud(Path folder, boolean dying) {
            store = Store.open(folder.resolve("state.mv"));
            var identity = new CloudIdentity("000000000000", "local-1", "aws", "key", "secret");
            var context = new CloudContext(identity, () -> URI.create("http://127.0.0.1:1"), folder, store, time,
                    registry, new NoObjects());
            batch = new BatchService(context);
            states = new StepFunctionsService(context);
            batch.register(dying ? new Dying() : registry);
            states.register(registry);
            batch.resume();
            states.resume();
        }

        <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
            return registry.call(request, response);
        }

        /** A queue whose jobs stay RUNNABLE. */
        void queue() {
            call(CreateComputeEnvironmentRequest.builder().computeEnvironmentName("e").type("MANAGED").computeResources(
                    c -> c.type("FARGATE").maxvCpus(1).subnets("subnet-1").securityGroupIds("sg-1")).build(),
                    CreateComputeEnvironmentResponse.class);
            call(UpdateComputeEnvironmentRequest.builder().computeEnvironment("e").state("DISABLED").build(),
                    UpdateComputeEnvironmentResponse.class);
            call(CreateJobQueueRequest.builder().jobQueueName("q").priority(1).computeEnvironmentOrder(o -> o.order(1)
                    .computeEnvironment("e")).build(), CreateJobQueueResponse.class);
            call(RegisterJobDefinitionRequest.builder().jobDefinitionName("d").type("container")
                    .platformCapabilitiesWithStrings("FARGATE").containerProperties(c -> c.image("s3://jars/job.jar")
                            .executionRoleArn("arn:aws:iam::000000000000:role/exec").resourceRequirements(m -> m.type(
                                    "VCPU").value("0.25"), m -> m.type("MEMORY").value("512"))).build(),
                    RegisterJobDefinitionResponse.class);
        }

        String start() {
            call(CreateStateMachineRequest.builder().name("m").definition(DEFINITION).roleArn(
                    "arn:aws:iam::000000000000:role/r").build(), CreateStateMachineResponse.class);
            return call(StartExecutionRequest.builder().stateMachineArn(MACHINE).name("e").build(),
                    StartExecutionResponse.class).executionArn();
        }

        void awaitSubmitted(String execution) {
            var deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (call(GetExecutionHistoryRequest.builder().executionArn(execution).build(),
                    GetExecutionHistoryResponse.class).events().stream().noneMatch(e -> e
                            .type() == HistoryEventType.TASK_SUBMITTED)) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.yield();
            }
        }

        List<JobSummary> jobs() {
            return call(ListJobsRequest.builder().jobQueue("q").filters(f -> f.name("JOB_NAME").values("j")).build(),
                    ListJobsResponse.class).jobSummaryList();
        }

        @Override
        public void close() {
            states.close();
            if (dead.getCount() > 0) {
                batch.close();
            }
            time.close();
            store.close();
        }

        /** Loses the disk as soon as a job is submitted, before the caller hears of it. */
        private final class Dying implements Operations {
            @Override
            public <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request,
                    Function<Q, R> handler) {
                registry.on(request, q -> {
                    var answer = handler.apply(q);
                    if (q instanceof SubmitJobRequest) {
                        store.close();
                        dead.countDown();
                        throw new IllegalStateException("killed");
                    }
                    return answer;
                });
                return this;
            }
        }
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new AssertionError("no object is needed");
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new AssertionError("no object is needed");
        }
    }
}
