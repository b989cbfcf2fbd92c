package dev.signalbox.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ProviderGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.store.budget.Budget;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Everything that waits for a callback, and what was answered in this session. */
public final class CallbacksStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Answers are kept for the operator to look back at, not as a record; the newest hundred will do. */
    private static final int KEPT = 100;
    private static final Duration DELAY = Duration.ofSeconds(10);

    private final CallbacksGateway gateway;
    private final ProviderGateway provider;
    private final Executor senders;
    private final Clock clock;
    private final LiveValue<List<PendingCallback>> pending;
    private final Topic<Integer> waiting = new Topic<>(0);
    private final Topic<List<SentCallback>> sent = new Topic<>(List.of());

    /**
     * @param worker reads the inbox, one question at a time
     * @param senders where answers are sent; a slow provider URL must not hold up the inbox
     */
    public CallbacksStore(CallbacksGateway gateway, ProviderGateway provider, Executor worker, Executor senders,
            Clock clock) {
        this.gateway = gateway;
        this.provider = provider;
        this.senders = senders;
        this.clock = clock;
        this.pending = new LiveValue<>(gateway::pending, worker, clock);
        pending.topic().subscribe(state -> state.newest().ifPresent(list -> waiting.publish(list.size())));
    }

    public Topic<Loadable<List<PendingCallback>>> pending() {
        return pending.topic();
    }

    /** How many wait. */
    public Topic<Integer> waiting() {
        return waiting;
    }

    /** Newest first. */
    public Topic<List<SentCallback>> sent() {
        return sent;
    }

    public void refresh() {
        pending.refresh();
    }

    /** Sends and reports in {@link #sent()}; the body is JSON and was checked by the caller. */
    public void send(PendingCallback callback, ProviderAct act, Scenario scenario, String body) {
        var when = scenario == Scenario.DELAYED
                ? CompletableFuture.delayedExecutor(DELAY.toMillis(), TimeUnit.MILLISECONDS, senders)
                : senders;
        when.execute(() -> {
            var answers = act.overHttp() ? overHttp(callback, act, scenario, body)
                    : List.of(direct(callback, act, body));
            record(answers);
            gateway.forget(callback.executionArn());
            refresh();
        });
    }

    private synchronized void record(List<SentCallback> answers) {
        var next = new ArrayList<>(answers.reversed());
        next.addAll(sent.latest());
        sent.publish(List.copyOf(next.subList(0, Math.min(KEPT, next.size()))));
    }

    private List<SentCallback> overHttp(PendingCallback callback, ProviderAct act, Scenario scenario, String body) {
        var url = callback.url().orElseThrow(() -> new IllegalStateException("No callback URL is known"));
        var address = act == ProviderAct.HEARTBEAT ? url.heartbeat() : url.address();
        var target = scenario == Scenario.WRONG_SECRET ? withoutItsSecret(address) : address;
        var answers = new ArrayList<SentCallback>();
        for (int i = 0; i < (scenario == Scenario.TWICE ? 2 : 1); i++) {
            answers.add(answer(callback, act, scenario,
                    () -> Optional.of(provider.post(target, act.hasBody() ? body : ""))));
        }
        return answers;
    }

    /** The same URL with 32 zeros as its secret. */
    private static URI withoutItsSecret(URI address) {
        return URI.create(address.toString().replaceAll("secret=[^&]*", "secret=" + "0".repeat(32)));
    }

    private SentCallback direct(PendingCallback callback, ProviderAct act, String body) {
        var token = callback.token().orElseThrow(() -> new IllegalStateException("No token is known"));
        return answer(callback, act, Scenario.ONCE, () -> {
            Budget.urgently(() -> tell(token, act, body));
            return Optional.empty();
        });
    }

    private void tell(TaskToken token, ProviderAct act, String body) throws GatewayException {
        switch (act) {
            case SUCCESS, DIRECT_SUCCESS -> gateway.succeed(token, body);
            case FAILURE, DIRECT_FAILURE -> gateway.fail(token, text(body, "error"), text(body, "cause"));
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

    private SentCallback answer(PendingCallback callback, ProviderAct act, Scenario scenario, Attempt attempt) {
        try {
            return new SentCallback(clock.instant(), callback.executionArn(), act, scenario, attempt.run(),
                    Optional.empty());
        } catch (GatewayException e) {
            return new SentCallback(clock.instant(), callback.executionArn(), act, scenario, Optional.empty(),
                    Optional.<Failure>of(e.failure()));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        Optional<ProviderResponse> run() throws GatewayException;
    }
}
