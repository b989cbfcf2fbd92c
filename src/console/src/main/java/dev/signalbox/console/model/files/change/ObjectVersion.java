package dev.signalbox.console.model.files.change;

import dev.signalbox.console.model.files.ObjectRef;
import java.time.Instant;

/**
 * One version of an object.
 *
 * @param latest whether it is what the key stands for now
 * @param marker whether it is a delete marker, which has no bytes
 */
public record ObjectVersion(ObjectRef ref, boolean latest, boolean marker, long size, Instant modified) {
    public String id() {
        return ref.version().orElse("");
    }
}
