package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void isCalledAsItCanBeTyped() {
        assertThat(Program.command(Optional.empty(), "Linux")).isEqualTo("./signalbox");
        assertThat(Program.command(Optional.empty(), "Windows 11")).isEqualTo("signalbox.cmd");
        assertThat(Program.command(Optional.of(Path.of("/opt/signalbox/bin/signalbox-local")), "Linux")).isEqualTo(
                "signalbox");
        assertThat(Program.command(Optional.of(Path.of("C:/Signalbox/Signalbox.exe")), "Windows 11")).isEqualTo(
                "signalbox-terminal");
        assertThat(Program.command(Optional.of(Path.of("/Applications/Signalbox.app/Contents/MacOS/Signalbox")),
                "Mac OS X")).isEqualTo("/Applications/Signalbox.app/Contents/MacOS/Signalbox");
    }
}
