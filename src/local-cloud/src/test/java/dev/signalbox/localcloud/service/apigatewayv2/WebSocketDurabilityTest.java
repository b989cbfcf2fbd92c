package dev.signalbox.localcloud.service.apigatewayv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebSocketDurabilityTest {
    @Test
    void tellsTheDisconnectRouteOfConnectionsThatEndedWithTheProcess(@TempDir Path folder) throws Exception {
        try (var cloud = new SocketFixture(folder)) {
            var api = cloud.api("$connect", "$disconnect");
            try (var client = TestSocket.open(cloud.address(api, "?name=lost"))) {
                cloud.noted("name=lost");
                cloud.restart();

                assertThat(client.end().code()).isIn(1001, 1006);
                assertThat(cloud.noted("eventType=DISCONNECT")).hasSize(1).first().asString().contains(
                        "disconnectStatusCode=1006", "stage=dev");
            }
        }
    }
}
