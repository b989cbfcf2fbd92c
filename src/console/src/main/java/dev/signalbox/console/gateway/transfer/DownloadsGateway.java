package dev.signalbox.console.gateway.transfer;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.Algorithm;
import dev.signalbox.console.model.transfer.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What downloads ask of S3. May be called from many threads; an interrupt ends a call. */
public interface DownloadsGateway {
    /** The code of the failure when an object is not what it was. */
    String CHANGED = "PreconditionFailed";

    /** @param after the key behind which the page begins; empty for the first */
    Page list(S3Location prefix, String after) throws GatewayException;

    StoredObject head(S3Location object) throws GatewayException;

    /** The size of one part of an object that was uploaded in parts. */
    long partSize(S3Location object, String etag, int part) throws GatewayException;

    /**
     * Begins to read.
     *
     * @param range of bytes; the whole object when empty
     * @param etag the object must still have; any when empty
     */
    ObjectBody get(S3Location object, Optional<Range> range, String etag) throws GatewayException;

    Digest digest(Algorithm algorithm);

    /** Bytes from the first to before the last. */
    record Range(long from, long to) {}

    /** An object in a listing. */
    record Listed(String key, long size, String etag, Instant modified) {}

    /** Up to a thousand objects in the order of their keys. */
    record Page(List<Listed> objects, boolean more) {}
}
