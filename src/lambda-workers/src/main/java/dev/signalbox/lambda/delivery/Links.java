package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import java.time.Instant;

/** Makes URLs that give a file for a while, as a port. */
interface Links {
    /** To be called when somebody is there to use it: the time runs from now on. */
    Link make(StoredFile file);

    /** A URL that anybody can use until then. */
    record Link(String url, Instant expiresAt) {
        /** Holds a signature. */
        @Override
        public String toString() {
            return "Link[until " + expiresAt + "]";
        }
    }
}
