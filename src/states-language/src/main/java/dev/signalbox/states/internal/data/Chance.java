package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Supplier;

/** Whence intrinsic functions take what differs at every call. A replay gets the same values in the same order. */
@FunctionalInterface
public interface Chance {
    JsonNode draw(Supplier<JsonNode> fresh);

    /** The time of the world in which the state runs; to be drawn, as it differs at every call. */
    default Instant now() {
        return Instant.now();
    }
}
