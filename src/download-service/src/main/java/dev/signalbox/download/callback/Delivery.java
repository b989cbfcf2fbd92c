package dev.signalbox.download.callback;

import java.time.Duration;
import java.util.Optional;

/** How one attempt to tell a client ended. */
public sealed interface Delivery {
    /** The receiver has it. */
    record Confirmed() implements Delivery {}

    /**
     * It may go well later. The receiver may have got it nevertheless.
     *
     * @param retryAfter that the receiver asked for
     */
    record MayPass(String error, Optional<Duration> retryAfter) implements Delivery {
        public MayPass(String error) {
            this(error, Optional.empty());
        }
    }

    /** It would go wrong again. */
    record Refused(String error) implements Delivery {}
}
