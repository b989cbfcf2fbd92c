package dev.signalbox.download.processor;

import dev.signalbox.download.job.DownloadOutcome;
import java.time.Duration;
import java.util.Optional;

/** Why an attempt did not bring a file, in the words that clients of the original know. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and whether it may pass. */
    enum Kind {
        LASTING(false, false),
        PASSING(true, false),
        /** The service's own: it is no attempt. */
        INTERNAL(true, true);

        private final boolean retriable;
        private final boolean internal;

        Kind(boolean retriable, boolean internal) {
            this.retriable = retriable;
            this.internal = internal;
        }
    }

    private final Kind kind;
    private final String counter;
    private final int responseCode;
    private final transient Optional<Duration> retryAfter;

    private AttemptFailure(String message, Kind kind, String counter, int responseCode, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.counter = counter;
        this.responseCode = responseCode;
        this.retryAfter = retryAfter;
    }

    static AttemptFailure of(Kind kind, String phase, String cause) {
        return new AttemptFailure("Error while " + phase + ", " + cause + ", retriable: " + kind.retriable
                + ", internal: " + kind.internal, kind, "", 0, Optional.empty());
    }

    /** Also counted under {@code download.response.<name>}. */
    AttemptFailure counted(String name) {
        return new AttemptFailure(String.valueOf(getMessage()), kind, name, responseCode, retryAfter);
    }

    /** The server had answered with this; 0 if it had not. */
    AttemptFailure answered(int code) {
        return new AttemptFailure(String.valueOf(getMessage()), kind, counter, code, retryAfter);
    }

    AttemptFailure retryAfter(Optional<Duration> pause) {
        return new AttemptFailure(String.valueOf(getMessage()), kind, counter, responseCode, pause);
    }

    Optional<String> counter() {
        return counter.isEmpty() ? Optional.empty() : Optional.of("download.response." + counter);
    }

    boolean isInternal() {
        return kind.internal;
    }

    DownloadOutcome outcome() {
        var error = String.valueOf(getMessage());
        return kind.retriable ? new DownloadOutcome.MayPass(error, responseCode, !kind.internal, retryAfter)
                : new DownloadOutcome.Failed(error, responseCode);
    }
}
