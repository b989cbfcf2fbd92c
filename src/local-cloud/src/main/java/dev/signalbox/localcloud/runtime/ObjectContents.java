package dev.signalbox.localcloud.runtime;

import java.io.IOException;
import java.io.InputStream;

/** Bodies of stored objects, which the typed operations of {@link Calls} cannot carry. */
public interface ObjectContents {
    /**
     * Opens an object's body; the caller closes it.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException code {@code NoSuchBucket} or
     *         {@code NoSuchKey}
     */
    InputStream open(String bucket, String key) throws IOException;

    /** Stores an object, replacing one of the same key. The stream is read to its end and not closed. */
    void store(String bucket, String key, InputStream body, long length) throws IOException;
}
