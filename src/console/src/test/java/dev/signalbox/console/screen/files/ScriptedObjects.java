package dev.signalbox.console.screen.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.files.ObjectFactsGateway;
import dev.signalbox.console.gateway.files.ObjectPartsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.ObjectVersion;
import dev.signalbox.console.model.files.change.ObjectVersions;
import dev.signalbox.console.model.files.preview.Span;
import dev.signalbox.console.model.files.preview.Window;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An S3 with one bucket that holds what the test puts into it, and serves small pages. */
public final class ScriptedObjects implements ObjectsGateway, ObjectPartsGateway, ObjectFactsGateway {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final String BUCKET = "files";

    public final Map<String, byte[]> objects = new TreeMap<>();
    public final Map<String, String> sha256 = new TreeMap<>();
    public final Map<String, Map<String, String>> tags = new TreeMap<>();
    /** Versions of what was deleted. */
    public final Map<String, byte[]> kept = new TreeMap<>();
    public int pageSize = 1000;
    public int pagesAsked;
    public @Nullable Failure failure;
    /** Runs when a body is opened. */
    public Runnable onOpen = () -> {};

    public ScriptedObjects put(String key, String text) {
        objects.put(key, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void failIfTold() throws GatewayException {
        if (failure != null) {
            throw new GatewayException(failure);
        }
    }

    @Override
    public List<FileEntry> buckets() throws GatewayException {
        failIfTold();
        return List.of(FileEntry.bucket(BUCKET, NOON, "eu-west-1"));
    }

    @Override
    public FilePage page(S3Location place, Optional<String> token) throws GatewayException {
        failIfTold();
        pagesAsked++;
        var prefix = place.key();
        var folders = new TreeSet<String>();
        var files = Stream.<FileEntry>builder();
        objects.keySet().stream().filter(k -> k.startsWith(prefix)).forEach(key -> {
            int slash = key.indexOf('/', prefix.length());
            if (slash < 0) {
                files.add(entry(key));
            } else {
                folders.add(key.substring(0, slash + 1));
            }
        });
        return cut(Stream.concat(folders.stream().map(f -> FileEntry.folder(BUCKET, f)), files.build()).toList(),
                token);
    }

    @Override
    public FilePage deepPage(S3Location place, Optional<String> token) throws GatewayException {
        failIfTold();
        return cut(objects.keySet().stream().filter(k -> k.startsWith(place.key())).map(this::entry).toList(), token);
    }

    private FilePage cut(List<FileEntry> all, Optional<String> token) {
        int from = token.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + pageSize);
        return new FilePage(all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    public FileEntry entry(String key) {
        return FileEntry.object(new S3Location(BUCKET, key), objects.get(key).length, NOON, "STANDARD");
    }

    @Override
    public FileProperties properties(S3Location object) throws GatewayException {
        failIfTold();
        var bytes = bytes(object);
        return new FileProperties(object, bytes.length, NOON, "text/plain", "etag", "STANDARD",
                Optional.ofNullable(sha256.get(object.key())), Optional.empty(), Map.of());
    }

    private byte[] bytes(S3Location object) throws GatewayException {
        var bytes = objects.get(object.key());
        if (bytes == null) {
            throw new GatewayException(new Failure.NotFound("NoSuchKey", object.key(), Optional.empty()));
        }
        return bytes;
    }

    @Override
    public byte[] first(S3Location object, int bytes) throws GatewayException {
        return Arrays.copyOf(bytes(object), Math.min(bytes, bytes(object).length));
    }

    @Override
    public InputStream open(S3Location object) throws GatewayException {
        onOpen.run();
        return new ByteArrayInputStream(bytes(object));
    }

    @Override
    public Window part(ObjectRef object, Span span, BooleanSupplier cancelled) throws GatewayException {
        failIfTold();
        var all = bytes(object.location());
        return switch (span) {
            case Span.From(long at, int length) -> new Window(Arrays.copyOfRange(all, (int) Math.min(at, all.length),
                    (int) Math.min(at + length, all.length)), at, all.length);
            case Span.Last(int length) -> new Window(Arrays.copyOfRange(all, Math.max(0, all.length - length),
                    all.length), Math.max(0, all.length - length), all.length);
        };
    }

    @Override
    public Map<String, String> tags(ObjectRef object) throws GatewayException {
        failIfTold();
        return tags.getOrDefault(object.location().key(), Map.of());
    }

    @Override
    public void tag(ObjectRef object, Map<String, String> wanted) {
        tags.put(object.location().key(), wanted);
    }

    @Override
    public ObjectVersions versions(S3Location object) throws GatewayException {
        failIfTold();
        var bytes = objects.getOrDefault(object.key(), kept.get(object.key()));
        return new ObjectVersions(bytes == null ? List.of()
                : List.of(new ObjectVersion(new ObjectRef(object, Optional.of("null")), true, false, bytes.length,
                        NOON)), false);
    }

    @Override
    public URI presigned(ObjectRef object, Duration valid) {
        return URI.create("https://example.test/signed");
    }
}
