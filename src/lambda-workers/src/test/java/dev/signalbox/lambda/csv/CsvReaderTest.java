package dev.signalbox.lambda.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    private static List<CsvRecord> read(byte[] bytes, char delimiter) throws IOException {
        var reader = new CsvReader(new Dripping(bytes), delimiter);
        var records = new ArrayList<CsvRecord>();
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            records.add(record.get());
        }
        return records;
    }

    private static List<List<String>> fields(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), ',').stream().map(CsvRecord::fields).toList();
    }

    /** Gives at most three bytes at a time, so that every boundary falls somewhere. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream in;

        Dripping(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, length > 1000 ? length : Math.min(3, length));
        }
    }

    @Test
    void readsPlainLinesWithAnyLineEnd() throws IOException {
        assertThat(fields("a,b\r\nc,d\ne,f\rg,")).containsExactly(List.of("a", "b"), List.of("c", "d"),
                List.of("e", "f"), List.of("g", ""));
    }

    @Test
    void readsQuotesWithDelimitersLineEndsAndQuotesInThem() throws IOException {
        assertThat(fields("\"a,1\",\"b\r\n2\",\"c\"\"3\"\"\"\nnext,\"\",x\"y\"")).containsExactly(
                List.of("a,1", "b\r\n2", "c\"3\""), List.of("next", "", "x\"y\""));
        assertThat(fields("\"a\"b,c\n")).containsExactly(List.of("ab", "c"));
    }

    @Test
    void aBlankLineHasNoFields() throws IOException {
        assertThat(fields("a\n\nb\n")).containsExactly(List.of("a"), List.of(), List.of("b"));
        assertThat(fields("")).isEmpty();
        assertThat(fields("\r\n")).containsExactly(List.of());
    }

    @Test
    void skipsAByteOrderMarkAndRefusesUtf16() throws IOException {
        assertThat(fields("\uFEFFuuid,x\n")).containsExactly(List.of("uuid", "x"));
        assertThatThrownBy(() -> read("uuid".getBytes(StandardCharsets.UTF_16), ','))
                .isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> read(new byte[]{(byte) 0xFF, (byte) 0xFE, 'u', 0}, ','))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void takesOtherDelimiters() throws IOException {
        assertThat(read("a;\"b;c\";d,e\n".getBytes(StandardCharsets.UTF_8), ';').getFirst().fields())
                .containsExactly("a", "b;c", "d,e");
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsItsOwnLineOnly() throws IOException {
        var records = read("a,\"open\nb,2\nc,3\n".getBytes(StandardCharsets.UTF_8), ',');

        assertThat(records).hasSize(3);
        assertThat(records.getFirst().fault()).contains("a quote is not closed");
        assertThat(records.getFirst().fields()).containsExactly("a", "\"open");
        assertThat(records.subList(1, 3)).extracting(CsvRecord::fields).containsExactly(List.of("b", "2"),
                List.of("c", "3"));
    }

    @Test
    void aQuoteThatIsNotClosedInALongFileNeedsLittleMemory() throws IOException {
        var text = "a,\"open\n" + "b,2\n".repeat(200_000);

        var records = read(text.getBytes(StandardCharsets.UTF_8), ',');

        assertThat(records).hasSize(200_001);
        assertThat(records.getFirst().fault()).isPresent();
    }

    @Test
    void anEndlessLineIsOneFaultyRecord() throws IOException {
        var records = read(("x".repeat(1_000_000) + "\r\nb,2\n").getBytes(StandardCharsets.UTF_8), ',');

        assertThat(records).hasSize(2);
        assertThat(records.getFirst().fault()).contains("it is longer than 256 KiB");
        assertThat(records.getLast().fields()).containsExactly("b", "2");
    }

    @Test
    void bytesThatAreNotUtf8AreAFault() throws IOException {
        var records = read(new byte[]{'a', ',', (byte) 0xE9, '\n', 'b', '\n'}, ',');

        assertThat(records.getFirst().fault()).contains("it is not valid UTF-8");
        assertThat(records.getLast().fields()).containsExactly("b");
    }

    @Test
    void offsetsCoverTheFileWithoutGaps() throws IOException {
        var text = "\uFEFFa,b\r\n\"x\ny\",é\r\n\r\nlast";
        var records = read(text.getBytes(StandardCharsets.UTF_8), ',');

        assertThat(records.getFirst().start()).isEqualTo(3);
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).start()).isEqualTo(records.get(i - 1).end());
        }
        assertThat(records.getLast().end()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void rawRecordsReadAgainAreTheSame() throws IOException {
        var text = "a,\"open\nb,\"x\ny\",z\r\n\r\n" + "w".repeat(400_000) + "\nc,\"never closed\nlast";
        var first = new CsvReader(new Dripping(text.getBytes(StandardCharsets.UTF_8)), ',');
        for (var record = first.next(); record.isPresent(); record = first.next()) {
            var again = read(first.raw(), ',');
            assertThat(again).hasSize(1);
            assertThat(again.getFirst().fields()).isEqualTo(record.get().fields());
            assertThat(again.getFirst().fault()).isEqualTo(record.get().fault());
        }
    }

    @Test
    void linesAreWrittenAsTheyAreRead() throws IOException {
        var fields = List.of("a,1", "b\r\n2", "c\"3", "", "é");

        assertThat(fields(CsvLine.quoted(fields, ',') + CsvLine.plain(fields))).containsExactly(fields, fields);
        assertThat(CsvLine.plain(fields)).isEqualTo("\"a,1\",\"b\r\n2\",\"c\"\"3\",,é\n");
    }
}
