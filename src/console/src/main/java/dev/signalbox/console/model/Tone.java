package dev.signalbox.console.model;

/** The state colours of the design; each has its own icon, and is never shown without its word. */
public enum Tone {
    NOT_STARTED, RUNNING, WAITING, SUCCEEDED, CAUGHT, FAILED, TIMED_OUT, ABORTED, ATTENTION, PENDING, STARTING
}
