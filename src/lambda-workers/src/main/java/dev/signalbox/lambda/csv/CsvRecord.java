package dev.signalbox.lambda.csv;

import java.util.List;
import java.util.Optional;

/**
 * One record of a file; it may be several lines long.
 *
 * @param fields none for a blank line
 * @param fault why this is no proper record; the fields are then what could be made of it
 * @param start offset of its first byte
 * @param end offset after its last byte, the end of its line included
 */
public record CsvRecord(List<String> fields, Optional<String> fault, long start, long end) {
    public CsvRecord {
        fields = List.copyOf(fields);
    }

    public boolean isBlank() {
        return fields.isEmpty() && fault.isEmpty();
    }
}
