package dev.signalbox.lambda.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * The multipart upload of a file that every invocation goes on with, so that none has to send all of it in its time. Two
 * at once may send a part twice; as they send the same bytes, it does not matter who comes last.
 */
final class SharedUpload {
    static final int PART = 8 * 1024 * 1024;
    private static final int PARTS_AT_ONCE = 4;

    private final S3Client s3;
    private final String bucket;
    private final SampleFile file;
    private final String key;
    private final String uploadId;

    private SharedUpload(S3Client s3, String bucket, String key, SampleFile file, String uploadId) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        this.uploadId = uploadId;
    }

    /** The upload that somebody began, else a new one. */
    static SharedUpload of(S3Client s3, String bucket, String key, SampleFile file) {
        var id = s3.listMultipartUploads(b -> b.bucket(bucket).prefix(key)).uploads().stream()
                .filter(u -> u.key().equals(key))
                .min(Comparator.comparing(MultipartUpload::initiated).thenComparing(MultipartUpload::uploadId))
                .map(MultipartUpload::uploadId)
                .orElseGet(() -> s3.createMultipartUpload(
                        b -> b.bucket(bucket).key(key).contentType(file.contentType())).uploadId());
        return new SharedUpload(s3, bucket, key, file, id);
    }

    /**
     * Sends what is missing, some parts in any case, further ones only within the time.
     *
     * @return whether all parts were there, so that the upload is complete now
     */
    boolean goOn(Duration patience) {
        try {
            var parts = sent();
            int count = Math.toIntExact(Math.ceilDiv(file.size(), PART));
            var missing = IntStream.rangeClosed(1, count).filter(n -> !parts.containsKey(n)).boxed().toList();
            send(missing, System.nanoTime() + patience.toNanos(), parts);
            if (parts.size() < count) {
                return false;
            }
            s3.completeMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(uploadId)
                    .multipartUpload(m -> m.parts(parts.values())));
            return true;
        } catch (NoSuchUploadException e) {
            // Another invocation has completed it meanwhile.
            return true;
        }
    }

    private Map<Integer, CompletedPart> sent() {
        var parts = new ConcurrentSkipListMap<Integer, CompletedPart>();
        s3.listPartsPaginator(b -> b.bucket(bucket).key(key).uploadId(uploadId)).parts()
                .forEach(p -> parts.put(p.partNumber(), CompletedPart.builder().partNumber(p.partNumber())
                        .eTag(p.eTag()).checksumCRC32(p.checksumCRC32()).build()));
        return parts;
    }

    private void send(List<Integer> missing, long deadline, Map<Integer, CompletedPart> parts) {
        var sending = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(PARTS_AT_ONCE)) {
            for (int i = 0; i < missing.size(); i++) {
                int number = missing.get(i);
                boolean anyway = i < PARTS_AT_ONCE;
                sending.add(threads.submit(() -> {
                    if (anyway || System.nanoTime() < deadline) {
                        parts.put(number, send(number));
                    }
                }));
            }
        }
        sending.forEach(SharedUpload::check);
    }

    private CompletedPart send(int number) {
        var answer = s3.uploadPart(b -> b.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                RequestBody.fromBytes(file.content().part((number - 1L) * PART, PART)));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).checksumCRC32(answer.checksumCRC32())
                .build();
    }

    private static void check(Future<?> part) {
        try {
            part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchUploadException gone) {
                throw gone;
            }
            throw new IllegalStateException("A part could not be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while making a file", e);
        }
    }
}
