package dev.signalbox.console.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.store.ledger.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The exit codes and the line that is named: what scripts and auditors rely on. */
class LedgerCommandTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Ledger ledger;

    @BeforeEach
    void write() {
        ledger = new Ledger(folder, TestFrame.LOCAL, Clock.systemUTC());
        ledger.note("StartExecution", "nightly", "r-1", "done");
        ledger.note("StopExecution", "=HYPERLINK(\"http://x\")", "r-2", "AccessDeniedException");
        ledger.note("DeleteStack", "downloads", "", "done");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return new CommandLine(new LedgerCommand()).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(
                out,
                true)).setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
    }

    private void tamper(java.util.function.UnaryOperator<List<String>> how) throws Exception {
        Files.write(ledger.file(), how.apply(Files.readAllLines(ledger.file())));
    }

    private String head() {
        return out.toString().lines().filter(l -> l.contains("head ")).findFirst().orElseThrow().strip().substring(5);
    }

    @Test
    void aWholeLedgerIsWholeAlsoWhileItGrows() {
        assertThat(run("verify")).isZero();
        assertThat(out.toString()).contains("whole, 3 changes", "head 3:").doesNotContain("no head is noted");
        ledger.note("TagResource", "queue", "r-4", "done");
        assertThat(run("verify", "--head", head())).isZero();
    }

    @Test
    void theFirstLineThatDoesNotFollowIsNamed() throws Exception {
        tamper(lines -> List.of(lines.get(0), lines.get(1).replace("AccessDeniedException", "done"), lines.get(2)));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(err.toString()).contains("broken at line 2: it does not follow");

        tamper(lines -> List.of(lines.get(0), lines.get(2)));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(err.toString()).contains("broken at line 2: its number is not 2");
    }

    @Test
    void aCutEndIsNoticedByTheHeadBesideIt() throws Exception {
        run("verify");
        tamper(lines -> lines.subList(0, 2));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(err.toString()).contains("cut: it ends after line 2, but had 3");

        Files.delete(folder.resolve("ledger.jsonl.head"));
        assertThat(run("verify")).isZero();
        assertThat(out.toString()).contains("lines missing at its end cannot be noticed");
        assertThat(run("verify", "--head", head())).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNeitherWholeNorTampered() {
        assertThat(run("verify", folder.resolve("none").toString())).isEqualTo(3);
        assertThat(run("verify", "--head", "3:xyz")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void anExportedCopyCanBeVerifiedAndATableHasNoFormulas() throws Exception {
        Path copy = folder.resolve("copy.jsonl");
        assertThat(run("export", copy.toString())).isZero();
        assertThat(run("verify", copy.toString())).isZero();
        assertThat(run("export", copy.toString())).isEqualTo(1);

        Path table = folder.resolve("copy.csv");
        assertThat(run("export", table.toString(), "--format", "csv")).isZero();
        assertThat(Files.readString(table)).contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        Path json = folder.resolve("copy.json");
        assertThat(run("export", json.toString(), "--format", "json")).isZero();
        assertThat(Files.readString(json)).startsWith("[").contains("\"number\" : 3");
    }
}
