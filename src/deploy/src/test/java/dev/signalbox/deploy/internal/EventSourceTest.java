package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.deploy.StackEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** What to do where {@code DescribeEvents} is not to be had; the page is moto's. */
class EventSourceTest {
    private static final String PAGE = "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n";
    private static final String ERROR = """
            <ErrorResponse><Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>We failed</Message></Error>
            <RequestId>r-1</RequestId></ErrorResponse>""";
    private static final String EVENTS = """
            <DescribeStackEventsResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStackEventsResult>
            <StackEvents><member><EventId>e-1</EventId><StackId>s</StackId><StackName>plain</StackName>
            <LogicalResourceId>plain</LogicalResourceId><ResourceType>AWS::CloudFormation::Stack</ResourceType>
            <Timestamp>2026-11-22T08:00:00Z</Timestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackEvents>
            </DescribeStackEventsResult></DescribeStackEventsResponse>""";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CloudFormationClient client = CloudFormationClient.builder().region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).credentialsProvider(
                    AnonymousCredentialsProvider.create()).httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD).retryStrategy(r -> r.maxAttempts(1)))
            .build();
    private String refusal = PAGE;

    EventSourceTest() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = asked.contains("Action=DescribeStackEvents");
            var body = (known ? EVENTS : refusal).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", known ? "text/xml" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(known ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void theOlderOperationIsAskedWhereTheEndpointAnswersAPageOfItsOwn() {
        assertThat(new EventSource(client).since("plain", Set.of())).extracting(StackEvent::status).containsExactly(
                "CREATE_COMPLETE");
    }

    @Test
    void whatAwsFailsAtIsNotTakenForThat() {
        refusal = ERROR;
        assertThatThrownBy(() -> new EventSource(client).since("plain", Set.of())).isInstanceOf(
                CloudFormationException.class).hasMessageContaining("We failed");
    }
}
