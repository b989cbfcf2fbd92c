package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

final class FunctionLogContractTest {
    @TempDir Path folder;
    private LambdaFixture cloud;
    private CloudWatchLogsClient logs;

    @BeforeEach
    void start() {
        cloud = new LambdaFixture(folder);
        logs = cloud.cloud().client(CloudWatchLogsClient.builder());
    }

    @AfterEach
    void stop() {
        logs.close();
        cloud.close();
    }

    @Test
    void writesWhatTheFunctionSaysIntoItsLogGroup() {
        cloud.lambda().createFunction(function("f").build());
        cloud.invoke("f", "{\"do\":\"log\"}");

        var lines = lines("/aws/lambda/f", 7);

        assertThat(lines).extracting(FilteredLogEvent::message).satisfiesExactly(m -> assertThat(m).startsWith(
                "INIT_START Runtime Version: java25"), m -> assertThat(m).startsWith("START RequestId: "),
                m -> assertThat(m).isEqualTo("by stdout\n"), m -> assertThat(m).isEqualTo("by stderr\n"),
                m -> assertThat(m).isEqualTo("by logger\n"), m -> assertThat(m).isEqualTo("without line end\n"),
                m -> assertThat(m).startsWith("END RequestId: "), m -> assertThat(m).startsWith("REPORT RequestId: "));
        assertThat(lines).extracting(FilteredLogEvent::logStreamName).allMatch(s -> s.matches(
                "\\d{4}/\\d\\d/\\d\\d/\\[\\$LATEST][0-9a-f]{32}"));
    }

    @Test
    void writesIntoTheGroupThatWasChosen() {
        logs.createLogGroup(g -> g.logGroupName("mine"));
        cloud.lambda().createFunction(function("f").loggingConfig(l -> l.logGroup("mine")).build());
        cloud.invoke("f", "{}");

        assertThat(lines("mine", 2)).isNotEmpty();
    }

    @Test
    void writesWhyAFunctionWasKilled() {
        cloud.lambda().createFunction(function("f").timeout(1).build());
        cloud.invoke("f", "{\"do\":\"sleep\",\"millis\":60000}");

        assertThat(lines("/aws/lambda/f", 4)).extracting(FilteredLogEvent::message).anyMatch(m -> m.endsWith(
                "Task timed out after 1.00 seconds\n"));
    }

    /** Logs arrive soon, not at once. */
    private List<FilteredLogEvent> lines(String group, int atLeast) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        var found = List.<FilteredLogEvent>of();
        while (found.size() <= atLeast && System.nanoTime() < deadline) {
            if (!logs.describeLogGroups(g -> g.logGroupNamePrefix(group)).logGroups().isEmpty()) {
                found = logs.filterLogEvents(f -> f.logGroupName(group)).events();
            }
        }
        return found;
    }
}
