package dev.signalbox.console.gateway.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

class ChangeGateTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final AtomicInteger credentialsAsked = new AtomicInteger();
    private volatile boolean locked = true;
    private volatile int status = 200;
    private Runnable onArrival = () -> {};
    private HttpServer server;
    private AwsClients clients;
    private SfnClient sfn;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            onArrival.run();
            byte[] body = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var connection = new AwsConnection(Region.EU_WEST_1, Optional.of(URI.create("http://127.0.0.1:" + server
                .getAddress().getPort())), () -> {
                    credentialsAsked.incrementAndGet();
                    return AwsBasicCredentials.create("key", "secret");
                }, Duration.ofSeconds(20), ClientAccess.PLAIN);
        clients = new AwsClients(connection, new Takes(), (action, _, _, result) -> noted.add(action + " " + result),
                (service, operation) -> {
                    if (locked) {
                        throw new ChangeRefusedException("PROD", operation);
                    }
                });
        sfn = clients.client(SfnClient.builder());
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    @Test
    void nothingOfARefusedChangeLeaves() {
        assertThat(refused()).isEqualTo(new Failure.Locked("PROD", "StopExecution"));
        assertThat(arrived).isEmpty();
        assertThat(taken).isEmpty();
        assertThat(noted).isEmpty();
        assertThat(credentialsAsked).hasValue(0);
    }

    @Test
    void readsPassWhileLocked() {
        sfn.listStateMachines();
        assertThat(arrived).containsExactly("AWSStepFunctions.ListStateMachines");
    }

    @Test
    void changesPassWhileUnlocked() {
        locked = false;
        sfn.stopExecution(r -> r.executionArn("arn"));
        assertThat(arrived).containsExactly("AWSStepFunctions.StopExecution");
        assertThat(noted).containsExactly("StopExecution done");
    }

    @Test
    void anAttemptThatWouldFollowIsNotSentOnceLocked() {
        locked = false;
        status = 500;
        onArrival = () -> locked = true;
        assertThat(refused()).isInstanceOf(Failure.Locked.class);
        assertThat(arrived).hasSize(1);
        assertThat(noted).as("the first attempt had left").containsExactly(
                "StopExecution no answer: it is not known whether it happened");
    }

    private Failure refused() {
        return Optional.ofNullable(catchThrowableOfType(GatewayException.class, () -> new AwsCalls(clients
                .connection()).call(() -> sfn.stopExecution(r -> r.executionArn("arn"))))).orElseThrow().failure();
    }

    private final class Takes implements CallLimit {
        @Override
        public void take(String api) {
            taken.add(api);
        }

        @Override
        public void again(String api) {
            taken.add(api);
        }

        @Override
        public void throttled(String api) {
            // It is not.
        }
    }
}
