package dev.signalbox.download.callback;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.SafeUrl;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import dev.signalbox.transfer.UrlLogin;
import dev.signalbox.transfer.post.GuardedPost;
import dev.signalbox.transfer.post.PostAnswer;
import dev.signalbox.transfer.post.PostRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Posts the message as {@code application/json}; any 2xx confirms it. A user and password in the URL are sent as a header. */
public final class HttpBackend implements CallbackBackend {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Longer bodies of answers are not worth the connection that could be kept by reading them. */
    private static final int ANSWER_BYTES = 64 * 1024;
    private static final int REDIRECTS = 10;
    private static final Set<Integer> TURNS_INTO_GET = Set.of(301, 302, 303);

    private final GuardedPost post;
    private final Optional<Signature> signature;

    public HttpBackend(HttpSettings settings) {
        var connect = CONNECT.compareTo(settings.timeout()) < 0 ? CONNECT : settings.timeout();
        var times = new Timeouts(connect, settings.timeout(), settings.timeout());
        post = new GuardedPost(new FetchPolicy(settings.allowedHosts(), settings.allowPrivateAddresses(), ANSWER_BYTES,
                REDIRECTS, settings.connections(), times, RetryPolicy.DEFAULT), TransferTime.system());
        signature = settings.hmacKey().map(Signature::new);
    }

    @Override
    public void start() {
        // Connections are made when they are needed.
    }

    @Override
    public Delivery send(String address, Message message) throws InterruptedException {
        var body = message.bytes();
        var headers = new HashMap<String, String>(Map.of(Message.KEY_NAME, message.key().value()));
        signature.ifPresent(s -> headers.put(Signature.HEADER, s.of(body, Instant.now())));
        var login = UrlLogin.of(address);
        var secrets = login.authorization().map(a -> Map.of("Authorization", a)).orElse(Map.of());
        try {
            return judge(address, post.post(new PostRequest(login.url(), "application/json", body, headers, secrets)));
        } catch (FetchException e) {
            var error = String.valueOf(e.getMessage());
            return e.reason() == Reason.REFUSED ? new Delivery.Refused(error) : new Delivery.MayPass(error);
        }
    }

    /** Any other status may pass, also 4xx: receivers are deployed and mended too. */
    private static Delivery judge(String address, PostAnswer answer) {
        if (answer.isSuccess()) {
            return new Delivery.Confirmed();
        }
        var error = "Received status " + answer.status() + " from " + SafeUrl.of(address);
        if (TURNS_INTO_GET.contains(answer.status())) {
            error += ", a redirect that would make a GET of the POST and is not followed; give the callback the final URL, "
                    + "or redirect with 307 or 308";
        }
        return new Delivery.MayPass(error, answer.retryAfter());
    }

    @Override
    public void stop() {
        post.close();
    }
}
