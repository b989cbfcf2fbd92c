package dev.signalbox.lambda.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Records as lines. */
public final class CsvLine {
    private CsvLine() {}

    /** All fields in quotes, ending with CRLF; a record without fields is a blank line. */
    public static String quoted(List<String> fields, char delimiter) {
        return fields.stream().map(CsvLine::inQuotes)
                .collect(Collectors.joining(String.valueOf(delimiter), "", "\r\n"));
    }

    /** Quotes only where they are needed, commas, ending with LF. */
    public static String plain(List<String> fields) {
        return fields.stream().map(f -> needsQuotes(f) ? inQuotes(f) : f).collect(Collectors.joining(",", "", "\n"));
    }

    private static boolean needsQuotes(String field) {
        return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    }

    private static String inQuotes(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }
}
