package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;

/** Notifications to a web server that answers as it is told. */
final class SnsHttpTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SnsClient sns;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        fixture = new LocalCloudFixture(folder);
        sns = fixture.client(SnsClient.builder());
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sns.close();
        fixture.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(exchange.getRequestHeaders().getFirst("x-amz-sns-message-type")).isEqualTo(body.path("Type")
                    .asText());
            received.add(body);
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
        }
    }

    private JsonNode next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "nothing was posted");
    }

    private String subscribe(Map<String, String> attributes) {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint("http://127.0.0.1:" + server.getAddress()
                .getPort() + "/hook").attributes(attributes));
        return topic;
    }

    @Test
    void asksToConfirmAndThenNotifies() throws Exception {
        var topic = subscribe(Map.of());
        var question = next();
        assertThat(question.path("Type").asText()).isEqualTo("SubscriptionConfirmation");
        SnsSignature.verify(question);

        var arn = sns.confirmSubscription(r -> r.topicArn(topic).token(question.path("Token").asText()))
                .subscriptionArn();
        assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes()).containsEntry(
                "PendingConfirmation", "false");
        sns.publish(r -> r.topicArn(topic).message("hello"));
        var news = next();
        assertThat(news.path("Message").asText()).isEqualTo("hello");
        SnsSignature.verify(news);
    }

    @Test
    void triesAgainAndSaysWhatCameOfIt() throws Exception {
        var topic = subscribe(Map.of("DeliveryPolicy",
                "{\"healthyRetryPolicy\":{\"numRetries\":1,\"minDelayTarget\":1,\"maxDelayTarget\":1}}"));
        var token = next().path("Token").asText();
        sns.confirmSubscription(r -> r.topicArn(topic).token(token));
        refusals.set(1);
        sns.publish(r -> r.topicArn(topic).subject("first").message("hello"));

        assertThat(next()).isEqualTo(next());
        var outbox = new OutboxReader(fixture.cloud());
        var delivered = outbox.await(m -> m.path("subject").asText().equals("first"));
        assertThat(delivered.at("/delivery/delivered").asBoolean()).isTrue();
        assertThat(delivered.at("/delivery/attempts").asInt()).isEqualTo(2);

        refusals.set(2);
        sns.publish(r -> r.topicArn(topic).subject("second").message("hello"));
        var lost = outbox.await(m -> m.path("subject").asText().equals("second"));
        assertThat(lost.at("/delivery/delivered").asBoolean()).isFalse();
        assertThat(lost.at("/delivery/status").asInt()).isEqualTo(503);
    }

    @Test
    void sendsNothingToLinkLocalAddresses() throws Exception {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint("http://169.254.169.254/latest"));

        var refused = new OutboxReader(fixture.cloud()).await(m -> m.path("kind").asText().equals("http"));
        assertThat(refused.at("/delivery/delivered").asBoolean()).isFalse();
        assertThat(refused.at("/delivery/reason").asText()).contains("link-local");
    }
}
