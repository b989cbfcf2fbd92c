package dev.signalbox.console.gateway.update;

import java.net.URI;
import java.time.Instant;

/** Asks which version is the newest. Blocks. */
public interface FeedGateway {
    /**
     * Fetches what is there now and checks who signed it.
     *
     * @throws FeedException if it cannot be had or believed
     */
    Feed fetch(URI address, Instant now) throws FeedException;

    /**
     * Checks what was fetched before.
     *
     * @throws FeedException if it cannot be believed, or not any more
     */
    Feed check(String signed, Instant now) throws FeedException;
}
