package dev.signalbox.console.store;

import java.util.concurrent.Executor;

/**
 * The workers of one store. A list of many state machines may wait long for its share of the API's rate; neither an open detail nor
 * a command waits behind it. Each worker does one thing after the other.
 */
public record Work(Executor lists, Executor details, Executor commands) {
    /** All on one worker. */
    public static Work on(Executor worker) {
        return new Work(worker, worker, worker);
    }
}
