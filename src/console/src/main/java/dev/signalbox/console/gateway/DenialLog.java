package dev.signalbox.console.gateway;

/** Hears of calls that AWS refused for want of a permission, and of those that it let through. Must not block. */
public interface DenialLog {
    /**
     * A call was refused.
     *
     * @param service as the SDK names it
     * @param message the service's words
     */
    void refused(String service, String operation, String message);

    /** A call that may have been refused before was not. */
    void allowed(String service, String operation);
}
