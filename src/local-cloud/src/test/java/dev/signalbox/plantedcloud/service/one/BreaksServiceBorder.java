package dev.signalbox.plantedcloud.service.one;

import dev.signalbox.plantedcloud.service.two.BreaksWireBorder;

/** One service that uses another. */
public final class BreaksServiceBorder {
    public Object other() {
        return new BreaksWireBorder();
    }
}
