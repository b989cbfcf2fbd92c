package dev.signalbox.console.model.files.change;

import java.util.List;

/** The versions of a key, newest first, and whether there are more than were read. */
public record ObjectVersions(List<ObjectVersion> versions, boolean more) {
    public ObjectVersions {
        versions = List.copyOf(versions);
    }
}
