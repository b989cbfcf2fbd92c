package dev.signalbox.localcloud.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.signalbox.localcloud.LocalCloudFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Runs every case below {@code src/test/resources/conformance}, all side by side in one local cloud, and compares. With
 * {@code -Dconformance=area/name} only those whose name begins so.
 */
final class ConformanceTest {
    private static final Path CASES = Path.of("src/test/resources/conformance");
    private static final String ROLE = "arn:aws:iam::000000000000:role/conformance";

    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static Stage stage;

    /** A case whose execution was started, or whose definition was refused. */
    private record Started(String execution, String refusal) {}

    @BeforeAll
    static void open() {
        cloud = new LocalCloudFixture(folder);
        stage = new Stage(cloud);
    }

    @AfterAll
    static void close() {
        stage.close();
        cloud.close();
    }

    @TestFactory
    Stream<DynamicContainer> cases() {
        var only = System.getProperty("conformance", "");
        var all = ConformanceCase.in(CASES).stream().filter(c -> (c.area() + "/" + c.name()).startsWith(only)).toList();
        assertThat(all).as("cases below " + CASES.toAbsolutePath()).isNotEmpty();
        try (var starters = Executors.newFixedThreadPool(4)) {
            return all.stream().map(c -> {
                var placeholders = new Placeholders();
                var started = CompletableFuture.supplyAsync(() -> start(c, placeholders), starters);
                return DynamicContainer.dynamicContainer(c.area(), List.of(DynamicTest.dynamicTest(c.name(),
                        () -> check(c, placeholders, started.join()))));
            }).toList().stream();
        }
    }

    private static Started start(ConformanceCase test, Placeholders placeholders) {
        var name = (test.area() + "-" + test.name()).replaceAll("[^A-Za-z0-9-]", "-");
        placeholders.put("role", ROLE);
        placeholders.put("account", cloud.cloud().account());
        placeholders.put("region", cloud.cloud().region());
        placeholders.put("machineName", name);
        placeholders.put("executionName", "run");
        stage.prepare(test, name, placeholders);
        try {
            var machine = stage.states.createStateMachine(r -> r.name(name).roleArn(ROLE).type(test.express()
                    ? "EXPRESS"
                    : "STANDARD").definition(placeholders.fill(test.definition()))).stateMachineArn();
            placeholders.put("machine", machine);
            placeholders.put("execution", machine.replace(":stateMachine:", ":execution:") + ":run");
            return new Started(stage.states.startExecution(r -> r.stateMachineArn(machine).name("run").input(
                    placeholders.fill(test.input()))).executionArn(), "");
        } catch (AwsServiceException e) {
            return new Started("", e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
        }
    }

    private static void check(ConformanceCase test, Placeholders placeholders, Started started) {
        if (test.isRefused() || started.execution().isEmpty()) {
            var expected = test.isRefused() ? ConformanceCase.text(test.json().get("refused")) : "not refused";
            assertThat(placeholders.fits(expected, started.refusal())).as("expected: " + expected + "\nbut was:  "
                    + started.refusal()).isTrue();
            return;
        }
        var execution = ended(started.execution());
        var history = ExpectedHistory.told(stage.states.getExecutionHistoryPaginator(r -> r.executionArn(started
                .execution())).events().stream().toList());
        var differences = new ExpectedHistory(test.json().get("events"), placeholders).differences(history, test
                .anyOrder());
        outcome("status", test.status(), execution.statusAsString(), placeholders, differences);
        outcome("output", expected(test, "output"), execution.output(), placeholders, differences);
        outcome("error", expected(test, "error"), execution.error(), placeholders, differences);
        outcome("cause", expected(test, "cause"), execution.cause(), placeholders, differences);
        if (!differences.isEmpty()) {
            fail(test.area() + "/" + test.name() + " (" + test.json().get("rule").textValue() + ")\n  - " + String.join(
                    "\n  - ", differences) + "\n  what happened:\n    " + history.stream().map(Object::toString)
                            .collect(
                                    Collectors.joining(",\n    ")));
        }
    }

    private static String expected(ConformanceCase test, String field) {
        return test.json().has(field) ? ConformanceCase.text(test.json().get(field)) : null;
    }

    private static void outcome(String field, String expected, String actual, Placeholders placeholders,
            List<String> differences) {
        if (expected == null ? actual != null : actual == null || !placeholders.fits(expected, actual)) {
            differences.add(field + "\n      expected " + expected + "\n      but was  " + actual);
        }
    }

    private static DescribeExecutionResponse ended(String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var described = stage.states.describeExecution(r -> r.executionArn(execution));
            if (described.status() != ExecutionStatus.RUNNING) {
                return described;
            }
            assertThat(System.nanoTime()).as(execution + " runs too long").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
