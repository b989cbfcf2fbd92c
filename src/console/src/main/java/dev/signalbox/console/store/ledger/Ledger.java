package dev.signalbox.console.store.ledger;

import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.store.Topic;
import java.io.BufferedReader;
import java.io.IOException;
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
 * off its end cannot be seen from the file alone. Reads and writes on the thread of whoever asks, never the FX thread.
 */
public final class Ledger implements ChangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int SHOWN = 1_000;

    private final Path file;
    private final EnvironmentInfo environment;
    private final Clock clock;
    private final Topic<LedgerState> state = new Topic<>(LedgerState.empty());
    private final Deque<Change> newest = new ArrayDeque<>();
    private String last = "";
    private long count;
    private Optional<Long> broken = Optional.empty();
    private boolean known;

    public Ledger(Path dataFolder, EnvironmentInfo environment, Clock clock) {
        file = dataFolder.resolve("ledger.jsonl");
        this.environment = environment;
        this.clock = clock;
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
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            take(line);
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
        last = "";
        count = 0;
        broken = Optional.empty();
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    check(text);
                }
            }
        }
        known = true;
    }

    private void check(String text) {
        Optional<LedgerLine> line = LedgerLine.parse(text);
        if (broken.isEmpty() && line.filter(l -> l.follows(last) && l.number() == count + 1).isEmpty()) {
            broken = Optional.of(count + 1);
        }
        line.ifPresentOrElse(this::take, () -> count++);
    }

    private void take(LedgerLine line) {
        count++;
        last = line.hash();
        newest.addFirst(line.change());
        if (newest.size() > SHOWN) {
            newest.removeLast();
        }
    }

    private void publish(Optional<String> problem) {
        state.publish(new LedgerState(List.copyOf(newest), count, broken, problem));
    }

    private void failed(IOException e) {
        LOG.error("The ledger cannot be kept", e);
        publish(Optional.of(String.valueOf(e.getMessage())));
    }
}
