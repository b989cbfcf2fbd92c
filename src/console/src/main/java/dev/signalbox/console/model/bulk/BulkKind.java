package dev.signalbox.console.model.bulk;

/** What is done to each of many executions. */
public enum BulkKind {
    STOP, REDRIVE, RESTART, START
}
