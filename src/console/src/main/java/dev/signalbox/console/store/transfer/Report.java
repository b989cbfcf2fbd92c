package dev.signalbox.console.store.transfer;

import dev.signalbox.console.store.transfer.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;

/** What became of each file of a transfer, one a line. */
final class Report {
    private Report() {}

    /** @param line makes a line of its cells, safe for spreadsheets */
    static void write(Journal journal, Path file, Function<List<String>, String> line) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            out.write(line.apply(List.of("key", "file", "bytes", "result", "verified", "why")));
            journal.eachEnd((item, result, words) -> {
                var verified = !result.equals("done") ? "" : words.isEmpty() ? "size only" : words;
                out.write(line.apply(List.of(item.key(), item.file(), Long.toString(item.size()), result, verified,
                        result.equals("failed") ? words : "")));
            });
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
