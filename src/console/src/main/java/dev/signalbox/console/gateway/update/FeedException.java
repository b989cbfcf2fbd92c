package dev.signalbox.console.gateway.update;

import java.io.IOException;

/** There is no feed that can be believed; the message says why, in words for the operator. */
public final class FeedException extends IOException {
    private static final long serialVersionUID = 1L;

    public FeedException(String why) {
        super(why);
    }

    FeedException(String why, Throwable cause) {
        super(why, cause);
    }
}
