package dev.signalbox.console.screen.files.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.model.transfer.TransferState.Counts;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.model.transfer.TransferState.Speed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TransferWordsTest {
    private static String words(Counts counts, Speed speed) {
        return TransferWords.detail(new TransferState("1", Direction.DOWNLOAD, "s3://files/", "/home/ada", Path.of(
                "/home/ada"), Optional.empty(), TransferPhase.RUNNING, Instant.EPOCH, counts, speed, List.of(), List
                        .of(), List.of(), ""));
    }

    @Test
    void saysHowFastItIsAndHowLongTheRestTakes() {
        var counts = new Counts(1_204, 2L << 30, false, 312, 48 << 20, 3, 1, Map.of());
        var speed = new Speed(OptionalDouble.of(12 << 20), OptionalDouble.of(10 << 20), Optional.of(Duration.ofMinutes(
                2)));

        assertThat(words(counts, speed)).isEqualTo("312 of 1,204+ files · 48 MiB of 2.0 GiB · 3 skipped · 1 failed"
                + " · 12 MiB/s now · 10 MiB/s on average · 2 m left");
    }

    @Test
    void saysNothingOfASpeedThatIsNotKnown() {
        assertThat(words(new Counts(2, 100, true, 1, 50, 0, 0, Map.of()), Speed.NONE)).isEqualTo(
                "1 of 2 files · 50 B of 100 B");
    }
}
