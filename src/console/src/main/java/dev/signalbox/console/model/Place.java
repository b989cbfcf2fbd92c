package dev.signalbox.console.model;

/** The entries of the sidebar, and the settings beside them. A place is listed only when a screen for it is wired. */
public enum Place {
    OVERVIEW, PIPELINES, EXECUTIONS, CALLBACKS, BATCH, FILES, DOWNLOADS, OUTBOX, ACTIVITY, SETTINGS
}
