package dev.signalbox.console.model.files.preview;

import java.util.List;

/**
 * The first rows of a table.
 *
 * @param kind what separates its fields
 * @param faults how many rows do not fit
 * @param left how many columns or rows are not shown, because there are too many
 */
public record SampleTable(Kind kind, List<Column> columns, List<Row> rows, long faults, Left left) {
    public static final int MOST_COLUMNS = 60;
    public static final int MOST_ROWS = 20_000;

    public enum Kind {
        COMMA, TAB, SEMICOLON, BAR, JSON_LINES
    }

    public enum Type {
        NUMBER, TIME, TRUTH, TEXT, NOTHING
    }

    public record Column(String name, Type type) {}

    /**
     * A row.
     *
     * @param line where in the part it begins, from 1
     * @param cells one for each column
     */
    public record Row(long line, List<String> cells, Fault fault) {}

    public enum Fault {
        NONE, TOO_FEW, TOO_MANY, NO_JSON
    }

    public record Left(int columns, int rows) {}
}
