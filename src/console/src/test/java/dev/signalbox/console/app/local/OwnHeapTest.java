package dev.signalbox.console.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnHeapTest {
    private static final MemorySize SIZE = new MemorySize.Reader().convert("2g");

    @AfterEach
    void forget() {
        System.clearProperty("jpackage.app-path");
    }

    @Test
    void anotherJvmOfTheSameKindHasTheHeapAndDoesTheWholeCommand() {
        var line = OwnHeap.line(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dsignalbox.command=local"), SIZE, List.of(
                "local", "--memory", "2g"));
        assertThat(line.getFirst()).endsWith("java");
        assertThat(line).contains("-XX:+UseSerialGC", "-Xmx2147483648").doesNotContain("-Xmx1g",
                "-Dsignalbox.command=local").endsWith("dev.signalbox.console.app.Launcher", "local", "--memory", "2g");
    }

    @Test
    void onlyAnInstalledProgramNeedsIt() {
        assertThat(OwnHeap.isMissing(SIZE)).isFalse();
        System.setProperty("jpackage.app-path", "/opt/signalbox/bin/signalbox-local");
        assertThat(OwnHeap.isMissing(SIZE)).isTrue();
    }
}
