package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The fixture keeps its word. */
final class RedisServerTest {
    @Test
    void forgetsByDefaultAndKeepsOnWish() {
        for (var appendOnly : new String[]{"no", "yes"}) {
            try (var server = RedisServer.start("appendonly " + appendOnly, "appendfsync always")) {
                try (var client = server.client()) {
                    client.set("a", "1");
                }
                server.kill();
                server.restart();

                try (var client = server.client()) {
                    assertThat(client.exists("a")).isEqualTo(appendOnly.equals("yes"));
                }
            }
        }
    }

    @Test
    void isGoneWhenStopped() {
        try (var server = RedisServer.start()) {
            server.stop();

            assertThatThrownBy(() -> {
                try (var client = server.client()) {
                    client.ping();
                }
            }).isInstanceOf(JedisConnectionException.class);
        }
    }

    @Test
    void leavesNothingBehind() {
        var server = RedisServer.start();
        server.close();

        assertThat(Files.exists(server.folder())).isFalse();
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatThrownBy(() -> RedisServer.start("no-such-setting 1")).hasMessageContaining("no-such-setting");
    }
}
