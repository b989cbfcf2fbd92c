package dev.signalbox.batch;

import java.util.List;

/** The file table of one execution, as a port. */
interface FileRecords {
    /** All rows, in no particular order. */
    List<FileRow> all();

    /** Counts an attempt. */
    void begun(FileRow row);

    void ended(FileOutcome outcome);
}
