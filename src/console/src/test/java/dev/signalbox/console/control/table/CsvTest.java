package dev.signalbox.console.control.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void quotesAsRfc4180Says() {
        assertThat(Csv.line(List.of("plain", "a,b", "say \"hi\"", "two\r\nlines", "", " lead")))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",, lead\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"})
    void doesNotLetASpreadsheetRunWhatSomebodyNamed(String name) {
        assertThat(Csv.line(List.of(name)).replace("\"", "")).startsWith("'" + name.charAt(0));
    }

    @Test
    void leavesNumbersAlone() {
        assertThat(Csv.line(List.of("-12", "+3.5", "7"))).isEqualTo("-12,+3.5,7\r\n");
    }

    @Test
    void saysValuesForOtherPrograms() {
        assertThat(CellText.of(Instant.parse("2026-11-21T10:00:00Z"))).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(CellText.of(Duration.ofSeconds(167))).isEqualTo("167");
        assertThat(CellText.of(Duration.ofMillis(1_500))).isEqualTo("1.5");
        assertThat(CellText.of(new StatusWord(Tone.RUNNING, "Running"))).isEqualTo("Running");
        assertThat(CellText.of(Optional.of(12L))).isEqualTo("12");
        assertThat(CellText.of(Optional.empty())).isEmpty();
    }
}
