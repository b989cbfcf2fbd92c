package dev.signalbox.console.model.operations;

import java.util.List;

/**
 * What the last detection found.
 *
 * @param inSync how many resources are as the template says
 * @param notChecked how many cannot be told
 */
public record DriftReport(List<DriftRow> rows, int inSync, int notChecked) {
    public DriftReport {
        rows = List.copyOf(rows);
    }

    /** How many resources differ. */
    public long drifted() {
        return rows.stream().map(DriftRow::resource).distinct().count();
    }
}
