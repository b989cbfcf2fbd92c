package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static dev.signalbox.localcloud.service.lambda.LambdaFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.functions.FailsToLoad;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

final class InvokeContractTest {
    @TempDir static Path folder;
    private static LambdaFixture cloud;

    @BeforeAll
    static void start() {
        cloud = new LambdaFixture(folder);
        cloud.lambda().createFunction(function("all").build());
        cloud.lambda().createFunction(function("short").timeout(1).build());
        cloud.lambda().createFunction(function("unloadable").handler(FailsToLoad.class.getName() + "::handle")
                .build());
        cloud.lambda().createFunction(function("absent").handler("example.Absent").build());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void answersWhatTheFunctionAnswers() {
        var response = cloud.invoke("all", "{\"a\":[1,\"zwölf\"]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\":[1,\"zwölf\"]}");
    }

    @Test
    void takesNamesPartialNamesAndArns() {
        for (var name : Set.of("function:all", "000000000000:function:all", "all:$LATEST",
                "arn:aws:lambda:local-1:000000000000:function:all")) {
            assertThat(cloud.invoke(name, "1").functionError()).as(name).isEqualTo("Unhandled");
            assertThat(cloud.invoke(name, "{}").functionError()).as(name).isNull();
        }
        assertThatThrownBy(() -> cloud.invoke("all:7", "{}")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void givesTheFunctionItsContext() {
        var context = json(cloud.invoke("all", "{\"do\":\"context\"}"));

        assertThat(context.get("function").asText()).isEqualTo("all");
        assertThat(context.get("arn").asText()).isEqualTo("arn:aws:lambda:local-1:000000000000:function:all");
        assertThat(context.get("memory").asInt()).isEqualTo(256);
        assertThat(context.get("heap").asInt()).isBetween(180, 217);
        assertThat(context.get("remaining").asInt()).isBetween(1, 60_000);
        assertThat(context.get("group").asText()).isEqualTo("/aws/lambda/all");
        assertThat(context.get("requestId").asText()).hasSize(36);
    }

    @Test
    void givesTheFunctionAnEnvironmentOfItsOwn() {
        var environment = json(cloud.invoke("all", "{\"do\":\"environment\"}"));

        assertThat(environment.get("AWS_ENDPOINT_URL").asText()).isEqualTo(cloud.cloud().endpoint().toString());
        assertThat(environment.get("AWS_REGION").asText()).isEqualTo("local-1");
        assertThat(environment.get("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("all");
        assertThat(environment.has("USER")).isFalse();
    }

    @Test
    void reportsWhatTheFunctionThrows() {
        var response = cloud.invoke("all", "{\"do\":\"fail\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).get("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(json(response).get("errorMessage").asText()).isEqualTo("told to fail");
        assertThat(json(response).get("stackTrace").get(0).asText()).contains("TestFunction.handleRequest");
        assertThat(log(response)).contains("told to fail: java.lang.IllegalArgumentException");
    }

    @Test
    void usesAnEnvironmentAgain() {
        var first = json(cloud.invoke("all", "{\"do\":\"context\"}"));
        var second = json(cloud.invoke("all", "{\"do\":\"context\"}"));

        assertThat(second.get("pid")).isEqualTo(first.get("pid"));
        assertThat(second.get("calls").asInt()).isEqualTo(first.get("calls").asInt() + 1);
    }

    @Test
    void runsParallelInvocationsInEnvironmentsOfTheirOwn() {
        var answers = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> cloud.invoke("all",
                "{\"do\":\"sleep\",\"millis\":2000}"), task -> Thread.ofVirtual().start(task))).toList();

        var processes = new HashSet<Long>();
        answers.forEach(a -> processes.add(json(a.join()).get("pid").asLong()));
        assertThat(processes).hasSize(4);
    }

    @Test
    void letsCallersWaitForTheirTurnWhenAllEnvironmentsAreBusy() {
        cloud.lambda().createFunction(function("other").build());
        var answers = IntStream.range(0, 60).mapToObj(i -> CompletableFuture.supplyAsync(() -> cloud.invoke(i % 3 == 0
                ? "other"
                : "all", "{\"do\":\"sleep\",\"millis\":50}"), task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(answers).allSatisfy(a -> assertThat(a.join().functionError()).isNull());
    }

    @Test
    void killsAFunctionThatTakesTooLong() {
        var first = json(cloud.invoke("short", "{\"do\":\"context\"}")).get("pid").asLong();

        var response = cloud.invoke("short", "{\"do\":\"sleep\",\"millis\":60000}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).get("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(json(response).get("errorMessage").asText()).matches(
                "RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
        assertThat(log(response)).contains("Task timed out after 1.00 seconds").contains("Status: timeout");
        assertThat(json(cloud.invoke("short", "{\"do\":\"context\"}")).get("pid").asLong()).isNotEqualTo(first);
        assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void tellsWhenTheMemoryWasTooSmall() {
        var response = cloud.invoke("all", "{\"do\":\"eat\"}");

        assertThat(json(response).get("errorType").asText()).isEqualTo("Runtime.OutOfMemory");
        assertThat(json(response).get("errorMessage").asText()).endsWith(
                "Error: Runtime exited with error: signal: killed");
    }

    @Test
    void tellsWhenTheFunctionEndsItsProcess() {
        var response = cloud.invoke("all", "{\"do\":\"exit\",\"code\":9}");

        assertThat(json(response).get("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(json(response).get("errorMessage").asText()).endsWith(
                "Error: Runtime exited with error: exit status 9");
        assertThat(cloud.invoke("all", "{}").functionError()).isNull();
    }

    @Test
    void reportsAFailingInitialiser() {
        var response = cloud.invoke("unloadable", "{}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).get("errorMessage").asText()).contains("not today");
        assertThat(json(response).get("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void reportsAMissingClass() {
        var response = cloud.invoke("absent", "{}");

        assertThat(json(response).get("errorType").asText()).isEqualTo("java.lang.ClassNotFoundException");
        assertThat(json(response).get("errorMessage").asText()).isEqualTo("Class not found: example.Absent");
    }

    @Test
    void returnsTheTailOfTheLog() {
        var response = cloud.invoke("all", "{\"do\":\"log\"}");

        assertThat(log(response)).matches("""
                (?s)START RequestId: \\S+ Version: \\$LATEST
                by stdout
                by stderr
                by logger
                without line end
                END RequestId: \\S+
                REPORT RequestId: \\S+\tDuration: .* ms\tBilled Duration: .* ms\tMemory Size: 256 MB\t.*
                """);
    }

    @Test
    void refusesEventsThatAreTooLargeOrNoJson() {
        var large = SdkBytes.fromUtf8String("\"" + "x".repeat(6_291_456) + "\"");

        assertThatThrownBy(() -> cloud.lambda().invoke(i -> i.functionName("all").payload(large))).isInstanceOf(
                RequestTooLargeException.class);
        assertThatThrownBy(() -> cloud.invoke("all", "{")).isInstanceOf(InvalidRequestContentException.class);
    }

    @Test
    void refusesAnswersThatAreTooLarge() {
        var response = cloud.invoke("all", "{\"do\":\"large\",\"size\":6300000}");

        assertThat(json(response).get("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(cloud.invoke("all", "{\"do\":\"large\",\"size\":6200000}").payload().asByteArrayUnsafe()).hasSize(
                6_200_002);
    }

    @Test
    void refusesMoreThanTheReservedConcurrency() {
        cloud.lambda().createFunction(function("stopped").build());
        cloud.lambda().putFunctionConcurrency(c -> c.functionName("stopped").reservedConcurrentExecutions(0));

        assertThatThrownBy(() -> cloud.invoke("stopped", "{}")).isInstanceOf(TooManyRequestsException.class);
        assertThat(cloud.lambda().invoke(i -> i.functionName("stopped").invocationType(InvocationType.DRY_RUN))
                .statusCode()).isEqualTo(204);
    }

    private static String log(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    }
}
