package dev.signalbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.callback.CallbackAuth;
import dev.signalbox.lambda.callback.WireTestDesk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Both handlers with the real SDK against a real waiting task of the local cloud. */
class CallbackOverTheWireTest {
    /** A task that hands its token out in a table and waits; the handlers' own state does it through a function. */
    private static final String MACHINE = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,"TimeoutSeconds":3600,"HeartbeatSeconds":600,
              "Resource":"arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
              "Parameters":{"TableName":"tokens","Item":{"id":{"S.$":"$$.Execution.Name"},
                "token":{"S.$":"$$.Task.Token"}}}}}}""";

    private static TestCloud cloud;
    private static DynamoDbClient dynamo;
    private static SfnClient sfn;
    private static String machine;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cloud = new TestCloud(folder);
        dynamo = cloud.table("registrations", "URI");
        cloud.table("tokens", "id").close();
        sfn = cloud.client(SfnClient.builder());
        machine = sfn.createStateMachine(b -> b.name("m").definition(MACHINE)
                .roleArn("arn:aws:iam::000000000000:role/states")).stateMachineArn();
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        sfn.close();
        cloud.close();
    }

    private static JsonNode call(RequestStreamHandler handler, String input) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out,
                new FakeContext());
        return TaskInput.JSON.readTree(out.toByteArray());
    }

    private static String execution(String name) throws Exception {
        var arn = sfn.startExecution(b -> b.stateMachineArn(machine).name(name)).executionArn();
        await(() -> item("tokens", "id", name).containsKey("token"));
        return arn;
    }

    private static void register(String name, CallbackAuth auth) throws IOException {
        var token = item("tokens", "id", name).get("token").s();
        call(new CallbackWaiter(WireTestDesk.room(dynamo, sfn, auth)), TaskInput.JSON.writeValueAsString(
                Map.of("uri", name, "token", token, "projectid", "1234567")));
    }

    private static JsonNode post(String name, String secret, String body, CallbackAuth auth) throws IOException {
        return call(new HandleCallback(WireTestDesk.desk(dynamo, sfn, machine, auth)),
                TaskInput.JSON.writeValueAsString(Map.of("routeKey", "POST /callbacka/{executionName}", "rawPath",
                        "/some/base/path/callbacka/" + name, "pathParameters", Map.of("executionName", name),
                        "queryStringParameters", Map.of("secret", secret), "headers", Map.of(), "body", body)));
    }

    private static Map<String, AttributeValue> item(String table, String key, String value) {
        return dynamo.getItem(b -> b.tableName(table).consistentRead(true).key(
                Map.of(key, AttributeValue.fromS(value)))).item();
    }

    private static DescribeExecutionResponse ended(String arn) throws Exception {
        await(() -> sfn.describeExecution(b -> b.executionArn(arn)).status() != ExecutionStatus.RUNNING);
        return sfn.describeExecution(b -> b.executionArn(arn));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var deadline = Instant.now().plusSeconds(60);
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    private static String secret(String name) {
        return item("registrations", "URI", name).get("CallbackUrl").s().replaceFirst(".*secret=", "");
    }

    @Test
    void callbackResumesTheExecutionOnce() throws Exception {
        var arn = execution("run-1");
        register("run-1", new CallbackAuth.Secret());
        var row = item("registrations", "URI", "run-1");
        assertThat(row.get("status").s()).isEqualTo("WAITING");
        assertThat(row).containsKeys("ProjectId", "token", "SecretHash", "CallbackUrl", "ExpiresAt", "Deadline");
        var secret = secret("run-1");

        assertThat(post("run-1", "wrong", "{}", new CallbackAuth.Secret()).path("statusCode").asInt()).isEqualTo(401);
        var answer = post("run-1", secret, "{\"files\":3}", new CallbackAuth.Secret());
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText()).isEqualTo("\"Callback sent\"");

        assertThat(ended(arn).output()).isEqualTo("{\"files\":3}");
        assertThat(post("run-1", secret, "{\"files\":3}", new CallbackAuth.Secret()).path("statusCode").asInt())
                .isEqualTo(200);
        assertThat(post("run-1", secret, "{\"files\":4}", new CallbackAuth.Secret()).path("statusCode").asInt())
                .isEqualTo(409);
        assertThat(item("registrations", "URI", "run-1")).doesNotContainKeys("token", "CallbackUrl");
    }

    @Test
    void providersFailureFailsTheExecution() throws Exception {
        var arn = execution("run-2");
        register("run-2", new CallbackAuth.Secret());
        post("run-2", secret("run-2"), "{\"status\":\"FAILED\",\"error\":\"NotReady\",\"cause\":\"tomorrow\"}",
                new CallbackAuth.Secret());
        var ended = ended(arn);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("NotReady");
        assertThat(ended.cause()).isEqualTo("tomorrow");
    }

    @Test
    void earlyCallbackIsKeptAndApplied() throws Exception {
        var arn = execution("run-3");
        assertThat(post("run-3", "", "{\"early\":true}", new CallbackAuth.Open()).path("statusCode").asInt())
                .isEqualTo(202);
        register("run-3", new CallbackAuth.Open());
        assertThat(ended(arn).output()).isEqualTo("{\"early\":true}");
        assertThat(item("registrations", "URI", "run-3")).doesNotContainKeys("EarlyOutput", "token");
    }

    @Test
    void callbackForAStoppedExecutionIs410() throws Exception {
        var arn = execution("run-4");
        register("run-4", new CallbackAuth.Secret());
        var secret = secret("run-4");
        sfn.stopExecution(b -> b.executionArn(arn));
        assertThat(post("run-4", secret, "{}", new CallbackAuth.Secret()).path("statusCode").asInt()).isEqualTo(410);
    }

    @Test
    void unknownExecutionIs404() throws Exception {
        assertThat(post("nobody", "x", "{}", new CallbackAuth.Secret()).path("statusCode").asInt()).isEqualTo(404);
        assertThat(post("nobody", "x", "{}", new CallbackAuth.Open()).path("statusCode").asInt()).isEqualTo(404);
    }

    @Test
    void basePathInFrontDoesNotShiftTheId() throws Exception {
        var arn = execution("run-5");
        register("run-5", new CallbackAuth.Open());
        // The path holds more than the id, see post().
        assertThat(post("run-5", "", "", new CallbackAuth.Open()).path("statusCode").asInt()).isEqualTo(200);
        assertThat(ended(arn).output()).isEqualTo("{}");
    }

    @Test
    void tokenAndSecretStayOutOfTheLog() throws Exception {
        var out = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        String token;
        String secret;
        try {
            execution("run-6");
            register("run-6", new CallbackAuth.Secret());
            token = item("tokens", "id", "run-6").get("token").s();
            secret = secret("run-6");
            post("run-6", secret, "{}", new CallbackAuth.Secret());
        } finally {
            System.setOut(out);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("callback.waiting", "callback.taken")
                .doesNotContain(token, secret);
    }

    @Test
    void projectThatIsNoTextFailsBeforeTheWait() {
        var waiter = new CallbackWaiter(WireTestDesk.room(dynamo, sfn, new CallbackAuth.Secret()));
        assertThatThrownBy(() -> call(waiter, "{\"uri\":\"x\",\"token\":\"t\",\"projectid\":1234567}"))
                .isInstanceOf(InvalidInput.class).hasMessageContaining("'projectid' must be a text");
    }
}
