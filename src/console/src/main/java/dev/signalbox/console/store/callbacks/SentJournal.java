package dev.signalbox.console.store.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.SentCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said for providers, a line of JSON each, in the data folder. Of several million bytes the newest half is kept. A line that
 * cannot be read is left out; a file that cannot be written costs the record, not the answer.
 */
public final class SentJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SentJournal.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LARGEST = 4L << 20;
    private static final int READ = 500;

    private final Optional<Path> file;

    private SentJournal(Optional<Path> file) {
        this.file = file;
    }

    public static SentJournal in(Path dataFolder) {
        return new SentJournal(Optional.of(dataFolder.resolve("callbacks-sent.jsonl")));
    }

    /** Keeps nothing beyond the session. */
    public static SentJournal forgotten() {
        return new SentJournal(Optional.empty());
    }

    /** The newest five hundred, newest first. Reads the disk. */
    synchronized List<SentCallback> read() {
        var newest = new ArrayDeque<SentCallback>();
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        try (var lines = Files.lines(file.get())) {
            lines.forEach(line -> parsed(line).ifPresent(sent -> {
                newest.addFirst(sent);
                if (newest.size() > READ) {
                    newest.removeLast();
                }
            }));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The record of sent callbacks cannot be read", e);
        }
        return List.copyOf(newest);
    }

    private static Optional<SentCallback> parsed(String line) {
        try {
            return Optional.of(SentLine.read((ObjectNode) JSON.readTree(line)));
        } catch (JsonProcessingException | IllegalArgumentException | ClassCastException e) {
            LOG.warn("A line in the record of sent callbacks makes no sense");
            return Optional.empty();
        }
    }

    /** Oldest first. */
    synchronized void append(List<SentCallback> sent) {
        if (file.isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        sent.forEach(s -> lines.add(SentLine.write(s).toString()));
        try {
            halve(file.get());
            Files.write(file.get(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("The record of sent callbacks cannot be written", e);
        }
    }

    private static void halve(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) < LARGEST) {
            return;
        }
        var lines = Files.readAllLines(file);
        var shorter = Files.write(file.resolveSibling(file.getFileName() + ".new"), lines.subList(lines.size() / 2,
                lines
                        .size()));
        Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
