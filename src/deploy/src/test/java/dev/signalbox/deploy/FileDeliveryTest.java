package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.deploy.DeliveryStack.Started;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The file-delivery pipeline over the wire: template, definition and functions in a local cloud, and real clients. */
@Timeout(180)
class FileDeliveryTest {
    @RegisterExtension static final GrantsUsed GRANTS = new GrantsUsed("file-delivery");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static DeliverySource source;
    private static DeliveryStack stack;
    private static Started forNobody;
    private static Started forLater;
    private static DeliveryClient patient;

    @BeforeAll
    static void deploy(@TempDir Path folder) throws Exception {
        source = new DeliverySource();
        stack = new DeliveryStack(folder, Map.of("DownloadAuth", "AWS_IAM", "RunSeconds", "2",
                "ConnectTimeoutSeconds", "8", "DownloadTimeoutSeconds", "600"));
        forLater = stack.start(source.url("later.csv"), "");
        patient = connect(forLater, "");
        forNobody = stack.start(source.url("file.csv"), "");
    }

    @AfterAll
    static void stop() {
        patient.close();
        stack.close();
        source.close();
        GRANTS.by(stack.cloud());
    }

    private static DeliveryClient connect(Started started, String query) {
        return DeliveryClient.open(started.webSocketEndpoint() + query, Map.of());
    }

    private static JsonNode json(String frame) throws Exception {
        return JSON.readTree(frame);
    }

    @Test
    void clientOfTheOriginalReceivesTheBareUrlAndDownloadsTheFile() throws Exception {
        var started = stack.start(source.url("held.csv"), "");
        try (var client = DeliveryClient.open(started.webSocketEndpoint(), Map.of("X-StateMachine-ExecutionArn",
                started.executionArn()))) {
            source.release("held.csv");
            var frame = client.next();
            assertThat(frame).startsWith("http");
            assertThat(stack.download(frame)).isEqualTo(DeliverySource.FILE);
            assertThat(frame).contains("/Response_Object_").contains(".csv?");
        }
        assertThat(stack.ended(started).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(stack.ended(started).output()).doesNotContain("X-Amz-Signature", started.ticket());
    }

    @Test
    void browserSeesProgressOfASourceThatTakesLongerThanARun() throws Exception {
        var started = stack.start(source.url("slow.csv"), "täglich.csv");
        try (var client = connect(started, "&frames=progress")) {
            var frame = json(client.next());
            assertThat(frame.path("type").asText()).isEqualTo("progress");
            assertThat(frame.path("size").asLong()).isEqualTo(DeliverySource.FILE.length);
            client.send("{\"action\":\"sendMessage\"}");
            boolean answered = false;
            while (!frame.path("type").asText().equals("result")) {
                frame = json(client.next());
                answered |= frame.path("type").asText().equals("status");
            }
            assertThat(answered).isTrue();
            assertThat(frame.path("name").asText()).isEqualTo("täglich.csv");
            assertThat(frame.path("sha256").asText()).isEqualTo(StoppingProvider.sha256(DeliverySource.FILE));
            assertThat(stack.download(frame.path("url").asText())).isEqualTo(DeliverySource.FILE);
        }
        assertThat(source.ranges()).isNotEmpty();
        try (var s3 = stack.client(S3Client.builder())) {
            assertThat(s3.listObjectsV2(b -> b.bucket(stack.output("S3Bucket")).prefix("partial/")).contents())
                    .isEmpty();
        }
    }

    @Test
    void lateAndLostAndRepeatedConnectionsReceiveTheResult() throws Exception {
        var started = stack.start("", "readings.csv");
        var lost = connect(started, "");
        lost.close();
        DeliveryStack.await("file", () -> stack.fetched(started) ? true : null);
        String first;
        try (var late = connect(started, "")) {
            first = late.next();
            late.leave();
        }
        assertThat(stack.ended(started).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        try (var again = connect(started, "&frames=json")) {
            var frame = json(again.next());
            assertThat(frame.path("type").asText()).isEqualTo("result");
            assertThat(stack.download(frame.path("url").asText())).isEqualTo(stack.download(first)).isNotEmpty();
        }
    }

    @Test
    void failureOfTheSourceIsPushedAndFailsTheExecution() throws Exception {
        var started = stack.start(source.url("missing.csv"), "");
        try (var client = connect(started, "")) {
            var frame = json(client.next());
            assertThat(frame.path("type").asText()).isEqualTo("error");
            assertThat(frame.path("error").asText()).isEqualTo("SourceFailed");
            assertThat(frame.path("cause").asText()).contains("answered 404");
        }
        var ended = stack.ended(started);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("SourceFailed");
        assertThat(ended.cause()).contains("answered 404");
        try (var again = connect(started, "")) {
            assertThat(json(again.next()).path("error").asText()).isEqualTo("SourceFailed");
        }
    }

    @Test
    void clientWithoutWebSocketCollectsTheFileByGet() throws Exception {
        var started = stack.start(source.url("file.csv"), "a.csv");
        stack.awaitStatus(started, "DELIVERED");
        var status = stack.status(started);
        assertThat(stack.download(status.path("url").asText())).isEqualTo(DeliverySource.FILE);
        assertThat(status.path("bytes").asLong()).isEqualTo(DeliverySource.FILE.length);
        assertThat(stack.ended(started).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void onlyWhoMayGetsIn() throws Exception {
        assertThat(stack.get(stack.downloadUrl("", ""), false).statusCode()).isEqualTo(403);
        assertThat(stack.get(stack.downloadUrl("http://169.254.169.254/x", ""), true).statusCode()).isEqualTo(400);
        var bare = stack.output("WebSocketEndpoint");
        refused(bare, forNobody.executionArn());
        refused(bare + "?ticket=" + forNobody.ticket() + "0", forNobody.executionArn());
        refused(bare + "?ticket=" + forNobody.ticket(), forNobody.executionArn() + "x");
        assertThat(stack.get(stack.output("WebEndpoint") + "download/status?ticket=x.y", false).statusCode())
                .isEqualTo(404);
    }

    private static void refused(String address, String executionArn) {
        assertThatThrownBy(() -> DeliveryClient.open(address, Map.of("X-StateMachine-ExecutionArn", executionArn)))
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> assertThat(e.getResponse()
                        .statusCode()).isEqualTo(403));
    }

    /** It began before the other's wait, and goes on after it. */
    @Test
    void sourceThatTakesLongerThanTheWaitForAClientStillArrivesButNobodysWaitEnds() throws Exception {
        var ended = stack.ended(forNobody);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("ClientNeverCame");
        assertThat(stack.status(forNobody).path("error").asText()).isEqualTo("ClientNeverCame");

        source.release("later.csv");
        assertThat(stack.download(patient.next())).isEqualTo(DeliverySource.FILE);
        assertThat(stack.ended(forLater).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void executionOfAnOperatorWaitsForItsClientEvenIfItsTokenIsAnsweredByHand() throws Exception {
        var arn = stack.startByHand("{\"url\":\"" + source.url("file.csv") + "\",\"name\":\"by hand.csv\"}");
        var first = stack.awaitToken(arn, "");
        stack.answer(first, "{\"status\":\"READY\"}");
        stack.awaitToken(arn, first);
        var started = new Started(arn, stack.row(arn).get("ConnectUrl").s(), "");
        try (var client = connect(started, "&frames=json")) {
            var frame = json(client.next());
            assertThat(frame.path("name").asText()).as(frame.toString()).isEqualTo("by hand.csv");
            assertThat(stack.download(frame.path("url").asText())).isEqualTo(DeliverySource.FILE);
        }
        assertThat(stack.ended(started).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
