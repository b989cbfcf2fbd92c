package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StartTest {
    @Test
    void knowsWhetherAWindowCanBeOpened() {
        assertThat(ConsoleCommand.hasDisplay(Map.of(), "Linux", null)).isFalse();
        assertThat(ConsoleCommand.hasDisplay(Map.of("DISPLAY", ":0"), "Linux", null)).isTrue();
        assertThat(ConsoleCommand.hasDisplay(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", null)).isTrue();
        assertThat(ConsoleCommand.hasDisplay(Map.of(), "Linux", "Headless")).isTrue();
        assertThat(ConsoleCommand.hasDisplay(Map.of(), "Windows 11", null)).isTrue();
    }

    @Test
    void helpNamesTheOptions() {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new ConsoleCommand()).setOut(new PrintWriter(out)).execute("--help");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("--data-folder", "--port", "--version");
    }
}
