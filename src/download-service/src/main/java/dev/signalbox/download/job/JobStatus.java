package dev.signalbox.download.job;

import java.util.Locale;
import java.util.Optional;

/** Where a job is on its way, as the API tells it. */
public enum JobStatus {
    /** Waits for its first attempt, or for its next one. */
    PENDING,
    DOWNLOADING,
    /** Downloaded or failed; the callback waits for its first attempt, or for its next one. */
    CALLBACK_PENDING,
    CALLING_BACK,
    /** Downloaded, and whoever wanted to know was told. */
    DONE,
    /** Not downloaded, and whoever wanted to know was told. */
    FAILED,
    /** Nobody could be told; a retry by hand is possible. */
    CALLBACK_FAILED,
    CANCELED;

    public boolean isEnd() {
        return switch (this) {
            case DONE, FAILED, CALLBACK_FAILED, CANCELED -> true;
            case PENDING, DOWNLOADING, CALLBACK_PENDING, CALLING_BACK -> false;
        };
    }

    /** The word in JSON and Redis. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobStatus> of(String word) {
        for (var status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
