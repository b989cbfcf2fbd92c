package dev.signalbox.download.job;

import java.time.Duration;
import java.util.Optional;

/** How one attempt at a download ended. */
public sealed interface DownloadOutcome {
    /**
     * @param imageSize {@code <width>x<height>}, empty when not asked for or not known
     * @param mimeType that was detected, empty when not looked at
     */
    record Succeeded(StoredFile file, int responseCode, String imageSize, String mimeType) implements DownloadOutcome {}

    /** It will not be tried again. The code is 0 when there was no answer. */
    record Failed(String error, int responseCode) implements DownloadOutcome {}

    /**
     * It may go well later.
     *
     * @param counts whether this was an attempt: not when it was the service's own trouble or a graceful stop
     * @param retryAfter that the server asked for
     */
    record MayPass(String error, int responseCode, boolean counts,
            Optional<Duration> retryAfter) implements DownloadOutcome {}
}
