package dev.signalbox.console.store.transfer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.transfer.FileTrouble;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.store.transfer.journal.Line.Op;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a transfer does, written down before it counts as done, so that another process can go on with it. A file of JSON lines:
 * first the {@link Plan}, then each thing that happened. A line that was cut off when the process ended is left out. May be used
 * from any thread; what cannot be written is thrown as {@link UncheckedIOException}.
 */
public final class Journal implements Closeable {
    private static final String FILE = "journal.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Plan plan;
    private final Book book = new Book();
    private final WholeLines out;
    private long nextNumber;

    private Journal(Path folder) throws IOException {
        this.folder = folder;
        long valid;
        try (var lines = Files.newBufferedReader(folder.resolve(FILE))) {
            var first = Optional.ofNullable(lines.readLine()).orElseThrow(() -> new IOException("An empty journal"));
            plan = JSON.readValue(first, Plan.class);
            if (plan.version() != Plan.VERSION) {
                throw new IOException("A journal of version " + plan.version());
            }
            valid = bytes(first) + replay(lines);
        }
        out = new WholeLines(folder.resolve(FILE), valid);
    }

    /** Begins one in a folder of its own. */
    public static Journal create(Path folder, Plan plan) throws IOException {
        Files.createDirectories(folder);
        var fresh = folder.resolve(FILE + ".new");
        Files.writeString(fresh, JSON.writeValueAsString(plan) + "\n");
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        return new Journal(folder);
    }

    /** Goes on with one. */
    public static Journal open(Path folder) throws IOException {
        return new Journal(folder);
    }

    /** @return how many bytes the good lines have */
    private long replay(BufferedReader lines) throws IOException {
        long valid = 0;
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            Line line;
            try {
                line = JSON.readValue(text, Line.class);
            } catch (JsonProcessingException e) {
                return valid; // the process ended while it was written
            }
            apply(line);
            valid += bytes(text);
        }
        return valid;
    }

    private static long bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    private void apply(Line line) {
        if (line.op() == Op.FOUND) {
            nextNumber = line.number() + 1;
        }
        book.apply(line);
    }

    /** Every item that was found, as it is read from the disk; for the names that are taken. */
    public void eachFound(Consumer<Item> each) throws IOException {
        eachLine(line -> Optional.ofNullable(line.item()).ifPresent(each));
    }

    /** What became of each item, as it is read from the disk; what is on its way has not ended. */
    public void eachEnd(End each) throws IOException {
        Ends.read(folder.resolve(FILE), JSON, each);
    }

    /** Hears what became of an item: {@code done}, {@code skipped} or {@code failed}, and why or how it was verified. */
    public interface End {
        void ended(Item item, String result, String words) throws IOException;
    }

    private void eachLine(Consumer<Line> each) throws IOException {
        try (var lines = Files.newBufferedReader(folder.resolve(FILE))) {
            lines.readLine();
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                each.accept(JSON.readValue(text, Line.class));
            }
        }
    }

    private synchronized void write(Line line) {
        try {
            out.add(JSON.writeValueAsString(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        apply(line);
    }

    public Plan plan() {
        return plan;
    }

    public Path folder() {
        return folder;
    }

    /** @param item its number is given here */
    public synchronized Pending found(Item item) {
        var numbered = new Item(nextNumber, item.root(), item.key(), item.size(), item.etag(), item.modified(), item
                .file());
        write(Line.found(numbered));
        return new Pending(numbered, new BitSet(), Optional.empty(), false);
    }

    /** The object is another one than it was. */
    public void changed(Item item) {
        write(new Line(Op.CHANGED, item.number(), 0, item, null));
    }

    /** It got another name than was planned. */
    public void named(Item item, String file) {
        write(Line.of(Op.NAMED, item.number(), file));
    }

    /** @param how it was verified; empty if it could not be */
    public void done(Item item, String how) {
        write(Line.of(Op.DONE, item.number(), how));
    }

    public void skipped(Item item) {
        write(Line.of(Op.SKIPPED, item.number(), ""));
    }

    public void failed(Item item, String why) {
        write(Line.of(Op.FAILED, item.number(), why));
    }

    public void part(Item item, int part) {
        write(new Line(Op.PART, item.number(), part, null, null));
    }

    /** @param id of the multipart upload that is open now; empty when none is */
    public void upload(Item item, String id) {
        write(Line.of(Op.UPLOAD, item.number(), id));
    }

    public void listed(int root) {
        write(Line.of(Op.LISTED, root, ""));
    }

    /** From now on objects that are there may be replaced. */
    public void replace() {
        write(Line.of(Op.REPLACE, 0, ""));
    }

    /** A change of phase reaches the disk before this returns. */
    public synchronized void phase(TransferPhase phase, String note) {
        write(Line.of(Op.PHASE, 0, (phase + " " + note.replaceAll("\\s+", " ")).strip()));
        try {
            out.sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What failed is to be tried again. */
    public synchronized void again() {
        book.failed().forEach(f -> write(Line.of(Op.AGAIN, f.open().item.number(), "")));
    }

    /** What is not finished. */
    public synchronized List<Pending> pending() {
        return book.open().stream().map(o -> new Pending(o.item, (BitSet) o.parts.clone(), Optional.ofNullable(
                o.upload), true)).toList();
    }

    public synchronized List<Pending> failedItems() {
        return book.failed().stream().map(f -> new Pending(f.open().item, (BitSet) f.open().parts.clone(), Optional
                .ofNullable(f.open().upload), true)).toList();
    }

    public synchronized List<FileTrouble> troubles() {
        return book.failed().stream().map(f -> new FileTrouble(f.open().item.key(), f.why())).toList();
    }

    /** The key behind which a root is not listed yet; empty when all of it is. */
    public synchronized Optional<String> unlistedAfter(int root) {
        return book.isListed(root) ? Optional.empty() : Optional.of(book.lastKey(root));
    }

    public synchronized Totals totals() {
        return new Totals(book.files(), book.bytes(), book.listed() == plan.roots().size(), book.done(), book
                .bytesDone(), book.skippedFiles(), book.failures(), book.verified(), book.phase(), book.note(), book
                        .replace(), book.only());
    }

    /**
     * An item that is not finished.
     *
     * @param parts that are there
     * @param upload that is open for it
     * @param begun whether somebody had begun with it before
     */
    public record Pending(Item item, BitSet parts, Optional<String> upload, boolean begun) {}

    /** @param only the file, when there is no other and its checksum was compared */
    public record Totals(long files, long bytes, boolean listed, long done, long bytesDone, long skipped, int failed,
            Map<String, Long> verified, TransferPhase phase, String note, boolean replace,
            Optional<String> only) {}

    @Override
    public void close() throws IOException {
        out.close();
    }
}
