package dev.signalbox.localcloud.runtime;

import java.util.Set;

/**
 * How a child process ended.
 *
 * @param code the operating system's exit code; 128 plus the signal's number on Unix when a signal ended it
 * @param outOfMemory whether its JVM gave up because the heap was exhausted
 */
public record ChildExit(int code, boolean outOfMemory) {
    /** SIGHUP, SIGINT, SIGKILL and SIGTERM on Unix; Ctrl+C and the end of the session on Windows. */
    private static final Set<Integer> STOPPED = Set.of(129, 130, 137, 143, 0xC000013A, 0x40010004);

    public boolean success() {
        return code == 0;
    }

    /** Whether this is how a process ends that somebody stops, who may be stopping others with it. */
    boolean stopped() {
        return STOPPED.contains(code);
    }
}
