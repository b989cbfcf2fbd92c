package dev.signalbox.console.gateway;

import java.util.Optional;

/** The desktop's own notifications. */
public interface DesktopGateway {
    /** What this computer lacks to show any, for the operator to read; empty when it can be tried. */
    Optional<String> missing();

    /**
     * Shows a message; returns when the desktop has taken it, and blocks until then, a few seconds at most. The texts may hold
     * anything, also what others wrote: they are shown as they are and never run or read as markup.
     */
    void show(String title, String text) throws NotShownException;

    /** The desktop did not take the message. */
    final class NotShownException extends Exception {
        private static final long serialVersionUID = 1L;

        public NotShownException(String message) {
            super(message);
        }
    }
}
