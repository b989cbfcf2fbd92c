package dev.signalbox.localcloud.service.s3.objects;

import java.util.Optional;

/** Hears of every object that is made or removed. */
public interface ObjectEvents {
    /** Names of what happens, as in S3's notifications. */
    String PUT = "ObjectCreated:Put";
    String COPY = "ObjectCreated:Copy";
    String COMPLETED = "ObjectCreated:CompleteMultipartUpload";
    String DELETED = "ObjectRemoved:Delete";

    ObjectEvents NOBODY = new ObjectEvents() {
        @Override
        public void happens(String bucket, String event, String key, Optional<StoredObject> object) {}

        @Override
        public void happened() {}
    };

    /**
     * Called within the change, so that what is written here is durable together with it.
     *
     * @param object empty when it was removed
     */
    void happens(String bucket, String event, String key, Optional<StoredObject> object);

    /** Called after each change that is durable. */
    void happened();
}
