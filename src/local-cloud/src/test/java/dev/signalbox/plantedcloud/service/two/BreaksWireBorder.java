package dev.signalbox.plantedcloud.service.two;

import dev.signalbox.plantedcloud.wire.BreaksProtocols;

/** A service that uses the wire. */
public final class BreaksWireBorder {
    public Object wire() {
        return new BreaksProtocols();
    }
}
