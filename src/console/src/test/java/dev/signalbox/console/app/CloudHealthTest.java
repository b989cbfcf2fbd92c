package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.app.FaultyEndpoint.Fault;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.SimulatedTime;
import dev.signalbox.console.store.health.CloudHealth;
import dev.signalbox.console.store.health.Health;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a cloud that does not answer, answers nonsense, or lives in another hour. */
class CloudHealthTest {
    private final CloudHealth health = new CloudHealth(Clock.systemUTC());
    private FaultyEndpoint endpoint;
    private AwsClients clients;

    @BeforeEach
    void start() throws Exception {
        endpoint = new FaultyEndpoint(URI.create("http://127.0.0.1:1"));
        clients = new AwsClients(AwsConnection.local(endpoint.address(), "local-1", "key", "secret").patient(Duration
                .ofSeconds(3)), new Budget(ApiRates.all(99, 99), new SimulatedTime()));
        clients.watch(health);
    }

    @AfterEach
    void close() {
        clients.close();
        endpoint.close();
    }

    private void ask(Fault fault) {
        endpoint.misbehave(fault);
        assertThatThrownBy(new AwsExecutionsGateway(clients)::executions).isInstanceOf(GatewayException.class);
    }

    private Health state() {
        return health.state().latest();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"CUT", "GARBAGE", "SLOW", "UNAVAILABLE"})
    void aServiceThatDoesNotAnswerIsNamedSinceWhen(Fault fault) {
        ask(fault);

        assertThat(state().silentSince()).containsOnlyKeys("sfn");
        assertThat(state().why()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"DENIED", "THROTTLED"})
    void anyAnswerOfAwsEndsTheSilence(Fault fault) {
        ask(Fault.CUT);
        var since = state().silentSince().get("sfn");
        ask(Fault.CUT);
        assertThat(state().silentSince()).containsEntry("sfn", since);

        ask(fault);

        assertThat(state()).isEqualTo(Health.good());
    }

    @Test
    void aSilenceIsBelievedForAFewMinutesAfterTheLastFailure() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        var heard = new CloudHealth(now::get);
        heard.silent("Ecr", "timed out");
        heard.silent("Sfn", "timed out");
        now.updateAndGet(t -> t.plusSeconds(120));
        heard.silent("Sfn", "timed out");
        now.updateAndGet(t -> t.plusSeconds(120));

        heard.forgetOld();
        assertThat(heard.state().latest().silentSince()).containsOnlyKeys("sfn");
        now.updateAndGet(t -> t.plusSeconds(120));
        heard.forgetOld();
        assertThat(heard.state().latest()).isEqualTo(Health.good());

        heard.silent("Ecr", "timed out");
        assertThat(heard.state().latest().silentSince()).containsEntry("ecr", now.get());
        heard.forget();
        assertThat(heard.state().latest()).isEqualTo(Health.good());
    }

    @Test
    void anAliasThatNobodyTellsIsNoTrouble() {
        endpoint.misbehave(Fault.CUT);

        assertThat(new AwsIdentityGateway(clients).alias()).isEmpty();

        assertThat(state()).isEqualTo(Health.good());
    }

    @Test
    void signsAgainByTheCloudsClockAndTellsTheDifference() throws Exception {
        endpoint.misbehave(Fault.LATER);

        assertThat(new AwsExecutionsGateway(clients).executions().executions()).isEmpty();
        assertThat(state().clockOff().map(Duration::toMinutes).orElseThrow()).isBetween(-61L, -59L);
        assertThat(state().isSilent()).isFalse();
    }

    @Test
    void aClockThatIsRightAgainIsNotMentioned() {
        health.answered("Sfn", Optional.of(Clock.systemUTC().instant().plusSeconds(3600)));
        assertThat(state().clockOff()).isPresent();

        health.answered("Sfn", Optional.of(Clock.systemUTC().instant()));

        assertThat(state()).isEqualTo(Health.good());
    }
}
