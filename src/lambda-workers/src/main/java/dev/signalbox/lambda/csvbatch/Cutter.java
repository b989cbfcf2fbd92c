package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.csv.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a file into chunks of so many rows, each with the file's header. Rows go on as they came, byte by byte. Blank
 * lines at the very end are no rows.
 */
final class Cutter {
    /** A chunk of very long rows ends sooner, so that it fits into memory. */
    private static final int LARGEST_CHUNK = 4 * 1024 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final int rowsPerChunk;
    private final char delimiter;

    Cutter(int rowsPerChunk, char delimiter) {
        this.rowsPerChunk = rowsPerChunk;
        this.delimiter = delimiter;
    }

    /** Takes chunks in order. */
    interface Chunks {
        /** @param firstRow from 1 */
        void take(byte[] chunk, long firstRow, int rows) throws IOException;
    }

    /** @return rows of the file, the header not counted */
    long cut(InputStream in, Chunks chunks) throws IOException {
        var reader = new CsvReader(in, delimiter);
        var header = reader.next().isPresent() ? withLineEnd(reader.raw()) : new byte[0];
        var open = new Open(header, chunks);
        int blank = 0;
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            if (row.get().isBlank()) {
                blank++;
                continue;
            }
            for (; blank > 0; blank--) {
                open.add(LINE_END);
            }
            open.add(reader.raw());
        }
        open.flush();
        return open.total;
    }

    private static byte[] withLineEnd(byte[] line) {
        byte last = line[line.length - 1];
        if (last == '\n' || last == '\r') {
            return line;
        }
        var ended = new byte[line.length + 2];
        System.arraycopy(line, 0, ended, 0, line.length);
        System.arraycopy(LINE_END, 0, ended, line.length, 2);
        return ended;
    }

    private final class Open {
        private final byte[] header;
        private final Chunks chunks;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int rows;
        private long total;

        Open(byte[] header, Chunks chunks) {
            this.header = header;
            this.chunks = chunks;
        }

        void add(byte[] row) throws IOException {
            if (rows == rowsPerChunk || (rows > 0 && bytes.size() + row.length > LARGEST_CHUNK)) {
                flush();
            }
            if (rows == 0) {
                bytes.write(header);
            }
            bytes.write(row);
            rows++;
            total++;
        }

        void flush() throws IOException {
            if (rows > 0) {
                chunks.take(bytes.toByteArray(), total - rows + 1, rows);
                bytes.reset();
                rows = 0;
            }
        }
    }
}
