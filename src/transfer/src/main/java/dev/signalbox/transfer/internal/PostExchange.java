package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.SafeUrl;
import dev.signalbox.transfer.TransferTime;
import dev.signalbox.transfer.post.PostAnswer;
import dev.signalbox.transfer.post.PostRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Sends one POST and follows its redirects that keep the method, each checked like the first URL. */
public final class PostExchange {
    private final CloseableHttpClient client;
    private final FetchPolicy policy;
    private final UrlGuard guard;
    private final TransferTime time;
    private final Alarms alarms;

    /** @param alarms cut off what takes longer than the policy's total time */
    public PostExchange(CloseableHttpClient client, FetchPolicy policy, UrlGuard guard, TransferTime time,
            Alarms alarms) {
        this.client = client;
        this.policy = policy;
        this.guard = guard;
        this.time = time;
        this.alarms = alarms;
    }

    public PostAnswer post(PostRequest request) throws FetchException, InterruptedException {
        try (var alarm = alarms.set(policy.timeouts().total())) {
            return post(request, alarm);
        }
    }

    private PostAnswer post(PostRequest request, Alarm alarm) throws FetchException, InterruptedException {
        try {
            var first = guard.check(request.url());
            var url = first;
            for (int redirects = 0; redirects <= policy.maxRedirects(); redirects++) {
                var hop = hop(url, HttpExchange.sameOrigin(first, url) ? request : withoutSecrets(request), alarm);
                if (hop.target().isEmpty()) {
                    return hop.answer();
                }
                url = guard.redirect(url, hop.target().get());
            }
        } catch (RefusedAddress e) {
            throw FetchException.lasting(Reason.REFUSED, "Refused " + shown(request) + ": " + e.getMessage());
        } catch (IOException e) {
            throw fault(request, e, alarm);
        }
        throw FetchException.lasting(Reason.REFUSED, "Refused " + shown(request) + ": more than "
                + policy.maxRedirects() + " redirects");
    }

    private static PostRequest withoutSecrets(PostRequest request) {
        return new PostRequest(request.url(), request.contentType(), request.body(), request.headers(), Map.of());
    }

    private record Hop(PostAnswer answer, Optional<String> target) {}

    /** A connection that was kept may be closed by the other side just when it is used again: then once more. */
    private Hop hop(URI url, PostRequest request, Alarm alarm) throws IOException {
        try {
            return send(url, request, alarm);
        } catch (NoHttpResponseException | SocketException e) {
            boolean asked = !(e instanceof ConnectException) && !Thread.currentThread().isInterrupted()
                    && !alarm.hasRung();
            if (asked) {
                return send(url, request, alarm);
            }
            throw e;
        }
    }

    private Hop send(URI url, PostRequest request, Alarm alarm) throws IOException {
        var post = new HttpPost(url);
        request.headers().forEach(post::setHeader);
        request.secrets().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(request.body(), ContentType.parse(request.contentType())));
        var host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        alarm.watch(post);
        try (var answer = new Answer(client.executeOpen(host, post, null), post)) {
            int status = answer.status();
            var retryAfter = answer.header("Retry-After").flatMap(v -> RetryAfter.parse(v, time.now()));
            var target = status == 307 || status == 308 ? answer.header("Location") : Optional.<String>empty();
            drop(answer);
            return new Hop(new PostAnswer(status, retryAfter), target);
        }
    }

    /** Reads a short body so that its connection can be used again; that of a long or a broken one is closed. */
    private void drop(Answer answer) {
        try {
            answer.body().readNBytes((int) Math.min(policy.maxBytes(), Integer.MAX_VALUE));
        } catch (IOException e) {
            // The status is all that counts, and it has come.
            answer.close();
        }
    }

    private static FetchException fault(PostRequest request, IOException fault, Alarm alarm)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while posting to " + shown(request));
        }
        if (fault instanceof SocketTimeoutException || alarm.hasRung()) {
            return FetchException.passing(Reason.TIMED_OUT, "POST " + shown(request) + " had no answer in time", fault);
        }
        return FetchException.passing(Reason.BROKEN, "POST " + shown(request) + " broke: " + fault.getMessage(), fault);
    }

    private static String shown(PostRequest request) {
        return SafeUrl.of(request.url());
    }
}
