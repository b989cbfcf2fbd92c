package dev.signalbox.console.gateway.http;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ProviderGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.ProviderResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Posts with Java's own client; no AWS credentials are near it. */
public final class HttpProviderGateway implements ProviderGateway, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** API Gateway answers within 30 seconds, one way or the other. */
    private static final Duration ANSWER = Duration.ofSeconds(35);
    /** An answer is shown to a person; a longer one is cut. */
    private static final int SHOWN_BYTES = 65_536;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final Clock clock;
    private final ChangeGuard guard;

    /** @param guard is asked before anything is posted */
    public HttpProviderGateway(Clock clock, ChangeGuard guard) {
        this.clock = clock;
        this.guard = guard;
    }

    @Override
    public ProviderResponse post(URI callbackUrl, String body) throws GatewayException {
        guard.require("Provider", "POST callback");
        var request = HttpRequest.newBuilder(callbackUrl).timeout(ANSWER).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        var started = clock.instant();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var in = response.body()) {
                var text = new String(in.readNBytes(SHOWN_BYTES), StandardCharsets.UTF_8);
                return new ProviderResponse(response.statusCode(), text, Duration.between(started, clock.instant()),
                        started);
            }
        } catch (IOException e) {
            throw new GatewayException(new Failure.Unreachable(callbackUrl.getAuthority(),
                    "The callback URL did not answer: "
                            + e.getClass().getSimpleName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(new Failure.Unreachable(callbackUrl.getAuthority(), "Sending was cancelled."),
                    e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
