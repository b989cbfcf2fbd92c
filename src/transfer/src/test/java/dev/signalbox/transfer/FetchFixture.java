package dev.signalbox.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A server, a fetch that may use loopback, and the sink of the last fetch. */
abstract class FetchFixture {
    static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    final TestServer server = new TestServer();
    final FakeTime time = new FakeTime();
    BytesSink sink = new BytesSink();

    @AfterEach
    void stop() {
        server.close();
    }

    static FetchPolicy policy() {
        return FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 10_000_000)
                .with(new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofHours(1)))
                .with(new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(60)));
    }

    Fetched fetch(FetchPolicy policy, FetchRequest request) throws FetchException {
        sink = new BytesSink();
        try (var fetch = new GuardedFetch(policy, time)) {
            return fetch.fetch(request, sink);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Fetched fetch(String path) throws FetchException {
        return fetch(policy(), FetchRequest.of(server.url(path)));
    }

    FetchException failure(FetchPolicy policy, FetchRequest request) {
        try {
            fetch(policy, request);
        } catch (FetchException e) {
            return e;
        }
        throw new AssertionError("The fetch succeeded");
    }

    FetchException failure(String path) {
        return failure(policy(), FetchRequest.of(server.url(path)));
    }

    FetchRequest expecting(String path, long size, String sha256) {
        return new FetchRequest(server.url(path), Map.of(), OptionalLong.of(size), Optional.of(sha256));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
