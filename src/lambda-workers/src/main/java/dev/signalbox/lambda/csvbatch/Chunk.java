package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of an input file, with the file's header line.
 *
 * @param path bucket, slash, key
 * @param file address of the input file
 * @param firstRow number of its first row in that file, from 1
 */
record Chunk(String path, String run, String file, long firstRow, char delimiter) {
    private static final String FOLDER = "/to_process/";

    /** @param input {@code {"FilePath": ...}} is enough */
    static Chunk read(JsonNode input, char fallback) {
        var path = input.path("FilePath").asText();
        int folder = path.indexOf(FOLDER);
        if (path.indexOf('/') <= 0 || folder < 0) {
            throw new InvalidInput("'FilePath' must be bucket/.../to_process/file, not '" + path + "'");
        }
        var before = path.substring(0, folder);
        var run = before.substring(before.lastIndexOf('/') + 1);
        return new Chunk(path, input.path("Run").asText(run), input.path("File").asText("s3://" + path),
                input.path("FirstRow").asLong(1), delimiter(input.path("Delimiter").asText(""), fallback));
    }

    /** @throws InvalidInput when it is not one usable character */
    static char delimiter(String text, char fallback) {
        var one = text.equals("\\t") || text.equalsIgnoreCase("tab") ? "\t" : text;
        if (one.isEmpty()) {
            return fallback;
        }
        if (one.length() > 1 || one.charAt(0) >= 128 || "\"\r\n".contains(one)) {
            throw new InvalidInput("A delimiter must be one ASCII character, not '" + text + "'");
        }
        return one.charAt(0);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("FilePath", path);
        json.put("Run", run);
        json.put("File", file);
        json.put("FirstRow", firstRow);
        json.put("Delimiter", String.valueOf(delimiter));
        return json;
    }

    String bucket() {
        return path.substring(0, path.indexOf('/'));
    }

    String key() {
        return path.substring(path.indexOf('/') + 1);
    }

    /** Beside the folder that it lies in; names in the path that look like that folder stay as they are. */
    String outputKey() {
        int folder = key().indexOf(FOLDER);
        return key().substring(0, folder) + "/output/" + key().substring(folder + FOLDER.length());
    }

    /** Of the enriched rows that begin with this one. */
    String pieceKey(long row) {
        return Optional.of(outputKey()).map(k -> k.replaceFirst("\\.csv$", "")).orElseThrow() + "/rows-" + row
                + ".csv";
    }
}
