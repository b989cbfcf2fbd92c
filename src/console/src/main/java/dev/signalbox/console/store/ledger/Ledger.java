package dev.signalbox.console.store.ledger;

import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerHead;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.model.ledger.Verdict;
import dev.signalbox.console.store.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of every change made, one JSON object a line, each bound to the one before by its hash. What somebody takes
 * off its end is seen by the {@link LedgerAnchor}. Reads and writes on the thread of whoever asks, never the FX thread.
 */
public final class Ledger implements ChangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int SHOWN = 1_000;

    private final Path file;
    private final LedgerAnchor anchor;
    private final EnvironmentInfo environment;
    private final Clock clock;
    private final Topic<LedgerState> state = new Topic<>(LedgerState.empty());
    private final Deque<Change> newest = new ArrayDeque<>();
    private String last = "";
    private long count;
    private Verdict verdict = Verdict.nothing();
    private boolean known;

    public Ledger(Path dataFolder, EnvironmentInfo environment, Clock clock) {
        file = in(dataFolder);
        anchor = new LedgerAnchor(file);
        this.environment = environment;
        this.clock = clock;
    }

    /** Where a data folder has its ledger. */
    public static Path in(Path dataFolder) {
        return dataFolder.resolve("ledger.jsonl");
    }

    public Topic<LedgerState> state() {
        return state;
    }

    public Path file() {
        return file;
    }

    /** Reads the whole file anew and checks each line against the one before. */
    public synchronized void verify() {
        known = false;
        try {
            read();
            publish(Optional.empty());
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public synchronized void note(String action, String target, String requestId, String result) {
        try {
            read();
            Change change = new Change(count + 1, clock.instant(), System.getProperty("user.name", ""),
                    environment.name() + " " + environment.account() + " " + environment.region(), action, target,
                    requestId, result);
            LedgerLine line = LedgerLine.of(change, last);
            append(line);
            publish(Optional.empty());
        } catch (IOException e) {
            failed(e);
        }
    }

    private void read() throws IOException {
        if (known) {
            return;
        }
        newest.clear();
        LedgerReader reader = new LedgerReader(noted(), this::show);
        verdict = Files.exists(file) ? reader.read(file) : reader.verdict();
        last = reader.lastHash();
        count = reader.count();
        known = true;
    }

    /** A head that a crash has left empty must not keep every later change from being written down: it is as if there were none. */
    private Optional<LedgerHead> noted() {
        try {
            return anchor.read();
        } catch (IOException e) {
            LOG.warn("What was noted beside the ledger cannot be read; lines missing at its end are not noticed", e);
            return Optional.empty();
        }
    }

    /** What somebody took off or changed stays to be seen: only of a whole ledger the end is noted anew. */
    private void append(LedgerLine line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, (endsAmidLine() ? "\n" : "") + line.json() + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        count++;
        last = line.hash();
        show(line.change());
        if (verdict.isWhole()) {
            LedgerHead head = new LedgerHead(count, last);
            anchor.write(head);
            verdict = new Verdict.Whole(count, Optional.of(head), true);
        }
    }

    /** As after a crash in the middle of writing; the next line begins on a line of its own. */
    private boolean endsAmidLine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            ByteBuffer end = ByteBuffer.allocate(1);
            in.position(in.size() - 1).read(end);
            return end.get(0) != '\n';
        }
    }

    private void show(Change change) {
        newest.addFirst(change);
        if (newest.size() > SHOWN) {
            newest.removeLast();
        }
    }

    private void publish(Optional<String> problem) {
        state.publish(new LedgerState(List.copyOf(newest), count, verdict, problem));
    }

    private void failed(IOException e) {
        LOG.error("The ledger cannot be kept", e);
        publish(Optional.of(String.valueOf(e.getMessage())));
    }
}
