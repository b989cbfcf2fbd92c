package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.FetchTerms;
import dev.signalbox.transfer.SafeUrl;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Sends one GET and follows its redirects, each checked like the first URL. */
public final class HttpExchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final CloseableHttpClient client;
    private final UrlGuard guard;
    private final ProxyGuard proxies;
    private final FetchPolicy policy;

    public HttpExchange(CloseableHttpClient client, FetchPolicy policy, UrlGuard guard, ProxyGuard proxies) {
        this.client = client;
        this.proxies = proxies;
        this.guard = guard;
        this.policy = policy;
    }

    /**
     * @param range headers that ask for the rest of a body, or none; sent along redirects too
     * @param alarm cuts off what takes too long
     * @return the first answer that is no redirect
     */
    Answer get(FetchRequest request, Map<String, String> range, Alarm alarm) throws FetchException, IOException {
        var first = guard.check(request.url());
        var seen = new HashSet<URI>();
        var url = first;
        while (seen.add(url)) {
            var headers = new HashMap<>(sameOrigin(first, url) ? request.headers() : Map.of());
            headers.putAll(range);
            var answer = open(url, headers, request.terms(), alarm);
            Optional<String> location = REDIRECTS.contains(answer.status()) ? answer.header("Location")
                    : Optional.empty();
            if (location.isEmpty()) {
                return answer;
            }
            answer.close();
            if (seen.size() > policy.maxRedirects()) {
                throw tooMany(request, "more than " + policy.maxRedirects() + " redirects");
            }
            url = guard.redirect(url, location.get());
        }
        throw tooMany(request, "its redirects lead in a circle");
    }

    private static FetchException tooMany(FetchRequest request, String why) {
        return FetchException.lasting(Reason.REFUSED, "Refused " + SafeUrl.of(request.url()) + ": " + why);
    }

    /** A connection that was kept may be closed by the server just when it is used again: then once more. */
    private Answer open(URI url, Map<String, String> headers, FetchTerms terms, Alarm alarm)
            throws FetchException, IOException {
        try {
            return send(url, headers, terms, alarm);
        } catch (NoHttpResponseException e) {
            return send(url, headers, terms, alarm);
        }
    }

    private Answer send(URI url, Map<String, String> headers, FetchTerms terms, Alarm alarm)
            throws FetchException, IOException {
        var get = new HttpGet(url);
        headers.forEach(get::setHeader);
        get.setHeader("Accept-Encoding", "identity");
        alarm.watch(get);
        var host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        if (terms.proxy().isEmpty()) {
            return new Answer(client.executeOpen(host, get, null), get);
        }
        proxies.checkTarget(url);
        return new Answer(client.executeOpen(host, get, proxies.context(terms.proxy().get())), get);
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost())
                && Objects.equals(one.getPort(), other.getPort());
    }
}
