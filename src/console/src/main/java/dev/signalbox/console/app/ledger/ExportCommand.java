package dev.signalbox.console.app.ledger;

import dev.signalbox.console.screen.activity.LedgerExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox ledger export}: a copy for others. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a copy of the ledger, also while the console runs. jsonl is the ledger itself, which verify can check; no spreadsheet takes a cell of csv for a formula.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<file>", description = "must not be there yet") private @Nullable Path file;

    @Option(names = "--format", paramLabel = "<format>", defaultValue = "jsonl", description = "${COMPLETION-CANDIDATES}; default: jsonl") private LedgerExport.Form form = LedgerExport.Form.JSONL;

    @ParentCommand private @Nullable LedgerCommand ledger;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        Path to = Objects.requireNonNull(file);
        if (Files.exists(to)) {
            line.getErr().println("signalbox: " + to + " is there already; nothing was written.");
            return 1;
        }
        try {
            long lines = LedgerExport.write(Objects.requireNonNull(ledger).ledger(null), to, form);
            line.getOut().println("signalbox: " + lines + (lines == 1 ? " change" : " changes") + " written to " + to);
            return 0;
        } catch (IOException e) {
            line.getErr().println("signalbox: the ledger could not be exported: " + e);
            return 1;
        }
    }
}
