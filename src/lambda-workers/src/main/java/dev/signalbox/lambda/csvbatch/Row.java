package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.csv.CsvRecord;
import java.util.Optional;

/**
 * A row of an input file.
 *
 * @param number from 1, the header not counted
 * @param fault why it is refused
 */
record Row(long number, CsvRecord record, Optional<String> fault) {
    static Row of(long number, CsvRecord record) {
        return new Row(number, record, Order.fault(record));
    }

    boolean isValid() {
        return fault.isEmpty();
    }

    String uuid() {
        return record.fields().isEmpty() ? "" : record.fields().getFirst();
    }
}
