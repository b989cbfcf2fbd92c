package dev.signalbox.transfer.s3;

import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.ResumableSha256;
import dev.signalbox.transfer.Sink;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Streams a body into one object over several runs of a worker: {@link #pause} stores all that came, and another process
 * goes on from the point that it gives. Otherwise as {@link S3Upload}, with the sha256 of the whole body at the end.
 */
public final class ResumableUpload implements Sink {
    private final S3Client s3;
    private final ExecutorService uploads;
    private final Function<Head, S3Target> targetOf;
    private S3Target target = S3Target.of("", "", "");
    private PartBuffers buffers = PartBuffers.none();
    private Optional<S3Parts> parts = Optional.empty();
    private ResumableSha256 digest = new ResumableSha256();
    private String safeState = "";
    private int sent;
    private int tail;

    /**
     * @param uploads sends parts while the next ones arrive
     * @param targetOf asked at each start
     */
    public ResumableUpload(S3Client s3, ExecutorService uploads, Function<Head, S3Target> targetOf) {
        this.s3 = s3;
        this.uploads = uploads;
        this.targetOf = targetOf;
    }

    /**
     * Takes up what an earlier process stored. To be called before anything else.
     *
     * @throws UploadLostException if it is not there any more
     */
    public void goOn(UploadPoint point) throws IOException {
        try {
            var stored = new StoredParts(s3, point);
            target = S3Target.of(point.bucket(), point.key(), point.contentType());
            parts = point.parts() == 0 ? Optional.empty()
                    : Optional.of(S3Parts.goOn(s3, uploads, stored.upload(), stored.parts()));
            digest = ResumableSha256.from(point.digest(), (long) point.parts() * S3Upload.PART_BYTES);
            buffers = PartBuffers.ofLength(S3Upload.PART_BYTES, OptionalLong.empty());
            var kept = stored.tail();
            buffers.take(kept, 0, kept.length);
            tail = kept.length;
            safeState = point.digest();
            sent = point.parts();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void start(Head head) {
        abort();
        target = targetOf.apply(head);
        buffers = PartBuffers.ofLength(S3Upload.PART_BYTES, head.length());
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

    /** The digest is made while the part is on its way; what was stored before it is safe. */
    private void sendPart() throws IOException {
        try {
            if (parts.isEmpty()) {
                parts = Optional.of(S3Parts.begin(s3, uploads, b -> b.bucket(target.bucket()).key(target.key())
                        .contentType(target.contentType()).metadata(target.metadata())));
            }
            parts.get().send(buffers.current(), buffers.filled());
            sent++;
            safeState = digest.state();
            digest.update(buffers.current(), 0, buffers.filled());
            buffers.swap();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What can be gone on with should this process die now. */
    public Optional<UploadPoint> safe() {
        return safeState.isEmpty() || parts.isEmpty() || parts.get().stored() == 0 ? Optional.empty()
                : Optional.of(point(safeState, 0));
    }

    /** Stores all that came, for another process to go on with; empty if nothing came. This upload is of no use then. */
    public Optional<UploadPoint> pause() throws IOException {
        if (parts.isEmpty() && buffers.filled() == 0) {
            return Optional.empty();
        }
        if (parts.isPresent() && !isAllStored(parts.get())) {
            return safe();
        }
        var point = point(digest.state(), buffers.filled());
        try {
            if (point.tail() > 0) {
                s3.putObject(b -> b.bucket(point.bucket()).key(point.tailKey()), PartBuffers.body(buffers.current(),
                        point.tail()));
            }
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
        buffers = PartBuffers.none();
        return Optional.of(point);
    }

    /** A part that could not be stored is not there to go on from, nor is what came after it. */
    private boolean isAllStored(S3Parts stored) {
        try {
            stored.await();
            return stored.stored() == sent;
        } catch (IOException e) {
            return false;
        }
    }

    private UploadPoint point(String state, int more) {
        return new UploadPoint(target.bucket(), target.key(), target.contentType(),
                parts.map(S3Parts::uploadId).orElse(""), parts.map(S3Parts::checksums).orElse(List.of()), state, more);
    }

    /** @return the sha256 of the whole body, in hex */
    public String complete() throws IOException {
        try {
            digest.update(buffers.current(), 0, buffers.filled());
            var sha256 = digest.digest();
            if (parts.isPresent()) {
                parts.get().send(buffers.current(), buffers.filled());
                parts.get().complete();
                parts = Optional.empty();
            } else {
                put(sha256);
            }
            buffers = PartBuffers.none();
            dropTail();
            return sha256;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void put(String sha256) {
        s3.putObject(b -> b.bucket(target.bucket()).key(target.key()).contentType(target.contentType())
                .metadata(target.with("sha256", sha256).metadata())
                .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256))),
                PartBuffers.body(buffers.current(), buffers.filled()));
    }

    private void dropTail() {
        if (tail > 0) {
            s3.deleteObject(b -> b.bucket(target.bucket()).key(UploadPoint.PREFIX + target.key()));
            tail = 0;
        }
    }

    public S3Target target() {
        return target;
    }

    /** Gives up all that came. */
    public void abort() {
        parts.ifPresent(S3Parts::abort);
        parts = Optional.empty();
        buffers = PartBuffers.none();
        digest = new ResumableSha256();
        safeState = "";
        sent = 0;
    }
}
