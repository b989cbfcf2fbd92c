package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** A stack that never begins, as moto leaves one when its execution breaks off. */
class StackWatchTest {
    private static final String STACK = """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
            <StackId>s</StackId><StackName>plain</StackName><CreationTime>2026-11-22T08:00:00Z</CreationTime>
            <StackStatus>REVIEW_IN_PROGRESS</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>""";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CloudFormationClient client = CloudFormationClient.builder().region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).credentialsProvider(
                    AnonymousCredentialsProvider.create()).httpClient(UrlConnectionHttpClient.create()).build();

    StackWatchTest() throws IOException {
        server.createContext("/", StackWatchTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var name = asked.replaceAll(".*Action=(\\w+).*", "$1");
            var body = (name.equals("DescribeStacks") ? STACK
                    : "<" + name + "Response><" + name + "Result/></" + name
                            + "Response>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void itIsNotWaitedForAsLongAsForOneThatGoesOn() {
        var watch = new StackWatch(new StackReader(client), Duration.ofMillis(10), Duration.ofSeconds(20), Duration
                .ofMillis(100));

        assertThatThrownBy(() -> watch.untilDone("plain", Set.of(), _ -> {})).isInstanceOf(DeployException.class)
                .hasMessageContaining("was not begun");
    }
}
