package dev.signalbox.console.store.transfer.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.store.transfer.journal.Journal.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads a journal for what became of its items; keeps only those in mind that have not ended, or failed. */
final class Ends {
    private final Map<Long, Item> open = new HashMap<>();
    private final Map<Long, String> failed = new LinkedHashMap<>();
    private final End each;

    private Ends(End each) {
        this.each = each;
    }

    static void read(Path file, ObjectMapper json, End each) throws IOException {
        var ends = new Ends(each);
        try (var lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                ends.line(json.readValue(text, Line.class));
            }
        }
        for (var one : ends.failed.entrySet()) {
            each.ended(Objects.requireNonNull(ends.open.get(one.getKey())), "failed", one.getValue());
        }
    }

    private void line(Line line) throws IOException {
        var words = Objects.requireNonNullElse(line.words(), "");
        switch (line.op()) {
            case FOUND, CHANGED -> open.put(line.number(), Objects.requireNonNull(line.item()));
            case NAMED -> open.computeIfPresent(line.number(), (_, item) -> item.named(words));
            case DONE -> end(line.number(), "done", words);
            case SKIPPED -> end(line.number(), "skipped", words);
            case FAILED -> failed.put(line.number(), words);
            case AGAIN -> failed.remove(line.number());
            case PART, UPLOAD, LISTED, PHASE, REPLACE -> {
                // nothing ended by this
            }
        }
    }

    private void end(long number, String result, String words) throws IOException {
        var item = open.remove(number);
        if (item != null) {
            each.ended(item, result, words);
        }
    }
}
