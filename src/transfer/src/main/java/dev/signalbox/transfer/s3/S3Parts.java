package dev.signalbox.transfer.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * A multipart upload that sends one part at a time, in the background. S3 has no sha256 of a whole multipart object, so
 * parts carry the cheaper CRC-32.
 */
final class S3Parts {
    private final S3Client s3;
    private final ExecutorService uploads;
    private final CreateMultipartUploadResponse upload;
    private final List<CompletedPart> completed = new ArrayList<>();
    private Optional<Future<CompletedPart>> sending = Optional.empty();

    private S3Parts(S3Client s3, ExecutorService uploads, CreateMultipartUploadResponse upload) {
        this.s3 = s3;
        this.uploads = uploads;
        this.upload = upload;
    }

    static S3Parts begin(S3Client s3, ExecutorService uploads, Consumer<CreateMultipartUploadRequest.Builder> object) {
        return new S3Parts(s3, uploads,
                s3.createMultipartUpload(b -> object.accept(b.checksumAlgorithm(ChecksumAlgorithm.CRC32))));
    }

    /** Goes on with an upload that another process began. */
    static S3Parts goOn(S3Client s3, ExecutorService uploads, CreateMultipartUploadResponse upload,
            List<CompletedPart> stored) {
        var parts = new S3Parts(s3, uploads, upload);
        parts.completed.addAll(stored);
        return parts;
    }

    String uploadId() {
        return upload.uploadId();
    }

    /** How many parts are stored for certain. */
    int stored() {
        return completed.size();
    }

    /** Of the stored parts. */
    List<String> checksums() {
        return completed.stream().map(CompletedPart::checksumCRC32).toList();
    }

    /** Waits for the part before, then returns; the buffer is in use until the next call. */
    void send(byte[] part, int length) throws IOException {
        await();
        int number = completed.size() + 1;
        sending = Optional.of(uploads.submit(() -> sendNow(part, length, number)));
    }

    private CompletedPart sendNow(byte[] part, int length, int number) {
        var checksum = crc32(part, length);
        var request = UploadPartRequest.builder().bucket(upload.bucket()).key(upload.key())
                .uploadId(upload.uploadId()).partNumber(number).checksumCRC32(checksum).build();
        var etag = s3.uploadPart(request, PartBuffers.body(part, length)).eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).checksumCRC32(checksum).build();
    }

    /** Waits until all parts are stored. */
    void await() throws IOException {
        if (sending.isEmpty()) {
            return;
        }
        try {
            completed.add(sending.get().get());
            sending = Optional.empty();
        } catch (ExecutionException e) {
            sending = Optional.empty();
            throw new IOException("A part could not be stored: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while storing a part", e);
        }
    }

    /** @return the object's ETag */
    String complete() throws IOException {
        await();
        return s3.completeMultipartUpload(b -> b.bucket(upload.bucket()).key(upload.key()).uploadId(upload.uploadId())
                .multipartUpload(m -> m.parts(completed))).eTag();
    }

    /** What cannot be aborted now, the bucket's lifecycle rule removes. */
    void abort() {
        boolean interrupted = Thread.interrupted();
        sending.ifPresent(s -> s.cancel(true));
        try {
            s3.abortMultipartUpload(b -> b.bucket(upload.bucket()).key(upload.key()).uploadId(upload.uploadId()));
        } catch (SdkException e) {
            // Leaving it is safe, and the failure that led here matters more than this one.
            interrupted |= Thread.interrupted();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String crc32(byte[] part, int length) {
        var crc = new CRC32();
        crc.update(part, 0, length);
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
