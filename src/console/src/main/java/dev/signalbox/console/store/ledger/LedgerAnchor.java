package dev.signalbox.console.store.ledger;

import dev.signalbox.console.model.ledger.LedgerHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far a ledger goes, noted in a file beside it ({@code ledger.jsonl.head}), so that lines missing at its end are noticed. It
 * stops slips and programs, not somebody who writes both files: against him only a head helps that was noted on another machine.
 */
public final class LedgerAnchor {
    private final Path file;

    public LedgerAnchor(Path ledger) {
        file = ledger.resolveSibling(ledger.getFileName() + ".head");
    }

    /** Empty when none was noted. */
    public Optional<LedgerHead> read() throws IOException {
        try {
            String text = Files.readString(file);
            return Optional.of(LedgerHead.parse(text).orElseThrow(() -> new IOException(file
                    + " does not say how far the ledger goes")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(LedgerHead head) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, head + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
