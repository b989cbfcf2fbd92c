package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
        Keys.check(template.key(), template.metadata());
        var upload = new Upload(UUID.randomUUID().toString().replace("-", ""), template.bucket(), template.key(),
                objects.now(), template.headers(), template.metadata(), template.algorithm(), template.wholeChecksum(),
                template.settings());
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
        checkAlgorithm(upload, expected.checksums());
        var wanted = new LinkedHashMap<>(expected.checksums());
        upload.algorithm().ifPresent(algorithm -> wanted.putIfAbsent(algorithm, ""));
        var written = objects.contents().write(body, expected.length(), wanted.keySet());
        var part = new UploadedPart(number, written.piece(), written.eTag(), objects.now(), written.checksums());
        return objects.discardUnless(List.of(written.piece()), () -> {
            ObjectStore.checkDigests(expected, written);
            return keep(upload, part);
        });
    }

    private static void checkAlgorithm(Upload upload, Map<String, String> given) {
        if (upload.algorithm().isPresent() && !upload.wholeChecksum() && !given.isEmpty() && !given.containsKey(upload
                .algorithm().get())) {
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: " + upload
                    .algorithm().get().toLowerCase(Locale.ROOT) + ", actual checksum Type: " + given.keySet().iterator()
                            .next().toLowerCase(Locale.ROOT));
        }
    }

    /** A part that is a range of an object. */
    public UploadedPart copy(Upload upload, int number, StoredObject source, ByteRange range) throws IOException {
        var algorithms = upload.algorithm().stream().toList();
        Contents.Written written;
        try (var body = objects.open(source, range)) {
            written = objects.contents().write(body, range.length(), algorithms);
        }
        var part = new UploadedPart(number, written.piece(), written.eTag(), objects.now(), written.checksums());
        return objects.discardUnless(List.of(written.piece()), () -> keep(upload, part));
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

    /** Makes the parts an object. What was completed already is told again, as the client may have missed the answer. */
    public StoredObject complete(String bucket, String key, String id, Completion wanted) {
        var known = uploads.get(id).filter(upload -> upload.bucket().equals(bucket) && upload.key().equals(key));
        if (known.isEmpty()) {
            return completed(bucket, key, wanted).orElseThrow(S3Errors::noSuchUpload);
        }
        var upload = known.get();
        var stored = parts(upload);
        var chosen = wanted.chosen(upload, stored);
        var object = assemble(upload, chosen);
        wanted.checkWhole(object.checksums());
        var made = objects.replace(bucket, object, wanted.conditions(), placed -> {
            find(bucket, key, id);
            forget(upload);
            objects.happens(bucket, ObjectEvents.COMPLETED, placed);
        });
        var used = chosen.stream().map(UploadedPart::number).collect(Collectors.toSet());
        objects.contents().delete(stored.stream().filter(part -> !used.contains(part.number())).map(
                UploadedPart::piece).toList());
        return made;
    }

    private Optional<StoredObject> completed(String bucket, String key, Completion wanted) {
        try {
            var eTag = eTag(wanted.parts().stream().map(part -> part.eTag().replace("\"", "")).toList());
            return objects.find(bucket, key).filter(object -> object.eTag().equals(eTag));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its parts are none of ours
        }
    }

    private static String eTag(List<String> ofParts) {
        var md5s = new Digests(List.of());
        ofParts.forEach(eTag -> md5s.update(HexFormat.of().parseHex(eTag), 16));
        return Digests.hex(md5s.md5()) + "-" + ofParts.size();
    }

    private StoredObject assemble(Upload upload, List<UploadedPart> chosen) {
        var pieces = chosen.stream().map(part -> new Piece(part.piece().id(), part.piece().size(), upload
                .wholeChecksum() ? Map.of() : part.checksums())).toList();
        long size = pieces.stream().mapToLong(Piece::size).sum();
        return new StoredObject(upload.key(), size, eTag(chosen.stream().map(UploadedPart::eTag).toList()), objects
                .now(), pieces, upload.headers(), upload.metadata(), checksums(upload, chosen), upload.wholeChecksum(),
                upload.settings(), Version.NONE);
    }

    private Map<String, String> checksums(Upload upload, List<UploadedPart> chosen) {
        if (upload.algorithm().isEmpty()) {
            return Map.of();
        }
        var algorithm = upload.algorithm().get();
        if (upload.wholeChecksum()) {
            return Map.of(algorithm, PartwiseCrc.of(algorithm, chosen));
        }
        var ofParts = new Digests(List.of(algorithm));
        for (var part : chosen) {
            byte[] digest = Base64.getDecoder().decode(part.checksums().getOrDefault(algorithm, ""));
            ofParts.update(digest, digest.length);
        }
        return Map.of(algorithm, ofParts.checksums().get(algorithm) + "-" + chosen.size());
    }

    /** Deletes an empty bucket, and the uploads that nobody finished. */
    public void deleteBucket(String bucket) {
        var left = inBucket(bucket);
        var pieces = left.stream().flatMap(upload -> parts(upload).stream()).map(UploadedPart::piece).toList();
        objects.deleteBucket(bucket, () -> left.forEach(this::forget));
        objects.contents().delete(pieces);
    }

    private void forget(Upload upload) {
        parts.keys(upload.id() + "\0").toList().forEach(parts::remove);
        uploads.remove(upload.id());
    }

    /** Frees what crashes left behind; slow on a big store, so not on the way of anybody. */
    public void sweep() {
        objects.sweep(parts.values().map(UploadedPart::piece));
    }

    private static String id(Upload upload, int number) {
        return upload.id() + "\0" + String.format(Locale.ROOT, "%05d", number);
    }
}
