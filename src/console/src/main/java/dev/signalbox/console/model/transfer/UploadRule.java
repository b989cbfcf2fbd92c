package dev.signalbox.console.model.transfer;

/** What happens when there is an object of a file's name. S3 keeps one of a name, so both cannot stay. */
public enum UploadRule {
    /** It stays, and the operator is asked when the others are put. */
    ASK,
    /** It stays. */
    SKIP,
    REPLACE
}
