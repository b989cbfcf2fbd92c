package dev.signalbox.localcloud;

import java.io.IOException;

/** The port that was asked for is taken. */
public final class PortTakenException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    PortTakenException(String bindAddress, int port, IOException cause) {
        super("Port " + port + " on " + bindAddress + " is taken by another program (" + cause.getMessage()
                + "). Choose another port, or leave the choice to the local cloud.", cause);
    }
}
