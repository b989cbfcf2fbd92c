package dev.signalbox.batch;

/** What became of a file so far. */
enum FileStatus {
    PENDING,
    DOWNLOADING,
    DONE,
    FAILED,
    /** The list named something that may not be fetched. */
    REJECTED
}
