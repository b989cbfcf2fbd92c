package dev.signalbox.console.screen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.store.CallbacksStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbacksViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ScriptedCallbacks callbacks = new ScriptedCallbacks();
    private final List<URI> posted = new ArrayList<>();
    private int answer = 200;
    private Runnable onTheWay = () -> {};
    private final CallbacksStore store = new CallbacksStore(callbacks, (url, _) -> {
        posted.add(url);
        onTheWay.run();
        return new ProviderResponse(answer, "\"Callback sent\"", Duration.ofMillis(5), NOW);
    }, Runnable::run, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CallbacksViewModel inbox = new CallbacksViewModel(store, Runnable::run,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final SimulatorViewModel simulator = new SimulatorViewModel(store, Runnable::run);

    @Test
    void keepsRowsWhenARefreshFails() {
        showing(waiting("run-1", "1234567"));

        callbacks.failure = new Failure.Unreachable("127.0.0.1:1", "refused");
        inbox.refresh();

        assertThat(inbox.rows()).hasSize(1);
        assertThat(inbox.stateProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    @Test
    void aWaitThatALinkLeadsToIsChosenOnceItIsKnown() {
        var wait = waiting("run-2", "1234567");
        inbox.select(wait.executionArn());
        assertThat(inbox.selectedProperty().get()).isEmpty();

        showing(waiting("run-1", "1000001"), wait);

        assertThat(inbox.selectedProperty().get()).contains(wait);
    }

    @Test
    void filtersByProjectIdAndByItsNegation() {
        showing(waiting("run-1", "1234567"), waiting("run-2", "7654321"));

        inbox.filterProperty().set("7654321");
        assertThat(inbox.rows()).extracting(r -> r.callback().executionName()).containsExactly("run-2");

        inbox.filterProperty().set("-7654321");
        assertThat(inbox.rows()).extracting(r -> r.callback().executionName()).containsExactly("run-1");
    }

    @Test
    void sendsTheProvidersSuccessToTheWholeUrl() {
        select(waiting("run-1", "1234567"));

        simulator.send();

        assertThat(posted).containsExactly(url("run-1").address());
        assertThat(simulator.lastProperty().get()).hasValueSatisfying(s -> assertThat(s.accepted()).isTrue());
    }

    @Test
    void showsTheAnswerEvenIfTheWaitWasOverBeforeItCame() {
        select(waiting("run-1", "1234567"));
        onTheWay = () -> {
            showing();
            simulator.targetProperty().set(inbox.selectedProperty().get());
        };

        simulator.send();

        assertThat(simulator.targetProperty().get()).isEmpty();
        assertThat(simulator.lastProperty().get()).map(SentCallback::executionArn)
                .contains(waiting("run-1", "1234567").executionArn());
    }

    @Test
    void aRefusedWrongSecretIsAsExpected() {
        select(waiting("run-1", "1234567"));
        answer = 401;
        simulator.scenarioProperty().set(Scenario.WRONG_SECRET);

        simulator.send();

        assertThat(posted).singleElement().satisfies(u -> assertThat(u.toString()).doesNotContain(SECRET));
        assertThat(simulator.lastProperty().get()).map(SentCallback::asExpected).contains(true);
    }

    @Test
    void sendsTwiceWhenTheProviderRepeatsItself() {
        select(waiting("run-1", "1234567"));
        simulator.scenarioProperty().set(Scenario.TWICE);

        simulator.send();

        assertThat(posted).hasSize(2);
    }

    @Test
    void answersStepFunctionsDirectlyWithErrorAndCause() {
        select(waiting("run-1", "1234567"));
        simulator.actProperty().set(ProviderAct.DIRECT_FAILURE);

        simulator.send();

        assertThat(callbacks.told).containsExactly("fail ProviderRefused The export could not be made");
        assertThat(posted).isEmpty();
    }

    @Test
    void saysWhyNothingCanBeSent() {
        assertThat(simulator.obstacleProperty().get()).contains("Select a wait");
        select(waiting("run-1", "1234567"));

        simulator.bodyProperty().set("{\n  \"status\": ");

        assertThat(simulator.obstacleProperty().get()).contains("not valid JSON");
        simulator.send();
        assertThat(posted).isEmpty();
    }

    @Test
    void neverShowsTokenOrSecret() {
        var callback = waiting("run-1", "1234567");
        select(callback);

        assertThat(callback.toString()).doesNotContain(SECRET).doesNotContain("token-1");
        assertThat(simulator.curl()).contains("curl").doesNotContain(SECRET);
    }

    private void showing(PendingCallback... list) {
        callbacks.list = List.of(list);
        inbox.refresh();
    }

    private void select(PendingCallback callback) {
        showing(callback);
        inbox.select(callback.executionArn());
        simulator.targetProperty().set(inbox.selectedProperty().get());
    }

    private static CallbackUrl url(String name) {
        return new CallbackUrl(URI.create("http://127.0.0.1:4566/callbacka/" + name + "?secret=" + SECRET));
    }

    private static PendingCallback waiting(String name, String project) {
        return new PendingCallback("arn:aws:states:local-1:0:execution:m:" + name, name, "callback-download",
                Optional.of(project), "WaitForCallback", NOW.minusSeconds(60), Optional.of(Duration.ofDays(7)),
                Optional.empty(), Optional.of(new TaskToken("token-1")), "history, event 5", Optional.of(url(name)),
                "{}");
    }

    private static final class ScriptedCallbacks implements CallbacksGateway {
        @Override
        public void forget(String executionArn) {}

        private List<PendingCallback> list = List.of();
        private @Nullable Failure failure;
        private final List<String> told = new ArrayList<>();

        @Override
        public List<PendingCallback> pending() throws GatewayException {
            if (failure != null) {
                throw new GatewayException(failure);
            }
            return list;
        }

        @Override
        public void succeed(TaskToken token, String output) {
            told.add("succeed " + output);
        }

        @Override
        public void fail(TaskToken token, String error, String cause) {
            told.add("fail " + error + " " + cause);
        }

        @Override
        public void heartbeat(TaskToken token) {
            told.add("heartbeat");
        }
    }
}
