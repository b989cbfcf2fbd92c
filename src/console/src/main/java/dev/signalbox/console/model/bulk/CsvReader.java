package dev.signalbox.console.model.bulk;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it; a semicolon separates where the head has no comma. Empty lines are left out. */
final class CsvReader {
    private final String text;
    private final char separator;
    private final List<List<String>> records = new ArrayList<>();
    private List<String> record = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private CsvReader(String text) {
        this.text = text;
        String head = text.lines().findFirst().orElse("");
        separator = head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
    }

    /** @param most records that are read */
    static List<List<String>> read(String text, int most) {
        CsvReader reader = new CsvReader(text);
        int at = 0;
        while (at < text.length() && reader.records.size() < most) {
            at = reader.take(at);
        }
        reader.endRecord();
        return reader.records;
    }

    /** @return where to go on */
    private int take(int at) {
        char c = text.charAt(at);
        if (quoted) {
            boolean doubled = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (c != '"' || doubled) {
                cell.append(c);
                return doubled ? at + 2 : at + 1;
            }
            quoted = false;
        } else if (c == '"' && cell.isEmpty()) {
            quoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == '\n') {
            endRecord();
        } else if (c != '\r') {
            cell.append(c);
        }
        return at + 1;
    }

    private void endCell() {
        record.add(cell.toString());
        cell.setLength(0);
    }

    private void endRecord() {
        if (!record.isEmpty() || !cell.isEmpty()) {
            endCell();
            records.add(record);
            record = new ArrayList<>();
        }
    }
}
