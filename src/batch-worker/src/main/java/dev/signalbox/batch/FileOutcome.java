package dev.signalbox.batch;

/** How a run left one file. */
sealed interface FileOutcome {
    FileRow row();

    /** @param fetched false when an earlier attempt had stored it */
    record Done(FileRow row, StoredFile file, boolean fetched) implements FileOutcome {}

    /** @param mayPass whether another attempt may succeed */
    record Failed(FileRow row, String error, boolean mayPass) implements FileOutcome {}

    /** The job was told to stop. */
    record Stopped(FileRow row) implements FileOutcome {}
}
