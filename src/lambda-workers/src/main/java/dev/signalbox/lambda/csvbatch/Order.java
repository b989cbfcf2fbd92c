package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.csv.CsvRecord;
import java.util.List;
import java.util.Optional;

/** What a row of an input file is: eight texts, known by their position. */
final class Order {
    /** A column, by the name that it has in records, and how long its values may be. */
    private record Column(String name, int longest) {}

    private static final List<Column> COLUMNS = List.of(new Column("uuid", 9), new Column("country", 50),
            new Column("itemType", 30), new Column("salesChannel", 10), new Column("orderPriority", 5),
            new Column("orderDate", 10), new Column("region", 100), new Column("shipDate", 10));
    static final List<String> NAMES = COLUMNS.stream().map(Column::name).toList();

    private Order() {}

    /** Why the row is refused, naming its column; empty when it is good. */
    static Optional<String> fault(CsvRecord row) {
        if (row.fault().isPresent()) {
            return row.fault();
        }
        if (row.isBlank()) {
            return Optional.of("the line is blank");
        }
        if (row.fields().size() < COLUMNS.size()) {
            return Optional.of("it has " + row.fields().size() + " of " + COLUMNS.size() + " fields");
        }
        for (int i = 0; i < COLUMNS.size(); i++) {
            var fault = fault(COLUMNS.get(i), row.fields().get(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return row.fields().getFirst().matches("[0-9]{9}") ? Optional.empty()
                : Optional.of("uuid must have nine digits");
    }

    private static Optional<String> fault(Column column, String value) {
        if (value.isEmpty()) {
            return Optional.of(column.name() + " is empty");
        }
        int length = value.codePointCount(0, value.length());
        return length <= column.longest() ? Optional.empty()
                : Optional.of(column.name() + " has " + length + " characters, at most " + column.longest()
                        + " are allowed");
    }

    /** The eight that count; what stands behind them is dropped. */
    static List<String> values(CsvRecord row) {
        return row.fields().subList(0, COLUMNS.size());
    }
}
