package dev.signalbox.download.job;

import java.util.Optional;

/** Where the client wants to be told; empty texts for what it did not give. A {@code url} goes before all else. */
public record CallbackSpec(String url, String type, String dst, String errorType, String errorDst) {
    public static final CallbackSpec NONE = new CallbackSpec("", "", "", "", "");

    /**
     * A failure goes to the error destination if there is one. A success of a job that has only an error destination is
     * told nobody.
     */
    public Optional<Destination> destination(boolean success) {
        if (!url.isEmpty()) {
            return Optional.of(new Destination("http", url));
        }
        if (!success && !errorDst.isEmpty()) {
            return Optional.of(new Destination(errorType.isEmpty() ? type : errorType, errorDst));
        }
        return dst.isEmpty() ? Optional.empty() : Optional.of(new Destination(type, dst));
    }
}
