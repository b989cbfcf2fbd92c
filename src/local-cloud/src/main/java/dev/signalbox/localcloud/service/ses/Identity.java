package dev.signalbox.localcloud.service.ses;

import java.time.Instant;
import java.util.Map;

/**
 * An address or domain that may send. Here it is verified at once, as nobody can read the mail that AWS would send to it.
 *
 * @param name in lower case, but for the part before the at sign
 */
record Identity(String name, Instant created, Map<String, String> tags) {
    Identity {
        tags = Map.copyOf(tags);
    }

    boolean isAddress() {
        return name.contains("@");
    }
}
