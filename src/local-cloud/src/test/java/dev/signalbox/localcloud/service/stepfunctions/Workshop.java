package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsResponse;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions beside a Lambda and a Batch that do what the test says. */
final class Workshop implements AutoCloseable {
    final List<InvokeRequest> invocations = new ArrayList<>();
    final List<SubmitJobRequest> submissions = new ArrayList<>();
    final Queue<TerminateJobRequest> terminations = new ArrayDeque<>();
    final ConcurrentHashMap<String, JobDetail> jobs = new ConcurrentHashMap<>();
    volatile Function<InvokeRequest, InvokeResponse> function = request -> {
        throw new AssertionError("No function in this test");
    };
    volatile URI endpoint = URI.create("http://127.0.0.1:1");
    final Registry registry = new Registry();
    private final Store store;
    private final SystemTime time = new SystemTime();
    private final StepFunctionsService service;

    /** With the jobs that an earlier workshop left running. */
    Workshop(Path folder, JobDetail... running) {
        for (JobDetail job : running) {
            jobs.put(job.jobId(), job);
        }
        store = Store.open(folder.resolve("state.mv"));
        var identity = new CloudIdentity("000000000000", "local-1", "aws", "id", "key");
        service = new StepFunctionsService(new CloudContext(identity, () -> endpoint, folder,
                store, time, registry, new NoObjects()));
        service.register(registry);
        registry.on(InvokeRequest.class, this::invoke).on(SubmitJobRequest.class, this::submit)
                .on(DescribeJobsRequest.class, this::describe).on(TerminateJobRequest.class, this::terminate);
        service.resume();
    }

    private synchronized InvokeResponse invoke(InvokeRequest request) {
        invocations.add(request);
        return function.apply(request);
    }

    private synchronized SubmitJobResponse submit(SubmitJobRequest request) {
        submissions.add(request);
        var id = "job-" + submissions.size();
        jobs.put(id, JobDetail.builder().jobId(id).jobName(request.jobName()).status("RUNNING").build());
        return SubmitJobResponse.builder().jobId(id).jobName(request.jobName()).build();
    }

    private DescribeJobsResponse describe(DescribeJobsRequest request) {
        return DescribeJobsResponse.builder().jobs(request.jobs().stream().map(jobs::get).toList()).build();
    }

    private synchronized TerminateJobResponse terminate(TerminateJobRequest request) {
        terminations.add(request);
        return TerminateJobResponse.builder().build();
    }

    /** Creates a machine of states, the first of which is A; single quotes stand for double ones. */
    String create(String name, String states) {
        var definition = "{\"StartAt\":\"A\",\"States\":{" + states.replace('\'', '"') + "}}";
        return registry.call(CreateStateMachineRequest.builder().name(name).definition(definition).roleArn(
                "arn:aws:iam::000000000000:role/r").build(), CreateStateMachineResponse.class).stateMachineArn();
    }

    /** Starts a machine of one task. */
    String start(String state, String input) {
        return run(create("m", "'A':{'Type':'Task','End':true," + state + "}"), input);
    }

    String run(String machine, String input) {
        return registry.call(StartExecutionRequest.builder().stateMachineArn(machine).name("e").input(input.replace(
                '\'', '"')).build(), StartExecutionResponse.class).executionArn();
    }

    DescribeExecutionResponse describe(String execution) {
        return registry.call(DescribeExecutionRequest.builder().executionArn(execution).build(),
                DescribeExecutionResponse.class);
    }

    List<String> history(String execution) {
        return registry.call(GetExecutionHistoryRequest.builder().executionArn(execution).build(),
                GetExecutionHistoryResponse.class).events().stream().map(e -> e.typeAsString()).toList();
    }

    DescribeExecutionResponse end(String execution) {
        await(() -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited too long");
            }
            Thread.yield();
        }
    }

    @Override
    public void close() {
        service.close();
        time.close();
        store.close();
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new AssertionError("No objects in this test");
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new AssertionError("No objects in this test");
        }
    }
}
