package dev.signalbox.lambda.delivery;

import java.io.IOException;

/** The run ends here; another one goes on. */
final class TimeIsUp extends IOException {
    private static final long serialVersionUID = 1L;

    TimeIsUp() {
        super("The time of this run is up");
    }
}
