package dev.signalbox.console.gateway;

/** Hears of every call that changes something, when its outcome is known. */
@FunctionalInterface
public interface ChangeLog {
    /**
     * Notes it; never fails the one who made the change.
     *
     * @param target what was changed; no secret
     * @param requestId empty when there is none
     * @param result {@code done}, or the error code
     */
    void note(String action, String target, String requestId, String result);
}
