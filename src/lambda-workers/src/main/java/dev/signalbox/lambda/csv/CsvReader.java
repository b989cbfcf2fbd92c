package dev.signalbox.lambda.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads records one after another, with the rules that spreadsheets and Python's reader have in common: a field that
 * begins with a quote may hold delimiters and line ends, two quotes in it are one, other quotes are ordinary
 * characters; lines end with CRLF, LF or CR; a byte order mark is skipped. What cannot be read as a record becomes one
 * with a fault, and reading goes on with the next line. Holds one record at a time, of at most 256 KiB.
 */
public final class CsvReader {
    static final int LARGEST_RECORD = 256 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final byte delimiter;
    private byte[] buffer = new byte[CHUNK];
    /** Of the record that is being read. */
    private int start;
    private int end;
    /** Offset of the buffer's first byte in the file. */
    private long base;
    private boolean ended;
    private byte[] raw = {};

    /** @param delimiter one ASCII character */
    public CsvReader(InputStream in, char delimiter) throws IOException {
        if (delimiter >= 128 || delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new IllegalArgumentException("'" + delimiter + "' cannot separate fields");
        }
        this.in = in;
        this.delimiter = (byte) delimiter;
        skipByteOrderMark();
    }

    private void skipByteOrderMark() throws IOException {
        while (end < 3 && more()) {
            continue;
        }
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            start = 3;
        } else if (end >= 2 && (buffer[0] & 0xff) + (buffer[1] & 0xff) == 0xFE + 0xFF && (buffer[0] & 0xff) >= 0xFE) {
            throw new UnreadableFile("The file is UTF-16; only UTF-8 can be read");
        }
    }

    /** Empty at the end of the file. */
    public Optional<CsvRecord> next() throws IOException {
        int at = start;
        var state = State.FIELD_START;
        while (true) {
            if (at == end) {
                if (end - start >= LARGEST_RECORD) {
                    return Optional.of(state == State.QUOTED ? unclosed() : tooLong());
                }
                int moved = start;
                if (!more()) {
                    return atEnd(state);
                }
                at -= moved - start;
            }
            byte octet = buffer[at++];
            boolean lineEnd = octet == '\n' || octet == '\r';
            if (lineEnd && state != State.QUOTED) {
                int length = at - 1 - start;
                return Optional.of(record(length, afterLineEnd(octet, at)));
            }
            state = state.after(octet, delimiter);
        }
    }

    private Optional<CsvRecord> atEnd(State state) {
        if (start == end) {
            return Optional.empty();
        }
        return Optional.of(state == State.QUOTED ? unclosed() : record(end - start, end));
    }

    /** The bytes of the last record; of one that is too long, as many as make it so. Read again, they give the same. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Where in the scan of a record one is. */
    private enum State {
        FIELD_START, PLAIN, QUOTED, QUOTE_IN_QUOTED;

        State after(byte octet, byte delimiter) {
            return switch (this) {
                case FIELD_START -> octet == '"' ? QUOTED : octet == delimiter ? FIELD_START : PLAIN;
                case PLAIN -> octet == delimiter ? FIELD_START : PLAIN;
                case QUOTED -> octet == '"' ? QUOTE_IN_QUOTED : QUOTED;
                case QUOTE_IN_QUOTED -> octet == '"' ? QUOTED : octet == delimiter ? FIELD_START : PLAIN;
            };
        }
    }

    /** CR and LF together are one line end. */
    private int afterLineEnd(byte octet, int at) throws IOException {
        if (octet == '\r') {
            int moved = start;
            boolean another = at < end || more();
            int now = at - (moved - start);
            return another && buffer[now] == '\n' ? now + 1 : now;
        }
        return at;
    }

    private CsvRecord record(int length, int next) {
        var fields = Fields.of(buffer, start, start + length, delimiter);
        return take(fields.values(), fields.fault(), next);
    }

    private CsvRecord take(List<String> fields, Optional<String> fault, int next) {
        var taken = new CsvRecord(fields, fault, base + start, base + next);
        raw = Arrays.copyOfRange(buffer, start, next);
        start = next;
        return taken;
    }

    /** The line with the quote is one faulty record; those after it are read again for themselves. */
    private CsvRecord unclosed() {
        int at = start;
        while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        int lineEnd = at;
        if (at < end) {
            at += buffer[at] == '\r' && at + 1 < end && buffer[at + 1] == '\n' ? 2 : 1;
        }
        return take(Fields.plain(buffer, start, lineEnd, delimiter), Optional.of("a quote is not closed"), at);
    }

    private CsvRecord tooLong() throws IOException {
        long from = base + start;
        var first = Fields.plain(buffer, start, start + 200, delimiter);
        raw = Arrays.copyOfRange(buffer, start, end + 1);
        raw[raw.length - 1] = '\n';
        boolean found = false;
        while (!found) {
            int at = start;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            found = at < end;
            start = found ? afterLineEnd(buffer[at], at + 1) : end;
            if (!found && !more()) {
                found = true;
            }
        }
        return new CsvRecord(first, Optional.of("it is longer than " + LARGEST_RECORD / 1024 + " KiB"), from,
                base + start);
    }

    /** Moves what is left of the buffer to its front and reads on. */
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            base += start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LARGEST_RECORD + CHUNK));
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }
}
