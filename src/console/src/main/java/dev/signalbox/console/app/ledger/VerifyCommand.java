package dev.signalbox.console.app.ledger;

import dev.signalbox.console.model.ledger.LedgerHead;
import dev.signalbox.console.model.ledger.Verdict;
import dev.signalbox.console.store.ledger.LedgerAnchor;
import dev.signalbox.console.store.ledger.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox ledger verify}: whether each line follows from the one before it, and none is missing at the end. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Checks a ledger, also while the console runs, or an exported copy.",
        "Exit codes: 0 it is whole; 1 a line was changed, removed, put in or moved, or lines are missing at its end; 2 wrong usage; 3 it cannot be read.",
        "Not to be noticed: that somebody wrote anew both the ledger and the head noted beside it. Note the head elsewhere, and give it with --head."})
final class VerifyCommand implements Callable<Integer> {
    private static final int TAMPERED = 1;
    private static final int UNREADABLE = 3;

    @Parameters(arity = "0..1", paramLabel = "<file>", description = "default: the ledger of the data folder") private @Nullable Path file;

    @Option(names = "--head", paramLabel = "<line:hash>", description = "what an earlier verify printed as head; without it, the one noted beside the file, if there is one") private @Nullable String head;

    @ParentCommand private @Nullable LedgerCommand ledger;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        Path checked = Objects.requireNonNull(ledger).ledger(file);
        try {
            // The head first: the ledger of a running console may only grow meanwhile.
            Optional<LedgerHead> anchor = head == null ? new LedgerAnchor(checked).read() : Optional.of(given(head));
            if (!Files.isRegularFile(checked) && anchor.isEmpty()) {
                line.getErr().println("signalbox: there is no ledger " + checked);
                return UNREADABLE;
            }
            var reader = new LedgerReader(anchor, _ -> {});
            Verdict verdict = Files.isRegularFile(checked) ? reader.read(checked)
                    : new Verdict.Cut(0, anchor.map(LedgerHead::number).orElse(0L));
            (verdict.isWhole() ? line.getOut() : line.getErr()).println("signalbox: " + checked + ": " + words(
                    verdict));
            return verdict.isWhole() ? 0 : TAMPERED;
        } catch (IOException e) {
            line.getErr().println("signalbox: the ledger cannot be read: " + e);
            return UNREADABLE;
        }
    }

    private LedgerHead given(String text) {
        return LedgerHead.parse(text).orElseThrow(() -> new ParameterException(Objects.requireNonNull(spec)
                .commandLine(),
                "'" + text + "' is no head such as 12:9f86…"));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole(long lines, var end, boolean anchored) -> "whole, " + lines + (lines == 1 ? " change"
                    : " changes")
                    + end.map(h -> "\n           head " + h).orElse("") + (anchored ? ""
                            : "\n           no head is noted beside it, so lines missing at its end cannot be noticed");
            case Verdict.Broken(long at, var kind) -> "broken at line " + at + ": " + switch (kind) {
                case UNREADABLE -> "it is no line of a ledger";
                case OUT_OF_ORDER -> "its number is not " + at + ", so lines were removed, put in or moved";
                case CHANGED -> "it does not follow from the line before; it was changed, or put in";
            };
            case Verdict.Cut(long lines, long known) -> "cut: it ends after line " + lines + ", but had " + known;
            case Verdict.Rewritten(long at) -> "written anew: line " + at + " is not the one that was noted";
        };
    }
}
