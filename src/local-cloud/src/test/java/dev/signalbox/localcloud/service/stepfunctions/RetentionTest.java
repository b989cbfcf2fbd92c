package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** How long ended executions are kept, and can be redriven. */
final class RetentionTest {
    private static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\"}}}";

    @TempDir Path folder;

    /** Step Functions so many days from now. */
    private final class Later implements AutoCloseable {
        private final SystemTime clock = new SystemTime();
        private final Store store = Store.open(folder.resolve("state.mv"));
        private final Registry registry = new Registry();
        private final StepFunctionsService service;

        Later(int days) {
            var shift = Duration.ofDays(days);
            var time = new Time() {
                @Override
                public Instant now() {
                    return clock.now().plus(shift);
                }

                @Override
                public Timer at(Instant when, Runnable task) {
                    return clock.at(when.minus(shift), task);
                }
            };
            service = new StepFunctionsService(new CloudContext(new CloudIdentity("000000000000", "local-1", "aws",
                    "id", "key"), () -> URI.create("http://127.0.0.1:1"), folder, store, time, registry,
                    new NoObjects()));
            service.register(registry);
            service.resume();
        }

        String machine() {
            return registry.call(CreateStateMachineRequest.builder().name("m").definition(FAIL).roleArn(
                    "arn:aws:iam::000000000000:role/r").build(), CreateStateMachineResponse.class).stateMachineArn();
        }

        String run(String machine) {
            var arn = registry.call(StartExecutionRequest.builder().stateMachineArn(machine).name("e").build(),
                    StartExecutionResponse.class).executionArn();
            Workshop.await(() -> describe(arn).status() == ExecutionStatus.FAILED);
            return arn;
        }

        DescribeExecutionResponse describe(String execution) {
            return registry.call(DescribeExecutionRequest.builder().executionArn(execution).build(),
                    DescribeExecutionResponse.class);
        }

        int count(String machine) {
            return registry.call(ListExecutionsRequest.builder().stateMachineArn(machine).build(),
                    ListExecutionsResponse.class).executions().size();
        }

        @Override
        public void close() {
            service.close();
            clock.close();
            store.close();
        }
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

    @Test
    void forgetsExecutionsNinetyDaysAfterTheirEnd() {
        String machine;
        String execution;
        try (var now = new Later(0)) {
            machine = now.machine();
            execution = now.run(machine);
            assertThat(now.describe(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        }
        try (var soon = new Later(15)) {
            assertThat(soon.describe(execution).redriveStatusReason()).isEqualTo(
                    "Execution redrivable period exceeded");
        }
        try (var still = new Later(89)) {
            assertThat(still.count(machine)).isEqualTo(1);
            assertThatThrownBy(() -> still.run(machine)).isInstanceOf(ExecutionAlreadyExistsException.class);
        }
        try (var later = new Later(91)) {
            assertThat(later.count(machine)).isZero();
            assertThatThrownBy(() -> later.describe(execution)).isInstanceOf(ExecutionDoesNotExistException.class);
            assertThat(later.run(machine)).isEqualTo(execution);
        }
    }
}
