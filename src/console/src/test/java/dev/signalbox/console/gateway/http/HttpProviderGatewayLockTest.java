package dev.signalbox.console.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.NotedProvider;
import dev.signalbox.console.model.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpProviderGatewayLockTest {
    @Test
    void noCallbackIsPostedWhileLocked() throws Exception {
        var arrived = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        List<String> noted = new ArrayList<>();
        try (var provider = new HttpProviderGateway(Clock.systemUTC(), (_, operation) -> {
            throw new ChangeRefusedException("PROD", operation);
        })) {
            var door = new NotedProvider(provider, (action, _, _, _) -> noted.add(action));
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(catchThrowableOfType(GatewayException.class, () -> door.post(url, "{}")).failure()).isEqualTo(
                    new Failure.Locked("PROD", "POST callback"));
        } finally {
            server.stop(0);
        }
        assertThat(arrived).hasValue(0);
        assertThat(noted).isEmpty();
    }
}
