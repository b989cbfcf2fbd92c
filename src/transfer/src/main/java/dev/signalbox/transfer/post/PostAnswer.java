package dev.signalbox.transfer.post;

import java.time.Duration;
import java.util.Optional;

/** The last answer that is no redirect of the kind that is followed. Its body was dropped. */
public record PostAnswer(int status, Optional<Duration> retryAfter) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
