package dev.signalbox.lambda.filelist;

import java.util.List;

/** Where the list is recorded, as a port. */
interface FileTable {
    /** Writes a row for each file; the same list again ends in the same rows. */
    void record(String execution, List<ListedFile> files);
}
