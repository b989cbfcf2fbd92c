package dev.signalbox.console.store.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ProviderGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.callbacks.Answer;
import dev.signalbox.console.store.budget.Budget;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says something for a provider, over its callback URL or straight to Step Functions, and waits for what comes back. */
public final class CallbackSender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CallbacksGateway gateway;
    private final ProviderGateway provider;
    private final Clock clock;

    public CallbackSender(CallbacksGateway gateway, ProviderGateway provider, Clock clock) {
        this.gateway = gateway;
        this.provider = provider;
        this.clock = clock;
    }

    /** Sends once or, if the scenario says so, twice; the body is JSON and was checked by the caller. */
    public List<SentCallback> send(PendingCallback callback, Answer answer) {
        return answer.act().overHttp() ? overHttp(callback, answer) : List.of(direct(callback, answer));
    }

    private List<SentCallback> overHttp(PendingCallback callback, Answer answer) {
        var url = callback.url().orElseThrow(() -> new IllegalStateException("No callback URL is known"));
        var address = answer.act().hasBody() ? url.address() : url.heartbeat();
        var target = answer.scenario() == Scenario.WRONG_SECRET ? withoutItsSecret(address) : address;
        var sent = new ArrayList<SentCallback>();
        for (int i = 0; i < (answer.scenario() == Scenario.TWICE ? 2 : 1); i++) {
            sent.add(attempt(callback, answer,
                    () -> Optional.of(provider.post(target, answer.act().hasBody() ? answer.body() : ""))));
        }
        return sent;
    }

    /** The same URL with 32 zeros as its secret. */
    private static URI withoutItsSecret(URI address) {
        return URI.create(address.toString().replaceAll("secret=[^&]*", "secret=" + "0".repeat(32)));
    }

    private SentCallback direct(PendingCallback callback, Answer answer) {
        var token = callback.token().orElseThrow(() -> new IllegalStateException("No token is known"));
        return attempt(callback, answer, () -> {
            Budget.urgently(() -> tell(token, answer));
            return Optional.empty();
        });
    }

    private void tell(TaskToken token, Answer answer) throws GatewayException {
        switch (answer.act()) {
            case SUCCESS, DIRECT_SUCCESS -> gateway.succeed(token, answer.body());
            case FAILURE, DIRECT_FAILURE -> gateway.fail(token, text(answer.body(), "error"), text(answer.body(),
                    "cause"));
            case HEARTBEAT, DIRECT_HEARTBEAT -> gateway.heartbeat(token);
        }
    }

    private static String text(String body, String field) {
        try {
            JsonNode value = JSON.readTree(body).path(field);
            return value.isTextual() ? value.asText() : value.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body was to be checked before it is sent", e);
        }
    }

    private SentCallback attempt(PendingCallback callback, Answer answer, Attempt attempt) {
        try {
            return sent(callback, answer, attempt.run(), Optional.empty());
        } catch (GatewayException e) {
            return sent(callback, answer, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private SentCallback sent(PendingCallback callback, Answer answer, Optional<ProviderResponse> response,
            Optional<Failure> failure) {
        return new SentCallback(clock.instant(), callback.id(), answer.act(), answer.scenario(),
                answer.act().hasBody() ? Secrets.withoutSecrets(answer.body()) : "", response, failure);
    }

    @FunctionalInterface
    private interface Attempt {
        Optional<ProviderResponse> run() throws GatewayException;
    }
}
