package dev.signalbox.console.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A long piece of work in the task tray.
 *
 * @param name what is done, for example {@code Download}
 * @param target to what
 * @param detail numbers in words: {@code 312 of 1,204 · 48 MB/s · 2 m left}
 * @param fraction 0 to 1, or negative when it is not known
 * @param endedAt empty while it runs
 * @param watched whether the operator wants to be told how it ends
 * @param show where "Show" leads
 */
public record TaskState(long id, String name, String target, Phase phase, String detail, double fraction,
        Instant startedAt, Optional<Instant> endedAt, boolean cancellable, boolean watched,
        Optional<Destination> show) {
    public enum Phase {
        RUNNING, DONE, FAILED, CANCELLED
    }
}
