package dev.signalbox.console.store.ledger;

import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerHead;
import dev.signalbox.console.model.ledger.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through a ledger line by line, and tells whether it is as it was written. Also one that grows meanwhile: whole lines come at once. */
public final class LedgerReader {
    private final Optional<LedgerHead> anchor;
    private final Consumer<Change> seen;
    private String last = "";
    private long count;
    private Optional<Verdict> broken = Optional.empty();
    private boolean anchorFits;

    /**
     * @param anchor how far it went once, by somebody else's word
     * @param seen told each change that can be read
     */
    public LedgerReader(Optional<LedgerHead> anchor, Consumer<Change> seen) {
        this.anchor = anchor;
        this.seen = seen;
    }

    /** Reads all of a file. */
    public Verdict read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line(text);
            }
        } catch (CharacterCodingException e) {
            line("");
        }
        return verdict();
    }

    void line(String text) {
        Optional<LedgerLine> line = LedgerLine.parse(text);
        count++;
        if (broken.isEmpty()) {
            broken = line.map(this::fault).orElse(Optional.of(Verdict.Kind.UNREADABLE)).map(k -> new Verdict.Broken(
                    count,
                    k));
        }
        line.ifPresent(this::take);
    }

    private Optional<Verdict.Kind> fault(LedgerLine line) {
        if (line.number() != count) {
            return Optional.of(Verdict.Kind.OUT_OF_ORDER);
        }
        return line.follows(last) ? Optional.empty() : Optional.of(Verdict.Kind.CHANGED);
    }

    private void take(LedgerLine line) {
        last = line.hash();
        anchorFits |= anchor.filter(new LedgerHead(count, last)::equals).isPresent();
        seen.accept(line.change());
    }

    long count() {
        return count;
    }

    String lastHash() {
        return last;
    }

    /** After the last line. */
    Verdict verdict() {
        if (broken.isPresent()) {
            return broken.get();
        }
        if (anchor.isPresent() && anchor.get().number() > count) {
            return new Verdict.Cut(count, anchor.get().number());
        }
        if (anchor.isPresent() && !anchorFits) {
            return new Verdict.Rewritten(anchor.get().number());
        }
        return new Verdict.Whole(count, count == 0 ? Optional.empty() : Optional.of(new LedgerHead(count, last)), anchor
                .isPresent());
    }
}
