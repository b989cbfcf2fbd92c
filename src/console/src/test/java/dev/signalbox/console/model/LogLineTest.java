package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static LogLine line(String text) {
        return new LogLine(Instant.EPOCH, text);
    }

    @Test
    void coloursForTerminalsAndTheEndOfTheLineAreLeftOut() {
        var line = line("\u001B[1;31mERROR\u001B[0m broken\r\n");
        assertThat(line.text()).isEqualTo("ERROR broken");
        assertThat(line.error()).isTrue();
    }

    @Test
    void aRowShowsTheBeginningOfAHugeLineAndHowMuchThereIs() {
        var huge = line("x".repeat(262_144));
        assertThat(huge.row()).hasSizeLessThan(2_100).endsWith("… 260144 more");
        assertThat(huge.text()).hasSize(262_144);
        assertThat(huge.isMore()).isTrue();
        assertThat(line("short").isMore()).isFalse();
    }
}
