package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Program;
import dev.signalbox.deploy.Version;
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

    @Test
    void versionNamesWhatAReportNeeds() {
        for (String[] line : new String[][]{{"--version"}, {"local", "--version"}, {"ledger", "-V"}}) {
            StringWriter out = new StringWriter();
            int code = ConsoleCommand.line().setOut(new PrintWriter(out)).execute(line);
            assertThat(code).isZero();
            assertThat(out.toString().lines()).hasSize(4).first().isEqualTo("Signalbox " + Version.current());
            assertThat(out.toString()).contains("JDK " + Runtime.version(), "JavaFX 26", System.getProperty("os.arch"));
        }
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void helpCallsTheProgramAsItIsCalledHere() {
        StringWriter out = new StringWriter();
        ConsoleCommand.line().setOut(new PrintWriter(out)).execute("--help");
        ConsoleCommand.line().setOut(new PrintWriter(out)).execute("local", "env", "--help");
        assertThat(out.toString()).contains("Usage: " + Program.command() + " ", Program.command() + " demo",
                "$(" + Program.command() + " local env)");
    }
}
