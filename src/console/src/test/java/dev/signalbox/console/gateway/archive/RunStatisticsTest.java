package dev.signalbox.console.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.overview.DayOfRuns;
import dev.signalbox.console.model.overview.EndedCount;
import dev.signalbox.console.model.overview.OwnPace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatisticsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:20:00Z");

    @TempDir Path folder;

    private static ExecutionSummary run(String machine, int number, ExecutionStatus status, Duration took) {
        return new ExecutionSummary(new ExecutionId("arn:aws:states:local-1:000000000000:execution:" + machine + ":"
                + number), status, NOW.minus(took), status.isOver() ? Optional.of(NOW) : Optional.empty());
    }

    @Test
    void onlySuccessfulRunsTellThePaceOfTheirStateMachine() throws Exception {
        List<ExecutionSummary> seen = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            seen.add(run("orders", i, ExecutionStatus.SUCCEEDED, Duration.ofSeconds(i)));
        }
        seen.add(run("orders", 21, ExecutionStatus.FAILED, Duration.ofDays(1)));
        seen.add(run("orders", 22, ExecutionStatus.RUNNING, Duration.ofDays(1)));
        seen.add(run("rare", 1, ExecutionStatus.SUCCEEDED, Duration.ofSeconds(1)));
        try (var archive = new SqliteArchive(folder.resolve("archive.db"))) {
            archive.saw(seen);
            var runs = archive.runs(NOW);

            assertThat(runs.paces()).containsOnlyKeys("orders").containsEntry("orders", new OwnPace(20, Duration
                    .ofSeconds(
                            19)));
            long hour = DayOfRuns.hourOf(NOW);
            assertThat(runs.ended()).containsExactlyInAnyOrder(new EndedCount(hour, ExecutionStatus.SUCCEEDED, 21),
                    new EndedCount(hour, ExecutionStatus.FAILED, 1));
            assertThat(archive.runs(NOW.plus(Duration.ofDays(2))).ended()).isEmpty();
        }
    }
}
