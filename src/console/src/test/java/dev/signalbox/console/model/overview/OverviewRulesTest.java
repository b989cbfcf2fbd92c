package dev.signalbox.console.model.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.files.FileEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverviewRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:20:00Z");

    private static List<Duration> seconds(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void aPaceNeedsTwentyRunsAndIsTheNearestRank() {
        assertThat(OwnPace.of(seconds(1, 19))).isEmpty();
        assertThat(OwnPace.of(seconds(1, 20))).contains(new OwnPace(20, Duration.ofSeconds(19)));
        assertThat(OwnPace.of(seconds(1, 100))).contains(new OwnPace(100, Duration.ofSeconds(95)));
        assertThat(OwnPace.of(seconds(1, 101))).contains(new OwnPace(101, Duration.ofSeconds(96)));
        assertThat(new OwnPace(20, Duration.ofSeconds(19)).isPast(Duration.ofSeconds(19))).isFalse();
        assertThat(new OwnPace(20, Duration.ofSeconds(19)).isPast(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aDayHasTwentyFourHoursOfTheClock() {
        long hour = DayOfRuns.hourOf(NOW);
        var day = DayOfRuns.of(List.of(new EndedCount(hour, ExecutionStatus.SUCCEEDED, 3), new EndedCount(hour,
                ExecutionStatus.TIMED_OUT, 1), new EndedCount(hour, ExecutionStatus.FAILED, 2), new EndedCount(hour
                        - 23,
                        ExecutionStatus.ABORTED, 4), new EndedCount(hour - 24, ExecutionStatus.SUCCEEDED, 9)), NOW);

        assertThat(day.hours()).hasSize(24);
        assertThat(day.hours().getLast()).isEqualTo(new DayOfRuns.Hour(Instant.parse("2026-11-21T14:00:00Z"), 3, 3, 0));
        assertThat(day.hours().getFirst()).isEqualTo(new DayOfRuns.Hour(Instant.parse("2026-11-20T15:00:00Z"), 0, 0,
                4));
        assertThat(List.of(day.succeeded(), day.failed(), day.other(), day.busiest())).containsExactly(3, 3, 4, 6);
    }

    @Test
    void onlyWhatIsOverIsCountedAsEnded() {
        var id = new ExecutionId("arn:aws:states:local-1:000000000000:execution:orders:a");
        assertThat(EndedCount.of(List.of(new ExecutionSummary(id, ExecutionStatus.RUNNING, NOW, Optional.empty()),
                new ExecutionSummary(id, ExecutionStatus.FAILED, NOW, Optional.of(NOW))))).containsExactly(
                        new EndedCount(DayOfRuns.hourOf(NOW), ExecutionStatus.FAILED, 1));
    }

    private static PendingCallback wait(String name, Duration age, Optional<Duration> timeout) {
        return new PendingCallback("arn:" + name, name, "callback-download", Optional.empty(), "Wait", NOW.minus(age),
                timeout, Optional.empty(), Optional.empty(), 1, Optional.empty(), "{}");
    }

    @Test
    void waitsAreCountedByAge() {
        var fresh = wait("fresh", Duration.ofMinutes(-1), Optional.of(Duration.ofHours(1)));
        var hour = wait("hour", Duration.ofHours(1), Optional.of(Duration.ofHours(3)));
        var old = wait("old", Duration.ofDays(40), Optional.empty());
        var ages = WaitAges.of(List.of(fresh, hour, old), NOW);

        assertThat(List.of(ages.minutes(), ages.hours(), ages.days(), ages.endless(), ages.all())).containsExactly(1, 1,
                1,
                1, 3);
        assertThat(ages.oldest()).contains(old);
        assertThat(ages.next()).contains(fresh);
        assertThat(WaitAges.of(List.of(), NOW).oldest()).isEmpty();
    }

    @Test
    void filesOfTheLastDayAreCountedAmongThoseLookedAt() {
        var bucket = new S3Location("b", "");
        var fresh = FileEntry.object(new S3Location("b", "a/new"), 5, NOW.minusSeconds(60), "STANDARD");
        var old = FileEntry.object(new S3Location("b", "a/old"), 7, NOW.minus(Duration.ofDays(2)), "STANDARD");
        var landed = Landed.of("p", bucket, List.of(old, fresh), true, NOW);

        assertThat(landed.today()).isEqualTo(1);
        assertThat(landed.bytes()).isEqualTo(5);
        assertThat(landed.counted()).isEqualTo(2);
        assertThat(landed.more()).isTrue();
        assertThat(landed.newest()).contains(fresh);
    }
}
