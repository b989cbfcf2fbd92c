package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.Head;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket in memory; keys that begin with {@code 127.0.0.1_port/full} cannot be stored. */
final class MemoryImages implements ImageStore {
    final Map<String, byte[]> images = new ConcurrentHashMap<>();
    private final ContentTypes types = ContentTypes.parse("image/*, application/octet-stream");

    @Override
    public Upload open(String key) {
        var bytes = new ByteArrayOutputStream();
        return new Upload() {
            @Override
            public void start(Head head) throws IOException {
                types.check(head, key);
                bytes.reset();
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes.write(buffer, offset, length);
            }

            @Override
            public void complete(String sha256) throws IOException {
                if (key.contains("/full")) {
                    throw new IOException("The bucket is full");
                }
                images.put(key, bytes.toByteArray());
            }

            @Override
            public void close() {
                bytes.reset();
            }
        };
    }
}
