package dev.signalbox.localcloud.runtime;

/**
 * How a child process ended.
 *
 * @param code the operating system's exit code; 128 plus the signal's number on Unix when a signal ended it
 * @param outOfMemory whether its JVM gave up because the heap was exhausted
 */
public record ChildExit(int code, boolean outOfMemory) {
    public boolean success() {
        return code == 0;
    }
}
