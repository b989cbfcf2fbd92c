package dev.signalbox.console.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WorkedOutTest {
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final WorkedOut<Integer, String> words = new WorkedOut<>(worker::add, Runnable::run, n -> "" + 12 / n,
            shown::add);

    @Test
    void ofWhatIsWantedMeanwhileOnlyTheNewestIsWorkedOut() {
        for (int n = 1; n <= 4; n++) {
            words.want(n, false);
        }
        work();
        assertThat(shown).containsExactly("12", "3");
    }

    @Test
    void whatIsShownAtOnceIsNotReplacedByWhatIsOlder() {
        words.want(3, false);
        words.want(6, true);
        work();
        assertThat(shown).containsExactly("2");
        words.want(4, false);
        work();
        assertThat(shown).containsExactly("2", "3");
    }

    @Test
    void goesOnAfterWorkThatBroke() {
        words.want(0, false);
        words.want(2, false);
        assertThatThrownBy(this::work).isInstanceOf(ArithmeticException.class);
        work();
        assertThat(shown).containsExactly("6");
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }
}
