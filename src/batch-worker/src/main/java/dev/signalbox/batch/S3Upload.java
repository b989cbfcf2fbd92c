package dev.signalbox.batch;

import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.Head;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Streams a body into one object with two buffers: one fills while the other is sent. A body that fits into one is put
 * at once, with its sha256 as the object's checksum; a longer one is a multipart upload.
 */
final class S3Upload implements FileUpload {
    static final int PART_BYTES = 8 * 1024 * 1024;

    private final S3Client s3;
    private final ExecutorService uploads;
    private final S3FileStore.Place place;
    private final FileRow row;
    private final Function<Head, String> nameOf;
    private PartBuffers buffers = PartBuffers.none();
    private String key = "";
    private String contentType = "";
    private Optional<S3Parts> parts = Optional.empty();

    S3Upload(S3Client s3, ExecutorService uploads, S3FileStore.Place place, FileRow row,
            Function<Head, String> nameOf) {
        this.s3 = s3;
        this.uploads = uploads;
        this.place = place;
        this.row = row;
        this.nameOf = nameOf;
    }

    @Override
    public void start(Head head) {
        close();
        var name = nameOf.apply(head);
        key = place.key(name);
        contentType = ContentTypes.of(head, name);
        buffers = PartBuffers.ofLength(PART_BYTES, head.length());
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (buffers.isFull()) {
                sendPart();
            }
            int taken = buffers.take(buffer, at, left);
            at += taken;
            left -= taken;
        }
    }

    private void sendPart() throws IOException {
        try {
            if (parts.isEmpty()) {
                parts = Optional.of(S3Parts.begin(s3, uploads,
                        b -> b.bucket(place.bucket()).key(key).contentType(contentType).metadata(metadata())));
            }
            parts.get().send(buffers.current(), buffers.filled());
            buffers.swap();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The list's sha256, if it gave one: S3 wants metadata before the bytes, and a wrong one never completes. */
    private Map<String, String> metadata() {
        var all = new HashMap<>(place.metadata());
        row.sha256().ifPresent(s -> all.put("sha256", s));
        return all;
    }

    @Override
    public StoredFile complete(Fetched fetched) throws IOException {
        try {
            String etag;
            if (parts.isPresent()) {
                sendPart();
                etag = parts.get().complete();
                parts = Optional.empty();
            } else {
                etag = put(fetched.sha256());
            }
            buffers = PartBuffers.none();
            return new StoredFile(key, fetched.bytes(), fetched.sha256(), etag);
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String put(String sha256) {
        var metadata = metadata();
        metadata.put("sha256", sha256);
        var request = PutObjectRequest.builder().bucket(place.bucket()).key(key).contentType(contentType)
                .metadata(metadata)
                .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256))).build();
        return s3.putObject(request, PartBuffers.body(buffers.current(), buffers.filled())).eTag();
    }

    @Override
    public void close() {
        parts.ifPresent(S3Parts::abort);
        parts = Optional.empty();
        buffers = PartBuffers.none();
    }
}
