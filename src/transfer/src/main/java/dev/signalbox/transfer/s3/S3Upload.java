package dev.signalbox.transfer.s3;

import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.Sink;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Streams a body into one object with two buffers: one fills while the other is sent. A body that fits into one is put
 * at once, with its sha256 as the object's checksum; a longer one is a multipart upload. The object does not exist
 * before {@link #complete}; closing without that leaves nothing.
 */
public final class S3Upload implements Sink, AutoCloseable {
    /** A body may have 10,000 of them. */
    public static final int PART_BYTES = 8 * 1024 * 1024;

    private final S3Client s3;
    private final ExecutorService uploads;
    private final Function<Head, S3Target> targetOf;
    private S3Target target = S3Target.of("", "", "");
    private PartBuffers buffers = PartBuffers.none();
    private Optional<S3Parts> parts = Optional.empty();

    /**
     * @param uploads sends parts while the next ones arrive
     * @param targetOf asked at each start; the sha256 need not be known then
     */
    public S3Upload(S3Client s3, ExecutorService uploads, Function<Head, S3Target> targetOf) {
        this.s3 = s3;
        this.uploads = uploads;
        this.targetOf = targetOf;
    }

    /** For a body that is made here; takes bytes at once. */
    public static S3Upload open(S3Client s3, ExecutorService uploads, S3Target target) {
        var upload = new S3Upload(s3, uploads, _ -> target);
        upload.start(new Head(OptionalLong.empty(), Optional.empty(), Optional.empty()));
        return upload;
    }

    @Override
    public void start(Head head) {
        close();
        target = targetOf.apply(head);
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
                parts = Optional.of(S3Parts.begin(s3, uploads, b -> b.bucket(target.bucket()).key(target.key())
                        .contentType(target.contentType()).metadata(target.metadata())));
            }
            parts.get().send(buffers.current(), buffers.filled());
            buffers.swap();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @return the object's ETag */
    public String complete() throws IOException {
        return complete(Optional.empty());
    }

    /**
     * @param sha256 of the whole body, in hex
     * @return the object's ETag
     */
    public String complete(String sha256) throws IOException {
        return complete(Optional.of(sha256));
    }

    private String complete(Optional<String> sha256) throws IOException {
        try {
            String etag;
            if (parts.isPresent()) {
                sendPart();
                etag = parts.get().complete();
                parts = Optional.empty();
            } else {
                etag = put(sha256);
            }
            buffers = PartBuffers.none();
            return etag;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String put(Optional<String> sha256) {
        var described = sha256.map(s -> target.with("sha256", s)).orElse(target);
        var request = PutObjectRequest.builder().bucket(target.bucket()).key(target.key())
                .contentType(target.contentType()).metadata(described.metadata());
        sha256.ifPresent(s -> request.checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(s))));
        return s3.putObject(request.build(), PartBuffers.body(buffers.current(), buffers.filled())).eTag();
    }

    /** The target that the body went to, known from the start on. */
    public S3Target target() {
        return target;
    }

    @Override
    public void close() {
        parts.ifPresent(S3Parts::abort);
        parts = Optional.empty();
        buffers = PartBuffers.none();
    }
}
