package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** Real child processes, with objects and logs of the test. */
final class ProcessJobRunnerTest {
    @TempDir Path folder;
    private final SystemTime time = new SystemTime();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> running = new CompletableFuture<>();
    private final CompletableFuture<JobRunner.End> end = new CompletableFuture<>();
    private Store store;
    private ProcessJobRunner runner;

    @BeforeEach
    void start() throws IOException {
        TestJob.jar(folder.resolve("job.jar"));
        store = Store.open(folder.resolve("state.mv"));
        var registry = new Registry();
        registry.on(CreateLogGroupRequest.class, r -> CreateLogGroupResponse.builder().build())
                .on(CreateLogStreamRequest.class, ProcessJobRunnerTest::createStream)
                .on(PutLogEventsRequest.class, this::put);
        var identity = new CloudIdentity("000000000000", "local-1", "aws", "key", "secret");
        runner = new ProcessJobRunner(new CloudContext(identity, () -> URI.create("http://127.0.0.1:7"), folder, store,
                time, registry, new OneJar()));
    }

    @AfterEach
    void stop() {
        runner.close();
        time.close();
        store.close();
    }

    private static CreateLogStreamResponse createStream(CreateLogStreamRequest request) {
        if (request.logGroupName().equals("absent")) {
            throw ServiceError.of(400, "ResourceNotFoundException", "The specified log group does not exist.");
        }
        return CreateLogStreamResponse.builder().build();
    }

    private PutLogEventsResponse put(PutLogEventsRequest request) {
        request.logEvents().stream().map(InputLogEvent::message).forEach(lines::add);
        return PutLogEventsResponse.builder().build();
    }

    private JobRunner.Running run(String image, String group, String... command) {
        var order = new JobRunner.Order(image, List.of(command), Map.of("AWS_BATCH_JOB_ID", "job-1"), 1, 64,
                new JobRunner.Log(group, "def/default/1", true), JobRunner.Roles.NONE);
        return runner.start(order, new JobRunner.Events() {
            @Override
            public void running() {
                running.complete(true);
            }

            @Override
            public void ended(JobRunner.End how) {
                end.complete(how);
            }
        });
    }

    private JobRunner.End end() throws Exception {
        return end.get(60, TimeUnit.SECONDS);
    }

    @Test
    void runsTheJarWithItsArgumentsAndLogsBothStreams() throws Exception {
        run("s3://jars/job.jar", "group", "exit", "3");

        assertThat(end()).isEqualTo(JobRunner.End.exited(3));
        assertThat(running).isCompleted();
        assertThat(lines).containsExactly("said exit 3", "job job-1 at http://127.0.0.1:7");
        assertThat(folder.resolve("batch/attempts")).isEmptyDirectory();
    }

    @Test
    void tellsWhenTheMemoryWasNotEnough() throws Exception {
        run("s3://jars/job.jar", "group", "eat");

        assertThat(end()).isEqualTo(JobRunner.End.outOfMemory());
    }

    @Test
    void stopsOnDemand() throws Exception {
        var job = run("s3://jars/job.jar", "group", "sleep");
        running.get(60, TimeUnit.SECONDS);

        job.stop();

        assertThat(end().exitCode()).isNotZero();
    }

    @Test
    void badImageSaysWhatIsWrongWithIt() throws Exception {
        run("public.ecr.aws/amazonlinux/amazonlinux:latest", "group", "exit", "0");

        assertThat(end().reason()).startsWith("CannotPullContainerError:").contains("public.ecr.aws");
        assertThat(running).isNotCompleted();
    }

    @Test
    void absentImageNamesItsKey() throws Exception {
        run("s3://jars/absent.jar", "group", "exit", "0");

        assertThat(end().reason()).contains("s3://jars/absent.jar").contains("NoSuchKey");
    }

    @Test
    void absentLogGroupFailsTheStart() throws Exception {
        run("s3://jars/job.jar", "absent", "exit", "0");

        assertThat(end().reason()).startsWith("ResourceInitializationError").contains("log group does not exist");
    }

    private final class OneJar implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) throws IOException {
            if (!key.equals("job.jar")) {
                throw ServiceError.of(404, "NoSuchKey", "The specified key does not exist.");
            }
            return Files.newInputStream(folder.resolve(key));
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new AssertionError("nothing is stored");
        }
    }
}
