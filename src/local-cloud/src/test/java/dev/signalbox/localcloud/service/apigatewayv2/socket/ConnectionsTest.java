package dev.signalbox.localcloud.service.apigatewayv2.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
    private final ManualTime time = new ManualTime();
    private final Connections connections = new Connections(time);
    private final List<String> closed = new ArrayList<>();

    private Connection open(String id, String stage) {
        var connection = new Connection(id, "api", stage, time.now(), "127.0.0.1", "");
        connections.opened(connection, new Socket() {
            @Override
            public void send(String text) {}

            @Override
            public void close(int code, String reason) {
                closed.add(id + " " + code + " " + reason);
            }
        });
        return connection;
    }

    @Test
    void endsAConnectionThatIsIdleForTenMinutes() {
        open("a", "dev");

        time.advance(Duration.ofMinutes(9));
        connections.active("a");
        time.advance(Duration.ofMinutes(9));
        assertThat(closed).isEmpty();
        time.advance(Duration.ofMinutes(1));

        assertThat(closed).containsExactly("a 1001 Going away");
    }

    @Test
    void endsEveryConnectionAfterTwoHours() {
        open("a", "dev");
        for (int i = 0; i < 13; i++) {
            time.advance(Duration.ofMinutes(9));
            connections.active("a");
        }
        assertThat(closed).isEmpty();

        time.advance(Duration.ofMinutes(3));

        assertThat(closed).containsExactly("a 1001 Going away");
    }

    @Test
    void knowsAConnectionOnlyInItsStage() {
        open("a", "dev");

        assertThat(connections.find("api", "dev", "a")).isPresent();
        assertThat(connections.find("api", "prod", "a")).isEmpty();
        assertThat(connections.find("other", "dev", "a")).isEmpty();
        connections.closed("a");
        assertThat(connections.find("api", "dev", "a")).isEmpty();
        time.advance(Duration.ofHours(3));
        assertThat(closed).as("a closed one needs no end").isEmpty();
    }

    @Test
    void endsTheConnectionsOfWhatIsDeleted() {
        open("a", "dev");
        open("b", "prod");

        connections.endAll("api", Optional.of("dev"));
        assertThat(closed).containsExactly("a 1001 Going away");
        connections.endAll("api", Optional.empty());
        assertThat(closed).contains("b 1001 Going away");
    }
}
