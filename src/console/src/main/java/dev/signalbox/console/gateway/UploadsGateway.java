package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Destination.S3Location;
import java.nio.file.Path;

/** Puts objects into buckets. */
public interface UploadsGateway {
    /** An object that is there already is replaced. */
    void upload(S3Location place, byte[] body, String contentType) throws GatewayException;

    /**
     * Puts a file.
     *
     * @param replace whether an object that is there already may be replaced
     * @return whether the object was put; not when there is one already
     */
    boolean upload(S3Location place, Path file, boolean replace, Watcher watcher) throws GatewayException;

    /** Sees how an upload goes on, on its thread. */
    interface Watcher {
        /** @param bytes so far; begins again when the service asks for it */
        void sent(long bytes);

        /** Whether to stop; the upload then fails, and no object is put. */
        boolean cancelled();
    }
}
