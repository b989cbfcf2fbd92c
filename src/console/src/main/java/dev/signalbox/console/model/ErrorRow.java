package dev.signalbox.console.model;

import java.util.Map;

/**
 * A row of an input file that a pipeline refused.
 *
 * @param fields whatever else is recorded of it, by attribute
 */
public record ErrorRow(String file, long number, String kind, String message, Map<String, String> fields) {
    public ErrorRow {
        fields = Map.copyOf(fields);
    }

    /** The file without the bucket and folders that it lies in. */
    public String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
