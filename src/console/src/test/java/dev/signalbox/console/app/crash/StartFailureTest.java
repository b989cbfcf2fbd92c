package dev.signalbox.console.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class StartFailureTest {
    @Test
    void saysWhatToDoWhereTheLocaleLacksTheLettersOfAHomeFolder() {
        assertThat(told(new InvalidPathException("/home/J\uDCC3rgen", "unmappable characters"))).contains(
                "/home/J").contains("LC_ALL=C.UTF-8 signalbox").doesNotContain("defect");
    }

    @Test
    void tellsTheCodeOfAnyOtherDefectAndWhereTheLogIs() {
        assertThat(told(new InvalidPathException("/home/a", "Nul character not allowed"))).contains("a defect",
                "Details are in /logs/console.log");
    }

    private static String told(Exception defect) {
        var terminal = new StringWriter();
        var command = new CommandLine(CommandSpec.create()).setErr(new PrintWriter(terminal));
        int code = new StartFailure(() -> Path.of("/logs/console.log")).handleExecutionException(defect, command,
                command.parseArgs());
        assertThat(code).isEqualTo(StartFailure.CODE);
        return terminal.toString();
    }
}
