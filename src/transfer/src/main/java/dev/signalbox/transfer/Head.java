package dev.signalbox.transfer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server says about a body.
 *
 * @param length of the whole body, if it says so
 * @param fileName from Content-Disposition, as it was sent: not safe to use as it is
 * @param validator that these very bytes can be asked for with later; see {@link FetchPoint}
 */
public record Head(OptionalLong length, Optional<String> contentType, Optional<String> fileName,
        Optional<String> validator) {
    /** A body that cannot be gone on with later. */
    public Head(OptionalLong length, Optional<String> contentType, Optional<String> fileName) {
        this(length, contentType, fileName, Optional.empty());
    }
}
