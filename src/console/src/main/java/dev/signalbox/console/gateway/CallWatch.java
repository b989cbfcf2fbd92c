package dev.signalbox.console.gateway;

import java.time.Instant;
import java.util.Optional;

/** Hears which services answer and which do not. Must not block. */
public interface CallWatch {
    /**
     * A service answered, if only to refuse.
     *
     * @param service as the SDK names it
     * @param cloudTime what its clock said
     */
    void answered(String service, Optional<Instant> cloudTime);

    /** A call got no answer that a service of AWS would give, with all its attempts. */
    void silent(String service, String why);
}
