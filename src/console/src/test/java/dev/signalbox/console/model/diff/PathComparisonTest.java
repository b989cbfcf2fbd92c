package dev.signalbox.console.model.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Histories;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathComparisonTest {
    private static final List<PathRow> ROWS = PathComparison.of(new Histories().started().task("A").task("A").entered(
            "Fail", "Broken").read(), new Histories().started().task("A").task("B").task("A").task("Done").read());

    @Test
    void whatOnlyOneDidStandsWhereItDidIt() {
        assertThat(ROWS).extracting(PathRow::state).containsExactly("A", "B", "A", "Done", "Broken");
        assertThat(ROWS).extracting(PathRow::visit).containsExactly(1, 1, 2, 1, 1);
    }

    @Test
    void theFirstDifferenceIsMarked() {
        assertThat(PathComparison.firstDifference(ROWS)).map(PathRow::state).contains("B");
        assertThat(ROWS.getFirst().difference(Histories.START)).contains(Duration.ZERO);
        assertThat(ROWS.get(1).difference(Histories.START)).isEmpty();
    }

    @Test
    void anExecutionDoesNotDifferFromItself() {
        var progress = new Histories().started().task("A").read();
        assertThat(PathComparison.firstDifference(PathComparison.of(progress, progress))).isEmpty();
    }
}
