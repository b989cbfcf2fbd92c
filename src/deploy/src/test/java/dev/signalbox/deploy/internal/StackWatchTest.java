package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.watch.SignInMissing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** A stack that never begins, as moto leaves one when its execution breaks off, and a session that ends while a stack is watched. */
class StackWatchTest {
    private static final String STACK = """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
            <StackId>s</StackId><StackName>plain</StackName><CreationTime>2026-11-22T08:00:00Z</CreationTime>
            <StackStatus>REVIEW_IN_PROGRESS</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>""";

    private static final String EXPIRED = """
            <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code>
            <Message>The security token included in the request is expired</Message></Error></ErrorResponse>""";
    private static final String DONE = """
            <member><EventId>1</EventId><StackId>s</StackId><StackName>plain</StackName><LogicalResourceId>plain</LogicalResourceId>
            <PhysicalResourceId>s</PhysicalResourceId><ResourceType>AWS::CloudFormation::Stack</ResourceType>
            <Timestamp>2026-11-22T08:01:00Z</Timestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>""";

    private final AtomicInteger refused = new AtomicInteger();
    private volatile int refusals;
    private volatile boolean done;
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CloudFormationClient client = CloudFormationClient.builder().region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).credentialsProvider(
                    AnonymousCredentialsProvider.create()).httpClient(UrlConnectionHttpClient.create()).build();

    StackWatchTest() throws IOException {
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
            var name = asked.replaceAll(".*Action=(\\w+).*", "$1");
            boolean over = refused.get() < refusals;
            var body = (over ? EXPIRED : told(name)).getBytes(StandardCharsets.UTF_8);
            if (over) {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(over ? 403 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String told(String name) {
        return switch (name) {
            case "DescribeStacks" -> done ? STACK.replace("REVIEW_IN_PROGRESS", "CREATE_COMPLETE") : STACK;
            case "DescribeEvents" ->
                "<%1$sResponse><%1$sResult><OperationEvents>%2$s</OperationEvents></%1$sResult></%1$sResponse>"
                        .formatted(name, done ? DONE : "");
            default -> "<%1$sResponse><%1$sResult/></%1$sResponse>".formatted(name);
        };
    }

    private StackWatch watch(Duration limit) {
        return new StackWatch(new StackReader(client), Duration.ofMillis(10), limit, Duration.ofSeconds(20));
    }

    @Test
    void aSessionThatEndsIsWaitedForAndTheWatchGoesOn() {
        refusals = 3;
        done = true;

        var ended = watch(Duration.ofSeconds(20)).untilDone("plain", Set.of(), _ -> {});

        assertThat(refused).hasValue(3);
        assertThat(ended.stack().orElseThrow().status()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void nobodySigningInEndsTheWatchAtItsLimitWithTheReason() {
        refusals = Integer.MAX_VALUE;

        assertThatThrownBy(() -> watch(Duration.ofMillis(300)).untilDone("plain", Set.of(), _ -> {})).isInstanceOf(
                CloudFormationException.class).hasMessageContaining("token included in the request is expired");
        assertThat(refused.get()).isGreaterThan(1);
    }

    @Test
    void whatTheCredentialsSayIsHeard() {
        var before = new StackReader(CloudFormationClient.builder().region(Region.EU_CENTRAL_1).endpointOverride(URI
                .create("http://127.0.0.1:1")).credentialsProvider(() -> {
                    if (refused.incrementAndGet() < 3) {
                        throw new NobodySignedIn();
                    }
                    throw new DeployException("signed in");
                }).httpClient(UrlConnectionHttpClient.create()).build());
        var impatient = new StackWatch(before, Duration.ofMillis(10), Duration.ofSeconds(20), Duration.ZERO,
                Duration.ZERO);

        assertThatThrownBy(() -> impatient.untilDone("plain", Set.of(), _ -> {})).hasMessage("signed in");
    }

    @Test
    void whoStopsItDoesNotWaitForTheSignIn() throws Exception {
        refusals = Integer.MAX_VALUE;
        var thrown = new AtomicReference<Throwable>();
        var watching = Thread.ofVirtual().start(() -> {
            try {
                watch(Duration.ofHours(1)).untilDone("plain", Set.of(), _ -> {});
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        while (refused.get() < 2 && watching.isAlive()) {
            Thread.sleep(10);
        }

        watching.interrupt();

        assertThat(watching.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isNotNull();
    }

    private static final class NobodySignedIn extends RuntimeException implements SignInMissing {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void itIsNotWaitedForAsLongAsForOneThatGoesOn() {
        var watch = new StackWatch(new StackReader(client), Duration.ofMillis(10), Duration.ofSeconds(20), Duration
                .ofMillis(100));

        assertThatThrownBy(() -> watch.untilDone("plain", Set.of(), _ -> {})).isInstanceOf(DeployException.class)
                .hasMessageContaining("was not begun");
    }
}
