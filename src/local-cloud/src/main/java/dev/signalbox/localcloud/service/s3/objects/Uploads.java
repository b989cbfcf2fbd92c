package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Multipart uploads. Completing one costs nothing per byte: the parts become the object's pieces as they are. */
public final class Uploads {
    public static final long SMALLEST_PART = 5L << 20;

    private final Store store;
    private final ObjectStore objects;
    private final Buckets buckets;
    private final DurableMap<Upload> uploads;
    private final DurableMap<UploadedPart> parts;

    public Uploads(Store store, ObjectStore objects, Buckets buckets) {
        this.store = store;
        this.objects = objects;
        this.buckets = buckets;
        this.uploads = store.map("s3.uploads", Upload.class);
        this.parts = store.map("s3.parts", UploadedPart.class);
    }

    /** @param template everything but id and time of beginning counts */
    public Upload begin(Upload template) {
        buckets.require(template.bucket());
        var upload = new Upload(UUID.randomUUID().toString().replace("-", ""), template.bucket(), template.key(),
                objects.now(), template.headers(), template.metadata(), template.algorithm(), template.wholeChecksum());
        store.write(() -> uploads.put(upload.id(), upload));
        return upload;
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException code {@code NoSuchUpload} */
    public Upload find(String bucket, String key, String id) {
        return uploads.get(id).filter(upload -> upload.bucket().equals(bucket) && upload.key().equals(key)).orElseThrow(
                S3Errors::noSuchUpload);
    }

    public List<Upload> inBucket(String bucket) {
        buckets.require(bucket);
        return uploads.values().filter(upload -> upload.bucket().equals(bucket)).toList();
    }

    /** @param expected what the part must be; an empty checksum only asks for it to be kept */
    public UploadedPart store(Upload upload, int number, NewObject expected, InputStream body) throws IOException {
        var wanted = new LinkedHashMap<>(expected.checksums());
        upload.algorithm().ifPresent(algorithm -> wanted.putIfAbsent(algorithm, ""));
        var written = objects.contents().write(body, expected.length(), wanted.keySet());
        var part = new UploadedPart(number, written.piece(), written.eTag(), objects.now(), written.checksums());
        return objects.discardUnless(List.of(written.piece()), () -> {
            ObjectStore.checkDigests(expected, written);
            return keep(upload, part);
        });
    }

    private UploadedPart keep(Upload upload, UploadedPart part) {
        var old = store.write(() -> {
            find(upload.bucket(), upload.key(), upload.id());
            var replaced = parts.get(id(upload, part.number()));
            parts.put(id(upload, part.number()), part);
            return replaced;
        });
        old.ifPresent(replaced -> objects.contents().delete(List.of(replaced.piece())));
        return part;
    }

    /** In order of their numbers. */
    public List<UploadedPart> parts(Upload upload) {
        return parts.range(upload.id() + "\0").toList();
    }

    public void abort(Upload upload) {
        var left = parts(upload);
        store.write(() -> forget(upload));
        objects.contents().delete(left.stream().map(UploadedPart::piece).toList());
    }

    /** @param eTags by part number, in the order the object shall have */
    public StoredObject complete(Upload upload, Map<Integer, String> eTags, Conditions conditions) throws IOException {
        var given = new LinkedHashMap<Integer, UploadedPart>();
        parts(upload).forEach(part -> given.put(part.number(), part));
        var chosen = eTags.entrySet().stream().map(entry -> Optional.ofNullable(given.remove(entry.getKey())).filter(
                part -> part.eTag().equals(entry.getValue().replace("\"", ""))).orElseThrow(S3Errors::invalidPart))
                .toList();
        if (chosen.isEmpty()) {
            throw S3Errors.invalidPart();
        }
        if (chosen.subList(0, chosen.size() - 1).stream().anyMatch(part -> part.piece().size() < SMALLEST_PART)) {
            throw S3Errors.entityTooSmall();
        }
        var object = assemble(upload, chosen);
        objects.replace(upload.bucket(), object, conditions, () -> {
            find(upload.bucket(), upload.key(), upload.id());
            forget(upload);
            objects.happens(upload.bucket(), ObjectEvents.COMPLETED, object).run();
        });
        objects.contents().delete(given.values().stream().map(UploadedPart::piece).toList());
        return object;
    }

    private StoredObject assemble(Upload upload, List<UploadedPart> chosen) throws IOException {
        var pieces = chosen.stream().map(UploadedPart::piece).toList();
        var md5s = new Digests(List.of());
        chosen.forEach(part -> md5s.update(HexFormat.of().parseHex(part.eTag()), 16));
        var eTag = Digests.hex(md5s.md5()) + "-" + chosen.size();
        long size = pieces.stream().mapToLong(Piece::size).sum();
        return new StoredObject(upload.key(), size, eTag, objects.now(), pieces, upload.headers(), upload.metadata(),
                checksums(upload, chosen), upload.wholeChecksum());
    }

    private Map<String, String> checksums(Upload upload, List<UploadedPart> chosen) throws IOException {
        if (upload.algorithm().isEmpty()) {
            return Map.of();
        }
        var algorithm = upload.algorithm().get();
        if (upload.wholeChecksum()) {
            return objects.contents().checksums(chosen.stream().map(UploadedPart::piece).toList(), algorithm);
        }
        var ofParts = new Digests(List.of(algorithm));
        for (var part : chosen) {
            byte[] digest = Base64.getDecoder().decode(part.checksums().getOrDefault(algorithm, ""));
            ofParts.update(digest, digest.length);
        }
        return Map.of(algorithm, ofParts.checksums().get(algorithm) + "-" + chosen.size());
    }

    private void forget(Upload upload) {
        parts.keys(upload.id() + "\0").toList().forEach(parts::remove);
        uploads.remove(upload.id());
    }

    /** Frees what crashes left behind; slow on a big store, so not on the way of anybody. */
    public void sweep() {
        var used = new HashSet<String>();
        objects.objects().values().forEach(object -> object.pieces().forEach(piece -> used.add(piece.id())));
        parts.values().forEach(part -> used.add(part.piece().id()));
        objects.contents().sweep(used::contains);
    }

    private static String id(Upload upload, int number) {
        return upload.id() + "\0" + String.format(Locale.ROOT, "%05d", number);
    }
}
