package dev.signalbox.console.store.transfer;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.Digest;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.ObjectBody;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.transfer.Algorithm;
import dev.signalbox.console.model.transfer.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An S3 with what the test puts into it, which knows no checksums but those that the test gives. */
final class ScriptedStore implements DownloadsGateway {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    final Map<String, byte[]> objects = new TreeMap<>();
    final Map<String, String> sha256 = new ConcurrentHashMap<>();
    final Map<String, Failure> failures = new ConcurrentHashMap<>();
    final AtomicInteger pages = new AtomicInteger();
    volatile int pageSize = 1000;
    /** Lists wait for it. */
    volatile CompletableFuture<Boolean> mayList = CompletableFuture.completedFuture(true);
    /** What it says of each object's size; it has less. */
    volatile OptionalLong claimed = OptionalLong.empty();

    ScriptedStore put(String key, String text) {
        objects.put(key, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private long size(String key) {
        return claimed.orElse(objects.get(key).length);
    }

    @Override
    public Page list(S3Location prefix, String after) {
        pages.incrementAndGet();
        mayList.join();
        var rest = objects.keySet().stream().filter(k -> k.startsWith(prefix.key()) && k.compareTo(after) > 0).toList();
        return new Page(rest.stream().limit(pageSize).map(k -> new Listed(k, size(k), "\"e\"", NOON))
                .toList(), rest.size() > pageSize);
    }

    @Override
    public StoredObject head(S3Location object) throws GatewayException {
        if (failures.containsKey(object.key())) {
            throw new GatewayException(failures.get(object.key()));
        }
        var sum = sha256.get(object.key());
        return new StoredObject(object, size(object.key()), "\"e\"", NOON, sum == null ? Map.of()
                : Map.of(Algorithm.SHA256, sum), false);
    }

    @Override
    public long partSize(S3Location object, String etag, int part) {
        throw new UnsupportedOperationException("No parts here");
    }

    @Override
    public ObjectBody get(S3Location object, Optional<Range> range, String etag) throws GatewayException {
        var about = head(object);
        var all = objects.get(object.key());
        var asked = range.orElse(new Range(0, all.length));
        var bytes = Arrays.copyOfRange(all, (int) asked.from(), (int) asked.to());
        return new ObjectBody() {
            @Override
            public StoredObject object() {
                return about;
            }

            @Override
            public long from() {
                return asked.from();
            }

            @Override
            public long length() {
                return bytes.length;
            }

            private final InputStream in = new ByteArrayInputStream(bytes);

            @Override
            public InputStream bytes() {
                return in;
            }

            @Override
            public void close() {
                // in memory
            }
        };
    }

    @Override
    public Digest digest(Algorithm algorithm) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new Digest() {
                @Override
                public void update(byte[] bytes, int offset, int length) {
                    digest.update(bytes, offset, length);
                }

                @Override
                public byte[] value() {
                    return digest.digest();
                }
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
