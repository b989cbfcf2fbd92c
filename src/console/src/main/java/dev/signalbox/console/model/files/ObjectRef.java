package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import java.util.Optional;

/** An object as it is now, or one of its versions. */
public record ObjectRef(S3Location location, Optional<String> version) {
    public static ObjectRef current(S3Location location) {
        return new ObjectRef(location, Optional.empty());
    }

    /** The last part of its key. */
    public String name() {
        var key = location.key();
        return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
    }
}
