package dev.signalbox.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessesTest {
    @TempDir Path folder;
    private Store store;
    private ChildProcesses children;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("test.store"));
        children = ChildProcesses.open(store, "test");
    }

    @AfterEach
    void close() {
        children.close();
        store.close();
    }

    @Test
    void handsOverLinesAndTheExitCode() throws IOException {
        var exit = children.start(ChildPrograms.command(ChildPrograms.Says.class, folder, "a", "b c"), lines::add)
                .exit().join();

        assertThat(exit).isEqualTo(new ChildExit(7, false));
        assertThat(exit.success()).isFalse();
        assertThat(lines).contains("arguments a b c", "grüße", "home " + folder);
    }

    @Test
    void handsDownNothingOfItsOwnEnvironment() throws IOException {
        children.start(ChildPrograms.command(ChildPrograms.Says.class, folder), lines::add).exit().join();

        var names = lines.stream().filter(l -> l.startsWith("env ")).map(l -> l.substring(4, l.indexOf('=')));
        assertThat(names).contains("GIVEN", "PATH", "LANG", "HOME").isSubsetOf("GIVEN", "PATH", "LANG", "HOME",
                "SystemRoot");
    }

    @Test
    void cutsOverlongLines() throws IOException {
        children.start(ChildPrograms.command(ChildPrograms.Says.class, folder), lines::add).exit().join();

        assertThat(lines).contains("x".repeat(ChildOutput.LONGEST_LINE), "xxxxx");
    }

    @Test
    void tellsWhenTheHeapWasTooSmall() throws IOException {
        var exit = children.start(ChildPrograms.command(ChildPrograms.Eats.class, folder), lines::add).exit().join();

        assertThat(exit).isEqualTo(new ChildExit(3, true));
    }

    @Test
    void killsAChildThatDoesNotEndWhenAsked() throws Exception {
        var child = children.start(ChildPrograms.command(ChildPrograms.Stays.class, folder, "stubborn"), lines::add);
        assertThat(lines.poll(60, TimeUnit.SECONDS)).isEqualTo("pid " + child.pid());

        child.terminate(Duration.ofMillis(50));

        assertThat(child.exit().join().success()).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void endsAllChildrenOnClose() throws Exception {
        var started = new CopyOnWriteArrayList<ChildProcess>();
        for (int i = 0; i < 4; i++) {
            started.add(children.start(ChildPrograms.command(ChildPrograms.Stays.class, folder), lines::add));
        }

        children.close();

        assertThat(started).noneMatch(ChildProcess::isAlive);
        assertThatThrownBy(() -> children.start(ChildPrograms.command(ChildPrograms.Says.class, folder), lines::add))
                .isInstanceOf(IOException.class);
    }

    @Test
    void endsAtTheNextStartWhatAKilledParentLeftBehind() throws Exception {
        var parent = children.start(ChildPrograms.command(ChildPrograms.Parent.class, folder, folder.toString()),
                lines::add);
        var pid = pidOf(lines);
        ProcessHandle.of(parent.pid()).orElseThrow().destroyForcibly();
        parent.exit().join();
        var orphan = ProcessHandle.of(pid).orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        try (var again = Store.open(folder.resolve("parent.store")); var cleared = ChildProcesses.open(again, "test")) {
            orphan.onExit().get(30, TimeUnit.SECONDS);
            assertThat(cleared).isNotNull();
        }

        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSameId() {
        var self = ProcessHandle.current();
        var other = new ChildRecord(self.pid(), self.info().startInstant().orElseThrow().minusSeconds(60),
                self.info().command().orElseThrow());

        assertThat(other.find()).isEmpty();
        assertThat(ChildRecord.of(self).find()).contains(self);
    }

    private static long pidOf(LinkedBlockingQueue<String> lines) throws InterruptedException {
        var seen = List.of(String.valueOf(lines.poll(60, TimeUnit.SECONDS)));
        assertThat(seen).allMatch(l -> l.startsWith("pid "));
        return Long.parseLong(seen.getFirst().substring(4));
    }
}
