package dev.signalbox.localcloud.service.stepfunctions.items;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits CSV (RFC 4180) into records: quoted fields may hold delimiters, doubled quotes and line ends. */
final class CsvRecords {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final Reader reader;
    private final char delimiter;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder field = new StringBuilder();
    private int at;
    private int filled;

    CsvRecords(Reader reader, char delimiter) throws IOException {
        this.reader = reader;
        this.delimiter = delimiter;
        if (peek() == '\uFEFF') {
            at++;
        }
    }

    /** Empty at the end; lines without any character are left out. */
    Optional<List<String>> next() throws IOException {
        while (peek() == '\n' || peek() == '\r') {
            at++;
        }
        if (peek() == END) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(peek() == '"' ? quoted() : plain());
            int next = read();
            if (next != delimiter) {
                return Optional.of(fields);
            }
        }
    }

    private String plain() throws IOException {
        field.setLength(0);
        for (int c = peek(); c != END && c != delimiter && c != '\n' && c != '\r'; c = peek()) {
            field.append((char) c);
            at++;
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        field.setLength(0);
        at++;
        for (int c = read(); c != END; c = read()) {
            if (c != '"') {
                field.append((char) c);
            } else if (peek() == '"') {
                field.append('"');
                at++;
            } else {
                break;
            }
        }
        return field.append(rest()).toString();
    }

    /** What stands between the closing quote and the delimiter, though nothing should. */
    private String rest() throws IOException {
        var text = new StringBuilder();
        for (int c = peek(); c != END && c != delimiter && c != '\n' && c != '\r'; c = peek()) {
            text.append((char) c);
            at++;
        }
        return text.toString();
    }

    private int read() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= filled) {
            filled = reader.read(buffer);
            at = 0;
        }
        return filled <= 0 ? END : buffer[at];
    }
}
