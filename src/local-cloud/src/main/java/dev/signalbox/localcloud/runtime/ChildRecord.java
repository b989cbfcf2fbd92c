package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept about a running child, so that a later process recognises it. The process id alone would not do: the
 * system gives it to somebody else in time.
 */
record ChildRecord(long pid, Instant startedAt, String command) {
    /** Linux derives the start from the boot time, which clock corrections move a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ChildRecord of(ProcessHandle handle) {
        var info = handle.info();
        return new ChildRecord(handle.pid(), info.startInstant().orElseGet(Instant::now), info.command().orElse(""));
    }

    /** The process, if it still runs and is the very same. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> {
            var now = of(handle);
            // The command is unknown while a process is being started.
            boolean sameCommand = command.isEmpty() || now.command.equals(command);
            return sameCommand && Duration.between(startedAt, now.startedAt).abs().compareTo(TOLERANCE) <= 0;
        });
    }
}
