package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private final OpenQuestions questions = new OpenQuestions();

    @Test
    void aTaskIsOpenFromBeingHandedOverToItsEnd() {
        var waiting = new ArrayDeque<Runnable>();
        questions.counted(waiting::add).execute(() -> assertThat(questions.none()).isFalse());

        assertThat(questions.none()).isFalse();
        waiting.remove().run();
        assertThat(questions.none()).isTrue();
    }

    @Test
    void aFirstPollIsOpenUntilItWasAsked() throws Exception {
        var asked = new AtomicInteger();
        var budget = new Budget(ApiRates.all(1, 0), new RealTime());
        try (var poller = new Poller(budget, questions, new RealTime())) {
            poller.hold();
            poller.every(Duration.ofHours(1), "ListThings", asked::incrementAndGet);
            assertThat(questions.none()).isFalse();
            poller.begin();
            Eventually.on(questions::none);
            assertThat(asked).hasValue(1);

            budget.take("ListThings");
            var refused = poller.every(Duration.ofHours(1), "ListThings", asked::incrementAndGet);
            assertThat(questions.none()).isFalse();
            refused.close();
            assertThat(questions.none()).isTrue();
        }
    }
}
