package dev.signalbox.download.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the store has it.
 *
 * @param downloads attempts begun that counted
 * @param error of the last attempt, empty if none
 * @param responseCode of the last attempt, 0 if none
 * @param callbacks attempts begun since the last retry by hand
 * @param callbackError of the last attempt, empty if none
 * @param eligibleAt when the next attempt may begin, while one waits
 * @param deliveredAt when the callback was confirmed
 */
public record Job(JobId id, JobSpec spec, JobStatus status, int downloads, String error, int responseCode,
        Optional<StoredFile> file, String imageSize, String mimeType, int callbacks, String callbackError,
        Instant createdAt, Instant updatedAt, Optional<Instant> eligibleAt, Optional<Instant> deliveredAt) {
    /** Whether there is a file to tell of. */
    public boolean downloaded() {
        return file.isPresent();
    }
}
