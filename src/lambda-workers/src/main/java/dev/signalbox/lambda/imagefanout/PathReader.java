package dev.signalbox.lambda.imagefanout;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.csv.CsvReader;
import dev.signalbox.lambda.csv.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a list of paths: a JSON array, JSON lines or CSV by the end of its name. An entry is a text or an object with
 * {@code path}; of CSV the first column is taken, and a first line that names it is skipped.
 */
final class PathReader {
    private static final Set<String> COLUMN_NAMES = Set.of("path", "resourcepath", "resourcepaths", "url");

    private PathReader() {}

    static void read(String name, InputStream in, Consumer<String> paths) throws IOException {
        var kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        switch (kind) {
            case "json", "jsonl", "ndjson" -> json(in, paths);
            case "csv" -> csv(in, paths);
            default -> throw new InvalidInput("The name of a list of paths must end in .json, .jsonl, .ndjson or "
                    + ".csv; '" + name + "' does not");
        }
    }

    /** An array, or values one after another: both are read alike. */
    private static void json(InputStream in, Consumer<String> paths) throws IOException {
        try (JsonParser parser = TaskInput.JSON.createParser(in)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    paths.accept(path(parser.readValueAsTree(), parser));
                }
            }
        } catch (JsonProcessingException e) {
            var invalid = new InvalidInput("The list of paths is not JSON: line " + e.getLocation().getLineNr());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static String path(JsonNode entry, JsonParser parser) {
        return Optional.of(entry.isObject() ? entry.path("path") : entry).filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElseThrow(() -> new InvalidInput("The list of paths holds something that is no path in line "
                        + parser.currentLocation().getLineNr()));
    }

    private static void csv(InputStream in, Consumer<String> paths) throws IOException {
        var reader = new CsvReader(in, ',');
        boolean first = true;
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            if (row.get().isBlank()) {
                continue;
            }
            var path = first(row.get());
            if (!first || !COLUMN_NAMES.contains(path.toLowerCase(Locale.ROOT))) {
                paths.accept(path);
            }
            first = false;
        }
    }

    private static String first(CsvRecord row) {
        row.fault().ifPresent(f -> {
            throw new InvalidInput("The list of paths has a line that cannot be read: " + f);
        });
        return row.fields().getFirst();
    }
}
