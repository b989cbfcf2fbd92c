package dev.signalbox.console.gateway.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.NotDeleted;
import java.util.List;
import java.util.Optional;

/** Deletes, copies and makes objects. */
public interface ObjectChangesGateway {
    /** How many objects one request deletes. */
    int AT_ONCE = 1_000;

    /** Whether the bucket keeps versions, so that a deletion without a version only puts a delete marker. */
    boolean versioned(String bucket) throws GatewayException;

    /**
     * Deletes objects of one bucket.
     *
     * @param objects at most {@link #AT_ONCE}
     * @return those that S3 would not delete
     */
    List<NotDeleted> delete(String bucket, List<ObjectRef> objects) throws GatewayException;

    /**
     * Deletes an object, unless it is another one now: then it stays.
     *
     * @param etag of the one that is meant
     * @return why S3 would not delete it
     */
    Optional<NotDeleted> deleteIfUnchanged(S3Location object, String etag) throws GatewayException;

    /**
     * Copies with metadata and tags, in parts if it is large; an object that is there is refused.
     *
     * @return the ETag of what was copied
     */
    String copy(ObjectRef from, S3Location to, Watcher watcher) throws GatewayException;

    /** Puts a version in the current one's place, as a new version. */
    void restore(ObjectRef version) throws GatewayException;

    /** The empty object that stands for a folder. */
    void makeFolder(S3Location folder) throws GatewayException;

    void makeBucket(String name) throws GatewayException;

    /** Sees how a copy goes on, on its thread. */
    interface Watcher {
        void copied(long bytes, long total);

        /** Whether to stop; nothing is there then. */
        boolean cancelled();
    }
}
