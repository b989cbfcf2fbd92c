package dev.signalbox.console.model.files;

/** What happens when a file of the same name is in the folder already. */
public enum Conflict {
    /** The new one gets a number. */
    KEEP_BOTH,
    REPLACE,
    SKIP,
    /** Replaces only files that are older than the object. */
    NEWER,
    /** Replaces only files whose size or time is not the object's. */
    DIFFERENT
}
