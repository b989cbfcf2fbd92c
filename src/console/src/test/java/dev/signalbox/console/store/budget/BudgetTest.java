package dev.signalbox.console.store.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.BudgetSpentException;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final String API = "ListThings";

    private final SimulatedTime time = new SimulatedTime();
    private final Budget budget = new Budget(ApiRates.all(2, 1), time);

    @Test
    void whoAsksTooMuchWaitsForTheRefill() {
        Instant start = time.now();
        budget.take(API);
        budget.take(API);
        assertThat(time.now()).isEqualTo(start);
        assertThat(budget.allows(API)).isFalse();
        assertThat(budget.used()).isEqualTo(1);
        budget.take(API);
        assertThat(Duration.between(start, time.now())).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_010));
    }

    @Test
    void aCommandDoesNotWaitAndQuestionsPayForIt() {
        Instant start = time.now();
        for (int i = 0; i < 5; i++) {
            Budget.urgently(() -> budget.take(API));
        }
        assertThat(time.now()).isEqualTo(start);
        budget.take(API);
        assertThat(Duration.between(start, time.now())).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_010));
    }

    @Test
    void apisDoNotTakeFromEachOther() {
        budget.take(API);
        budget.take(API);
        assertThat(budget.left(API)).isZero();
        assertThat(budget.left("Other")).isEqualTo(1);
        assertThat(budget.allows("Other")).isTrue();
    }

    @Test
    void aThrottledApiRestsAndLongerEachTimeItHappensAgain() {
        budget.throttled(API);
        assertThat(budget.uses().getFirst().pausedUntil()).contains(time.now().plusSeconds(2));
        budget.throttled(API);
        assertThat(budget.uses().getFirst().pausedUntil()).contains(time.now().plusSeconds(2));
        time.pass(Duration.ofSeconds(2));
        budget.throttled(API);
        assertThat(budget.uses().getFirst().pausedUntil()).contains(time.now().plusSeconds(4));
        time.pass(Duration.ofMinutes(5));
        assertThat(budget.left(API)).isEqualTo(1);
        budget.throttled(API);
        assertThat(budget.uses().getFirst().pausedUntil()).contains(time.now().plusSeconds(2));
    }

    @Test
    void nobodyWaitsForEver() {
        var slow = new Budget(new ApiRates(Map.of(API, new ApiRate(1, 0.001)), new ApiRate(1, 1)), time);
        slow.take(API);
        assertThatThrownBy(() -> slow.take(API)).isInstanceOf(BudgetSpentException.class).hasMessageContaining(API);
    }

    @Test
    void tellsWhatWasAskedInTheLastMinute() {
        budget.take(API);
        time.pass(Duration.ofSeconds(50));
        budget.take(API);
        assertThat(budget.uses()).singleElement().satisfies(use -> {
            assertThat(use.lastMinute()).isEqualTo(2);
            assertThat(use.perMinute()).isEqualTo(60);
        });
        time.pass(Duration.ofSeconds(20));
        assertThat(budget.uses().getFirst().lastMinute()).isEqualTo(1);
    }

    @Test
    void awsRatesAreAFifthOfThePublishedOnes() {
        assertThat(ApiRates.aws("eu-central-1", PollingShare.USUAL).of("ListExecutions")).isEqualTo(new ApiRate(20,
                0.4));
        assertThat(ApiRates.aws("us-east-1", PollingShare.USUAL).of("ListExecutions")).isEqualTo(new ApiRate(40, 1));
        assertThat(ApiRates.aws("eu-central-1", PollingShare.USUAL).of("SomethingNew")).isEqualTo(new ApiRate(10, 2));
    }

    @Test
    void anotherShareHoldsAtOnceAndKeepsWhatIsLeft() {
        var preferences = Preferences.forgotten();
        var changing = new Budget(ApiRates.aws("eu-central-1", PollingShare.USUAL), time);
        PollingShare.follow(preferences, "eu-central-1", changing);
        for (int i = 0; i < 10; i++) {
            changing.take("ListExecutions"); // half of 20
        }
        preferences.set(PollingShare.PERCENT, 50);
        assertThat(changing.left("ListExecutions")).isEqualTo(0.5);
        assertThat(changing.uses()).singleElement().extracting(ApiUse::perMinute).isEqualTo(60.0);
        assertThat(changing.allows("ListStateMachines")).isTrue();

        preferences.set(PollingShare.PERCENT, 5);
        assertThat(changing.left("ListExecutions")).isEqualTo(0.5);
        Instant start = time.now();
        for (int i = 0; i < 4; i++) {
            changing.take("ListExecutions"); // two and a half are left of five, then one in ten seconds
        }
        assertThat(Duration.between(start, time.now())).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(16));
    }

    @Test
    void aShareOutsideOfItsBoundsIsTakenAsTheNearest() {
        var preferences = Preferences.forgotten();
        var changing = new Budget(ApiRates.aws("eu-central-1", PollingShare.USUAL), time);
        preferences.set(PollingShare.PERCENT, 100);
        PollingShare.follow(preferences, "eu-central-1", changing);
        changing.take("ListExecutions");
        assertThat(changing.uses()).singleElement().extracting(ApiUse::perMinute).isEqualTo(60.0);
        preferences.set(PollingShare.PERCENT, 0);
        assertThat(changing.uses()).singleElement().extracting(ApiUse::perMinute).isEqualTo(6.0);
    }
}
