package dev.signalbox.localcloud.service.s3.objects;

/** Hears of every object that is made or removed. */
public interface ObjectEvents {
    /** Names of what happens, as in S3's notifications. */
    String PUT = "ObjectCreated:Put";
    String COPY = "ObjectCreated:Copy";
    String COMPLETED = "ObjectCreated:CompleteMultipartUpload";
    String DELETED = "ObjectRemoved:Delete";
    String MARKED = "ObjectRemoved:DeleteMarkerCreated";
    String EXPIRED = "LifecycleExpiration:Delete";
    String EXPIRY_MARKED = "LifecycleExpiration:DeleteMarkerCreated";
    String TAGGED = "ObjectTagging:Put";
    String UNTAGGED = "ObjectTagging:Delete";

    /**
     * Called within the change, so that what is written here is durable together with it.
     *
     * @param object what was made or, of what was removed, its key and version
     */
    void happens(String bucket, String event, StoredObject object);

    /** Called after each change that is durable. */
    void happened();
}
