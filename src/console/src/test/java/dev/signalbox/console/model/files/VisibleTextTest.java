package dev.signalbox.console.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void showsWhatWouldBeInvisibleOrTurnTheText() {
        assertThat(VisibleText.of("a\u202Efdp.exe")).isEqualTo("a⟨U+202E⟩fdp.exe");
        assertThat(VisibleText.of("line\nbreak\u0000")).isEqualTo("line\u240Abreak\u2400");
        assertThat(VisibleText.of("../grüße: 日本/.")).isEqualTo("../grüße: 日本/.");
    }
}
