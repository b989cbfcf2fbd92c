package dev.signalbox.batch;

import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.Head;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Objects in memory. */
final class MemoryStore implements FileStore {
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final AtomicInteger open = new AtomicInteger();

    @Override
    public boolean holds(StoredFile file) {
        var object = objects.get(file.key());
        return object != null && object.length == file.bytes();
    }

    @Override
    public void put(String name, byte[] body, String contentType) {
        objects.put(name, body);
    }

    @Override
    public FileUpload upload(FileRow row, Function<Head, String> nameOf) {
        open.incrementAndGet();
        return new FileUpload() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            private String key = "";

            @Override
            public void start(Head head) {
                key = nameOf.apply(head);
                bytes.reset();
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes.write(buffer, offset, length);
            }

            @Override
            public StoredFile complete(Fetched fetched) {
                if (objects.put(key, bytes.toByteArray()) != null) {
                    throw new AssertionError("overwrote " + key);
                }
                return new StoredFile(key, bytes.size(), fetched.sha256(), "etag");
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
