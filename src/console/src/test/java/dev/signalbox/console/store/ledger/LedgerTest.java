package dev.signalbox.console.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.Verdict;
import dev.signalbox.console.screen.activity.LedgerExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir Path folder;

    private Ledger ledger;

    @BeforeEach
    void threeChanges() {
        ledger = ledger();
        ledger.note("StartExecution", "nightly", "r-1", "done");
        ledger.note("StopExecution", "nightly", "r-2", "AccessDeniedException");
        ledger.note("DeleteStack", "downloads", "", "done");
    }

    private Ledger ledger() {
        return new Ledger(folder, TestFrame.LOCAL, Clock.systemUTC());
    }

    @Test
    void goesOnAfterARestart() {
        Ledger again = ledger();
        again.note("TagResource", "queue", "r-4", "done");
        again.verify();
        assertThat(again.state().latest().verdict().isWhole()).isTrue();
        assertThat(again.state().latest().newest()).extracting(Change::action).containsExactly("TagResource",
                "DeleteStack", "StopExecution", "StartExecution");
        assertThat(again.state().latest().newest()).extracting(Change::number).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void tellsThatALineWasChanged() throws Exception {
        assertThat(brokenAfter(lines -> List.of(lines.get(0), lines.get(1).replace("AccessDeniedException", "done"),
                lines.get(2)))).isEqualTo(2);
    }

    @Test
    void tellsThatALineWasTakenOut() throws Exception {
        assertThat(brokenAfter(lines -> List.of(lines.get(0), lines.get(2)))).isEqualTo(2);
    }

    @Test
    void tellsThatLinesChangedPlaces() throws Exception {
        assertThat(brokenAfter(lines -> List.of(lines.get(1), lines.get(0), lines.get(2)))).isEqualTo(1);
    }

    @Test
    void tellsThatALineIsNone() throws Exception {
        assertThat(brokenAfter(lines -> List.of(lines.get(0), lines.get(1), "{", lines.get(2)))).isEqualTo(3);
    }

    @Test
    void keepsTheChainWhenManyWriteAtOnce() {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String target = "job-" + i;
                many.execute(() -> ledger.note("TerminateJob", target, "", "done"));
            }
        }
        ledger.verify();
        assertThat(ledger.state().latest().count()).isEqualTo(53);
        assertThat(ledger.state().latest().verdict().isWhole()).isTrue();
    }

    @Test
    void saysThatItCannotBeKept() throws Exception {
        Files.delete(ledger.file());
        Files.createDirectories(ledger.file());
        ledger.note("StartExecution", "nightly", "r-5", "done");
        assertThat(ledger.state().latest().problem()).isPresent();
    }

    @Test
    void goesOnWritingWhenItsHeadIsEmptyAfterACrash() throws Exception {
        Files.writeString(folder.resolve("ledger.jsonl.head"), "");
        Ledger again = ledger();
        again.note("TagResource", "queue", "r-4", "done");
        assertThat(again.state().latest().problem()).isEmpty();
        assertThat(Files.readAllLines(ledger.file())).hasSize(4);
    }

    @Test
    void isNotOverwrittenByItsOwnExport() throws Exception {
        var lines = Files.readAllLines(ledger.file());
        assertThatThrownBy(() -> LedgerExport.write(ledger.file(), ledger.file(), LedgerExport.Form.CSV)).isInstanceOf(
                IOException.class).hasMessageContaining("itself");
        assertThat(Files.readAllLines(ledger.file())).isEqualTo(lines);
    }

    private long brokenAfter(java.util.function.UnaryOperator<List<String>> tamper) throws Exception {
        Files.write(ledger.file(), tamper.apply(Files.readAllLines(ledger.file())));
        Ledger again = ledger();
        again.verify();
        return again.state().latest().verdict() instanceof Verdict.Broken(long line, _) ? line : 0;
    }

    @Test
    void tellsThatALineWasPutIn() throws Exception {
        assertThat(brokenAfter(lines -> List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)))).isEqualTo(3);
    }

    @Test
    void tellsThatTheEndWasCutOffAlsoAfterMoreIsWritten() throws Exception {
        var lines = Files.readAllLines(ledger.file());
        Files.write(ledger.file(), lines.subList(0, 1));
        Ledger again = ledger();
        again.verify();
        assertThat(again.state().latest().verdict()).isEqualTo(new Verdict.Cut(1, 3));

        again.note("TagResource", "queue", "r-4", "done");
        again.note("TagResource", "queue", "r-5", "done");
        Ledger later = ledger();
        later.verify();
        assertThat(later.state().latest().verdict()).isEqualTo(new Verdict.Rewritten(3));
    }

    @Test
    void tellsThatTheWholeFileIsGone() throws Exception {
        Files.delete(ledger.file());
        Ledger again = ledger();
        again.verify();
        assertThat(again.state().latest().verdict()).isEqualTo(new Verdict.Cut(0, 3));
    }

    @Test
    void aLineThatACrashCutOffIsToldAndTheNextOneIsKept() throws Exception {
        Files.writeString(ledger.file(), Files.readString(ledger.file()) + "{\"number\":4,");
        Ledger again = ledger();
        again.note("TagResource", "queue", "r-4", "done");
        again.verify();
        assertThat(again.state().latest().verdict()).isEqualTo(new Verdict.Broken(4, Verdict.Kind.UNREADABLE));
        assertThat(again.state().latest().newest().getFirst().action()).isEqualTo("TagResource");
    }
}
