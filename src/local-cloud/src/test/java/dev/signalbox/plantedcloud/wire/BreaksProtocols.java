package dev.signalbox.plantedcloud.wire;

import dev.signalbox.plantedcloud.service.one.BreaksServiceBorder;

/** A protocol that knows a service. */
public final class BreaksProtocols {
    public Object service() {
        return new BreaksServiceBorder();
    }
}
