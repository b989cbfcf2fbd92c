package dev.signalbox.plantedcloud;

import dev.signalbox.sibling.Sibling;

/** Uses another module. */
public final class BreaksNoSiblings {
    public Object sibling() {
        return Sibling.THING;
    }
}
