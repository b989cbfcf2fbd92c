package dev.signalbox.console.store.transfer.journal;

import dev.signalbox.console.model.transfer.TransferPhase;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the lines of a journal add up to. Only what is not finished is kept one by one. Its owner guards it. */
final class Book {
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private final Map<Long, Failed> failed = new LinkedHashMap<>();
    private final Map<Integer, String> lastKeys = new HashMap<>();
    private final Set<Integer> listed = new HashSet<>();
    private final Map<String, Long> verified = new TreeMap<>();
    private TransferPhase phase = TransferPhase.PAUSED;
    private String note = "";
    private long files;
    private long bytes;
    private long done;
    private long bytesDone;
    private long skipped;
    private boolean replace;
    private String lastName = "";

    /** An item that is not finished. */
    static final class Open {
        final Item item;
        final BitSet parts = new BitSet();
        @Nullable String upload;
        private String name;

        Open(Item item) {
            this.item = item;
            name = item.file();
        }

        /** What was sent of another upload is worth nothing. */
        private void upload(String id) {
            upload = id.isEmpty() ? null : id;
            parts.clear();
        }
    }

    /** An item that failed; what is there of it may be used again. */
    record Failed(Open open, String why) {}

    void apply(Line line) {
        var words = Objects.requireNonNullElse(line.words(), "");
        switch (line.op()) {
            case FOUND -> found(Objects.requireNonNull(line.item()));
            case CHANGED -> changed(Objects.requireNonNull(line.item()));
            case NAMED -> Optional.ofNullable(open.get(line.number())).ifPresent(o -> o.name = words);
            case DONE -> done(line.number(), words);
            case SKIPPED -> skipped(line.number());
            case FAILED -> failed(line.number(), words);
            case AGAIN -> again(line.number());
            case PART -> Optional.ofNullable(open.get(line.number())).ifPresent(o -> o.parts.set(line.part()));
            case UPLOAD -> Optional.ofNullable(open.get(line.number())).ifPresent(o -> o.upload(words));
            case LISTED -> listed.add((int) line.number());
            case REPLACE -> replace = true;
            case PHASE -> phase(words);
        }
    }

    private void failed(long number, String why) {
        var was = open.remove(number);
        if (was != null) {
            failed.put(number, new Failed(was, why));
        }
    }

    private void again(long number) {
        var was = failed.remove(number);
        if (was != null) {
            open.put(number, was.open());
        }
    }

    private void phase(String words) {
        int space = words.indexOf(' ');
        phase = TransferPhase.valueOf(space < 0 ? words : words.substring(0, space));
        note = space < 0 ? "" : words.substring(space + 1);
    }

    /** The object is another one now: what there was of the old one is worth nothing. */
    private void changed(Item item) {
        var was = open.put(item.number(), new Open(item));
        bytes += item.size() - (was == null ? 0 : was.item.size());
    }

    private void found(Item item) {
        files++;
        bytes += item.size();
        lastKeys.put(item.root(), item.key());
        open.put(item.number(), new Open(item));
    }

    private void done(long number, String how) {
        var was = open.remove(number);
        if (was != null) {
            done++;
            bytesDone += was.item.size();
            verified.merge(how, 1L, Long::sum);
            lastName = was.name;
        }
    }

    private void skipped(long number) {
        var was = open.remove(number);
        if (was != null) {
            skipped++;
            bytes -= was.item.size();
        }
    }

    List<Open> open() {
        return List.copyOf(open.values());
    }

    @Nullable
    Open open(long number) {
        return open.get(number);
    }

    List<Failed> failed() {
        return List.copyOf(failed.values());
    }

    int failures() {
        return failed.size();
    }

    /** The key that was found last in a root; empty when none was. */
    String lastKey(int root) {
        return lastKeys.getOrDefault(root, "");
    }

    boolean isListed(int root) {
        return listed.contains(root);
    }

    int listed() {
        return listed.size();
    }

    TransferPhase phase() {
        return phase;
    }

    String note() {
        return note;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    long done() {
        return done;
    }

    long bytesDone() {
        return bytesDone;
    }

    long skippedFiles() {
        return skipped;
    }

    boolean replace() {
        return replace;
    }

    /** The file, when there is no other and its checksum was compared. */
    Optional<String> only() {
        return files == 1 && done == 1 && !verified.containsKey("") ? Optional.of(lastName) : Optional.empty();
    }

    Map<String, Long> verified() {
        return Map.copyOf(verified);
    }
}
