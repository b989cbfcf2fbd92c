package dev.signalbox.console.gateway.update;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Fetches the feed with one GET that tells nothing but that somebody has Signalbox: no version, no id, no cookie. Goes by the
 * proxies of the JDK; follows redirects on the same host only; takes no more than {@value #MOST_BYTES} bytes and {@value #SECONDS}
 * seconds, however slowly they come.
 */
public final class HttpFeedGateway implements FeedGateway {
    static final int MOST_BYTES = 64 << 10;
    static final int SECONDS = 20;
    private static final int MOST_REDIRECTS = 3;

    private final List<PublicKey> keys;
    private final Predicate<URI> allowed;
    private final Duration patience;

    /** Asks addresses of https only. */
    public HttpFeedGateway(List<PublicKey> keys) {
        this(keys, HttpFeedGateway::secure, Duration.ofSeconds(SECONDS));
    }

    /** @param allowed which addresses may be asked */
    HttpFeedGateway(List<PublicKey> keys, Predicate<URI> allowed, Duration patience) {
        this.keys = List.copyOf(keys);
        this.allowed = allowed;
        this.patience = patience;
    }

    static boolean secure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && address
                .getRawUserInfo() == null;
    }

    @Override
    public Feed check(String signed, Instant now) throws FeedException {
        return SignedFeed.read(signed, keys, now);
    }

    @Override
    public Feed fetch(URI address, Instant now) throws FeedException {
        long end = System.nanoTime() + patience.toNanos();
        var client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER)
                .version(
                        HttpClient.Version.HTTP_1_1);
        ProxySelector proxies = ProxySelector.getDefault();
        if (proxies != null) {
            client.proxy(proxies);
        }
        HttpClient http = client.build();
        try {
            URI at = address;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                HttpResponse<byte[]> answer = get(http, at, end);
                if (answer.statusCode() / 100 != 3) {
                    return check(text(answer), now);
                }
                at = next(at, answer);
            }
            throw new FeedException("the update address leads on and on");
        } finally {
            http.shutdownNow();
        }
    }

    private HttpResponse<byte[]> get(HttpClient http, URI at, long end) throws FeedException {
        if (!allowed.test(at)) {
            throw new FeedException("the update address is not asked, since it is not one of https: " + at);
        }
        var request = HttpRequest.newBuilder(at).header("Accept", "application/json").header("User-Agent", "Signalbox")
                .GET().build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new FeedException(at.getHost() + " did not answer: " + cause(e), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FeedException(at.getHost() + " did not answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FeedException("looking was given up", e);
        }
    }

    private static String cause(ExecutionException e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String text(HttpResponse<byte[]> answer) throws FeedException {
        if (answer.statusCode() != 200) {
            throw new FeedException(answer.uri().getHost() + " answered with HTTP " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static URI next(URI at, HttpResponse<byte[]> answer) throws FeedException {
        try {
            URI next = at.resolve(answer.headers().firstValue("Location").orElse(""));
            if (!at.getHost().equalsIgnoreCase(next.getHost())) {
                throw new FeedException("the update address leads to another host, " + next.getHost()
                        + ", which is not asked");
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new FeedException("the update address leads to what is no address", e);
        }
    }
}
