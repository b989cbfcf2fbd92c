package dev.signalbox.localcloud;

import dev.signalbox.localcloud.runtime.ObjectContents;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lets services be made before the one that keeps objects. */
final class LateObjects implements ObjectContents {
    private volatile Optional<ObjectContents> objects = Optional.empty();

    void are(ObjectContents contents) {
        objects = Optional.of(contents);
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
        return contents().open(bucket, key);
    }

    @Override
    public void store(String bucket, String key, InputStream body, long length) throws IOException {
        contents().store(bucket, key, body, length);
    }

    private ObjectContents contents() {
        return objects.orElseThrow(() -> new IllegalStateException("No service here keeps objects"));
    }
}
