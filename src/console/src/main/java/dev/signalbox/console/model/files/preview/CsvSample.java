package dev.signalbox.console.model.files.preview;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.signalbox.console.model.files.preview.SampleTable.Fault;
import dev.signalbox.console.model.files.preview.SampleTable.Kind;
import dev.signalbox.console.model.files.preview.SampleTable.Row;
import dev.signalbox.console.model.files.preview.SampleTable.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the beginning of a file of separated values: finds the separator and the header, and keeps rows that do not fit. */
final class CsvSample {
    private static final int SNIFFED = 50;
    private static final int SNIFFED_CHARACTERS = 32_768;
    private static final int LONGEST_CELL = 1_000;

    private CsvSample() {}

    /**
     * Reads text as a table.
     *
     * @param cut whether the text ends somewhere in the middle; its last row is then left out
     * @param wanted whether somebody says that it is a table, so that one column is enough
     */
    static Optional<SampleTable> of(String text, boolean cut, boolean wanted) {
        return kind(text, wanted).flatMap(kind -> table(kind, records(text, kind, SampleTable.MOST_ROWS + 2, cut)));
    }

    /** The separator by which most rows have the same number of fields. */
    private static Optional<Kind> kind(String text, boolean wanted) {
        var sample = text.substring(0, Math.min(text.length(), SNIFFED_CHARACTERS));
        boolean cut = sample.length() < text.length();
        Optional<Kind> best = Optional.empty();
        double most = 0;
        for (var kind : List.of(Kind.COMMA, Kind.TAB, Kind.SEMICOLON, Kind.BAR)) {
            double score = score(records(sample, kind, SNIFFED, cut), wanted);
            if (score > most) {
                most = score;
                best = Optional.of(kind);
            }
        }
        return wanted ? best.or(() -> Optional.of(Kind.COMMA)) : best;
    }

    private static double score(List<CsvRecord> records, boolean wanted) {
        if (records.size() < (wanted ? 1 : 3)) {
            return 0;
        }
        int width = records.getFirst().getFieldCount();
        long same = records.stream().filter(r -> r.getFieldCount() == width).count();
        double share = (double) same / records.size();
        boolean likely = wanted || share == 1 && isHeader(records.getFirst().getFields());
        return width < 2 || share < 0.5 || !likely ? 0 : share * width;
    }

    private static char separator(Kind kind) {
        return switch (kind) {
            case TAB -> '\t';
            case SEMICOLON -> ';';
            case BAR -> '|';
            case COMMA, JSON_LINES -> ',';
        };
    }

    private static List<CsvRecord> records(String text, Kind kind, int most, boolean cut) {
        var records = new ArrayList<CsvRecord>();
        try {
            for (var one : CsvReader.builder().fieldSeparator(separator(kind)).allowExtraFields(true)
                    .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).skipEmptyLines(true)
                    .ofCsvRecord(text)) {
                records.add(one);
                if (records.size() >= most) {
                    return records;
                }
            }
        } catch (CsvParseException e) {
            return records; // a field of many megabytes; what came before it is shown
        }
        if (cut && records.size() > 1) {
            records.removeLast();
        }
        return records;
    }

    private static boolean isHeader(List<String> fields) {
        return new HashSet<>(fields).size() == fields.size() && fields.stream().allMatch(f -> !f.isBlank() && f
                .length() <= 100 && CellTypes.of(List.of(f)) == Type.TEXT);
    }

    private static Optional<SampleTable> table(Kind kind, List<CsvRecord> records) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        var first = records.getFirst().getFields();
        boolean header = isHeader(first);
        var body = records.subList(header ? 1 : 0, records.size());
        int width = header ? first.size() : usual(body);
        int shown = Math.min(width, SampleTable.MOST_COLUMNS);
        var rows = body.stream().limit(SampleTable.MOST_ROWS).map(r -> row(r, width, shown)).toList();
        var columns = IntStream.range(0, shown).mapToObj(i -> new SampleTable.Column(header ? first.get(i)
                : Integer.toString(i + 1), CellTypes.of(rows.stream().filter(r -> r.fault() == Fault.NONE).map(r -> r
                        .cells().get(i)).toList()))).toList();
        return Optional.of(new SampleTable(kind, columns, rows, rows.stream().filter(r -> r.fault() != Fault.NONE)
                .count(), new SampleTable.Left(width - shown, body.size() - rows.size())));
    }

    /** How many fields most rows have. */
    private static int usual(List<CsvRecord> rows) {
        return rows.stream().collect(Collectors.groupingBy(CsvRecord::getFieldCount, Collectors.counting())).entrySet()
                .stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(1);
    }

    private static Row row(CsvRecord one, int width, int shown) {
        int has = one.getFieldCount();
        var cells = IntStream.range(0, shown).mapToObj(i -> i < has ? cell(one.getField(i)) : "").toList();
        return new Row(one.getStartingLineNumber(), cells, has == width ? Fault.NONE
                : has < width ? Fault.TOO_FEW : Fault.TOO_MANY);
    }

    static String cell(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }
}
