package dev.signalbox.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnConnectTest {
    private static DeliveryFixture world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new DeliveryFixture(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static int connect(boolean needsTicket, Map<String, ?> event) throws IOException {
        return Calls.of(new OnConnect(world.reception(needsTicket)), event).path("statusCode").asInt();
    }

    /** The original found only the one spelling that its own client sent. */
    @ParameterizedTest
    @ValueSource(strings = {"X-StateMachine-ExecutionArn", "x-statemachine-executionarn"})
    void originalsHeaderIsFoundHoweverItIsSpelled(String name) throws IOException {
        var ticket = world.begun();
        assertThat(connect(false, Map.of("headers", Map.of("Host", "h", name, DeliveryFixture.arn(ticket)),
                "requestContext", Map.of("connectionId", name)))).isEqualTo(200);
        assertThat(world.delivery(ticket).client().orElseThrow().connectionId()).isEqualTo(name);
    }

    @Test
    void ticketMayComeInTheAddressOrAsAHeader() throws IOException {
        var ticket = world.begun();
        var context = Map.of("connectionId", "c");
        assertThat(connect(true, Map.of("queryStringParameters", Map.of("ticket", ticket.text()), "requestContext",
                context))).isEqualTo(200);
        assertThat(connect(true, Map.of("headers", Map.of("x-download-ticket", ticket.text()), "requestContext",
                context))).isEqualTo(200);
    }

    /** The original's function threw here, which clients saw as an internal error. */
    @Test
    void handshakeThatSaysNothingIsRefused() throws IOException {
        assertThat(connect(false, Map.of("requestContext", Map.of("connectionId", "c")))).isEqualTo(403);
    }
}
