package dev.signalbox.console.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.signalbox.console.gateway.BudgetSpentException;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.ServiceAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries JSON to one download service and back. The key goes to that address only: no redirect is followed and no proxy is used.
 * Neither headers nor bodies are logged.
 */
final class ServiceHttp {
    static final ObjectMapper JSON = new ObjectMapper();
    /** A page of a thousand jobs with long URLs has two. */
    private static final long MOST_BYTES = 8L << 20;
    /** An error of somebody else is cut so. */
    private static final int MOST_WORDS = 300;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final HttpClient http;
    private final ServiceAddress address;
    private final GatewayCall<Optional<ApiKey>> keys;
    private final CallLimit limit;
    private final Duration patience;
    private @Nullable Optional<ApiKey> key;

    ServiceHttp(HttpClient http, ServiceAddress address, GatewayCall<Optional<ApiKey>> keys, CallLimit limit,
            Duration patience) {
        this.http = http;
        this.address = address;
        this.keys = keys;
        this.limit = limit;
        this.patience = patience;
    }

    /** @param json nothing when the answer has no body */
    record Answer(int status, JsonNode json) {}

    ServiceAddress address() {
        return address;
    }

    /** @param name of the route, for the budget */
    JsonNode get(String name, String path) throws GatewayException {
        return accepted(send(name, "GET", path, Optional.empty()));
    }

    /** An answer of any status that the service itself may give, but for 401. */
    Answer send(String name, String method, String path, Optional<JsonNode> body) throws GatewayException {
        try {
            limit.take("Downloads " + name);
        } catch (BudgetSpentException e) {
            throw new GatewayException(new Failure.Throttled("BudgetSpent", Objects.requireNonNullElse(e.getMessage(),
                    ""), Optional.empty()), e);
        }
        var request = HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(patience).header("Accept",
                "application/json").method(method, body.map(b -> HttpRequest.BodyPublishers.ofString(b.toString()))
                        .orElse(HttpRequest.BodyPublishers.noBody()));
        body.ifPresent(_ -> request.header("Content-Type", "application/json"));
        key().ifPresent(k -> request.header("Authorization", "Bearer " + k.secret()));
        return read(name, exchange(request.build()));
    }

    private synchronized Optional<ApiKey> key() throws GatewayException {
        Optional<ApiKey> known = key;
        if (known == null) {
            known = usable(keys.get());
            key = known;
        }
        return known;
    }

    /** The client would tell the value of a header that it cannot send. */
    private Optional<ApiKey> usable(Optional<ApiKey> found) throws GatewayException {
        if (found.isPresent() && !VISIBLE.matcher(found.get().secret()).matches()) {
            throw new GatewayException(new Failure.Denied("UnusableKey", "The API key for " + address.url()
                    .getAuthority()
                    + " is empty or has a space, a line break or a letter beyond ASCII in it, and was not sent; correct it where it is kept",
                    Optional.empty()));
        }
        return found;
    }

    private synchronized void forgetKey() {
        key = null;
    }

    /** The patience is for the body too, which the request's own timeout is not. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws GatewayException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new GatewayException(new Failure.TimedOut(address.url().getAuthority(), patience), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new GatewayException(new Failure.Unreachable(address.url().getAuthority(), "closed"), e);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private GatewayException failed(ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return new GatewayException(new Failure.TimedOut(address.url().getAuthority(), patience), e);
        }
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GatewayException(new Failure.Unreachable(address.url().getAuthority(), said), e);
    }

    private Answer read(String name, HttpResponse<byte[]> response) throws GatewayException {
        int status = response.statusCode();
        JsonNode json = json(response.body());
        if (status == 401 || status == 403) {
            forgetKey();
            throw new GatewayException(new Failure.Denied("HTTP " + status, words(json, "no API key, or not the one"),
                    Optional.empty()));
        }
        if (status == 429) {
            limit.throttled("Downloads " + name);
            throw new GatewayException(new Failure.Throttled("HTTP 429", words(json, "too many requests"), Optional
                    .empty()));
        }
        if (status >= 500) {
            throw new GatewayException(new Failure.Unexpected("HTTP " + status, words(json, "no reason given"), Optional
                    .empty()));
        }
        if (status / 100 == 3 || json.isMissingNode() && response.body().length > 0) {
            throw noService("HTTP " + status + (status / 100 == 3 ? ", a redirect, which the key does not follow"
                    : ""));
        }
        return new Answer(status, json);
    }

    /** Somebody answers, but not as a download service does. */
    GatewayException noService(String what) {
        return new GatewayException(new Failure.Rejected("NotADownloadService", address.url()
                + " does not answer as a download service: " + what, Optional.empty()));
    }

    /** What a service says that has understood the request. */
    JsonNode accepted(Answer answer) throws GatewayException {
        int status = answer.status();
        if (status / 100 == 2) {
            return answer.json();
        }
        String code = answer.json().path("code").asText("HTTP " + status);
        String words = words(answer.json(), "no reason given");
        throw new GatewayException(status == 404 ? new Failure.NotFound(code, words, Optional.empty())
                : new Failure.Rejected(code, words, Optional.empty()));
    }

    static String words(JsonNode json, String otherwise) {
        String said = json.path("message").asText(otherwise);
        return said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) + "…" : said;
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // from an array it does not happen
        }
    }
}
