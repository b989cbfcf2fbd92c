package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.app.FaultyEndpoint.Fault;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the operator is told for each way in which a question can go wrong. */
class FaultyAnswersTest {
    private static Failure failure(Fault fault) throws IOException {
        try (var endpoint = new FaultyEndpoint(URI.create("http://127.0.0.1:1"))) {
            endpoint.misbehave(fault);
            return failure(endpoint.address());
        }
    }

    private static Failure failure(URI address) {
        var connection = AwsConnection.local(address, "local-1", "key", "secret").patient(Duration.ofSeconds(5));
        try (var clients = new AwsClients(connection, new Budget(ApiRates.all(9, 9), new SimulatedTime()))) {
            return catchThrowableOfType(GatewayException.class, new AwsExecutionsGateway(clients)::executions)
                    .failure();
        }
    }

    @Test
    void throttled() throws Exception {
        assertThat(failure(Fault.THROTTLED)).isInstanceOf(Failure.Throttled.class);
    }

    @Test
    void denied() throws Exception {
        assertThat(Texts.text(failure(Fault.DENIED))).startsWith("Not allowed: is not authorized to perform this");
    }

    @Test
    void slow() throws Exception {
        assertThat(Texts.text(failure(Fault.SLOW))).matches("No answer from 127.0.0.1:\\d+ within 5 s");
    }

    @Test
    void brokenOff() throws Exception {
        assertThat(Texts.text(failure(Fault.CUT))).matches("No answer from 127.0.0.1:\\d+: .*");
    }

    @Test
    void nonsense() throws Exception {
        assertThat(Texts.text(failure(Fault.GARBAGE))).matches(
                "127.0.0.1:\\d+ answered something that AWS does not send: .*");
    }

    @Test
    void nobodyThere() {
        assertThat(Texts.text(failure(URI.create("http://127.0.0.1:1")))).isEqualTo(
                "No answer from 127.0.0.1:1: Connection refused");
    }
}
