package dev.signalbox.console.screen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.callbacks.Answering;
import dev.signalbox.console.store.callbacks.CallbackSender;
import dev.signalbox.console.store.callbacks.SentJournal;
import dev.signalbox.console.store.callbacks.SentRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbacksViewModelTest {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ScriptedCallbacks callbacks = new ScriptedCallbacks();
    private final List<URI> posted = new ArrayList<>();
    private int answer = 200;
    private Runnable onTheWay = () -> {};
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Tasks tasks = new Tasks(clock);
    private final CallbacksStore store = new CallbacksStore(callbacks, new Answering(new CallbackSender(callbacks,
            (url, _) -> {
                posted.add(url);
                onTheWay.run();
                return new ProviderResponse(answer, "\"Callback sent\"", Duration.ofMillis(5), NOW);
            }, clock), new SentRecord(SentJournal.forgotten()), tasks), Work.on(Runnable::run), clock);
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

        assertThat(inbox.selectedProperty().get()).containsExactly(wait);
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
            simulator.targetsProperty().set(inbox.selectedProperty().get());
        };

        simulator.send();

        assertThat(simulator.targetsProperty().get()).isEmpty();
        assertThat(simulator.lastProperty().get()).map(s -> s.about().executionArn())
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

    @Test
    void severalWaitsOfOneStateAreToldApart() {
        showing(waiting("run-1", "1", 5), waiting("run-1", "1", 9));

        assertThat(inbox.rows()).hasSize(2);
    }

    @Test
    void answersAllThatAreChosen() {
        showing(waiting("run-1", "1"), waiting("run-2", "2"));
        simulator.targetsProperty().set(callbacks.list);

        simulator.send();

        assertThat(posted).containsExactly(url("run-1").address(), url("run-2").address());
        assertThat(simulator.sentProperty().get()).hasSize(2);
    }

    @Test
    void whatAProviderNeverSaysIsNotSent() {
        select(waiting("run-1", "1"));
        simulator.scenarioProperty().set(Scenario.NEVER);

        assertThat(simulator.obstacleProperty().get()).contains("Nothing is sent");
        simulator.send();
        assertThat(posted).isEmpty();
    }

    @Test
    void aDelayedAnswerStandsInTheTrayAndCanBeCancelled() {
        select(waiting("run-1", "1"));
        simulator.scenarioProperty().set(Scenario.DELAYED);
        simulator.delayProperty().set(3_600);

        simulator.send();
        var task = tasks.states().latest().getFirst();
        assertThat(task.name()).isEqualTo("Callback after 3600 s");
        tasks.cancel(task.id());

        assertThat(tasks.states().latest().getFirst().phase()).isEqualTo(TaskState.Phase.CANCELLED);
        assertThat(posted).isEmpty();
    }

    @Test
    void aWaitThatIsGoneIsListedWithHowItEnded() {
        showing(waiting("run-1", "1"));
        callbacks.how = EndedWait.How.TIMED_OUT;

        showing();

        assertThat(inbox.endedProperty().get()).extracting(EndedWait::how).containsExactly(EndedWait.How.TIMED_OUT);
    }

    @Test
    void chipsShowWhatIsDueSoonOrMayWaitForEver() {
        var soon = waiting("run-1", "1", 5, Optional.of(Duration.ofMinutes(30)));
        showing(soon, waiting("run-2", "2", 5, Optional.empty()), waiting("run-3", "3"));

        inbox.choose(Wanted.DUE_SOON, true);
        assertThat(inbox.rows()).extracting(r -> r.callback().executionName()).containsExactly("run-1");
        inbox.choose(Wanted.NO_TIMEOUT, true);
        assertThat(inbox.rows()).extracting(r -> r.callback().executionName()).containsExactly("run-1", "run-2");
    }

    @Test
    void theTokensOfTasksThatAreOverAreExplained() {
        select(waiting("run-1", "1"));
        callbacks.refusal = new Failure.Rejected("TaskTimedOut",
                "Task Timed Out: 'Provided task does not exist anymore'",
                Optional.empty());
        simulator.actProperty().set(ProviderAct.DIRECT_SUCCESS);

        simulator.send();

        assertThat(ResponseView.failure(simulator.lastProperty().get().orElseThrow().failure().orElseThrow())).contains(
                "no longer valid");
    }

    private void showing(PendingCallback... list) {
        callbacks.list = List.of(list);
        inbox.refresh();
    }

    private void select(PendingCallback callback) {
        showing(callback);
        inbox.select(callback.executionArn());
        simulator.targetsProperty().set(inbox.selectedProperty().get());
    }

    private static CallbackUrl url(String name) {
        return new CallbackUrl(URI.create("http://127.0.0.1:4566/callbacka/" + name + "?secret=" + SECRET));
    }

    private static PendingCallback waiting(String name, String project) {
        return waiting(name, project, 5);
    }

    private static PendingCallback waiting(String name, String project, long event) {
        return waiting(name, project, event, Optional.of(Duration.ofDays(7)));
    }

    private static PendingCallback waiting(String name, String project, long event, Optional<Duration> timeout) {
        return new PendingCallback("arn:aws:states:local-1:0:execution:m:" + name, name, "callback-download",
                Optional.of(project), "WaitForCallback", NOW.minusSeconds(60), timeout,
                Optional.empty(), Optional.of(new TaskToken("token-1")), event, Optional.of(url(name)),
                "{}");
    }
}
