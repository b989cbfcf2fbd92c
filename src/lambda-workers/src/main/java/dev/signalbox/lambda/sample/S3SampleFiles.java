package dev.signalbox.lambda.sample;

import dev.signalbox.transfer.EnvironmentSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Sample files below {@code sample-provider/} in the pipeline's bucket, made when they are first asked for. */
public final class S3SampleFiles implements SampleFiles {
    private static final String PREFIX = "sample-provider/";
    private static final int PART = 8 * 1024 * 1024;
    private static final int PARTS_AT_ONCE = 4;
    private static final Duration VALID = Duration.ofMinutes(30);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    S3SampleFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** As the function's environment variables say. */
    public static S3SampleFiles from(EnvironmentSettings env) {
        var presigner = S3Presigner.builder();
        env.optional("AWS_ENDPOINT_URL").map(URI::create).ifPresent(presigner::endpointOverride);
        var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
        return new S3SampleFiles(s3, presigner.build(), env.required("Bucket"));
    }

    @Override
    public URI provide(String project, SampleFile file) {
        var key = PREFIX + project + "/" + file.name();
        if (!isThere(key, file.size())) {
            make(key, file);
        }
        return URI.create(presigner.presignGetObject(
                p -> p.signatureDuration(VALID).getObjectRequest(g -> g.bucket(bucket).key(key))).url().toString());
    }

    private boolean isThere(String key, long size) {
        try {
            return s3.headObject(b -> b.bucket(bucket).key(key)).contentLength() == size;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private void make(String key, SampleFile file) {
        if (file.size() <= PART) {
            s3.putObject(b -> b.bucket(bucket).key(key).contentType(file.contentType()),
                    RequestBody.fromBytes(file.content().part(0, PART)));
            return;
        }
        var upload = s3.createMultipartUpload(b -> b.bucket(bucket).key(key).contentType(file.contentType()));
        try {
            var parts = parts(upload, file);
            s3.completeMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(upload.uploadId())
                    .multipartUpload(m -> m.parts(parts)));
        } catch (SdkException | IllegalStateException e) {
            s3.abortMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(upload.uploadId()));
            throw e;
        }
    }

    /** As two invocations would make the same bytes, it does not matter which of them completes last. */
    private List<CompletedPart> parts(CreateMultipartUploadResponse upload, SampleFile file) {
        var sent = new ArrayList<Future<CompletedPart>>();
        try (var threads = Executors.newFixedThreadPool(PARTS_AT_ONCE)) {
            for (long offset = 0; offset < file.size(); offset += PART) {
                long from = offset;
                sent.add(threads.submit(() -> part(upload, file, from)));
            }
        }
        return sent.stream().map(S3SampleFiles::result).toList();
    }

    private CompletedPart part(CreateMultipartUploadResponse upload, SampleFile file, long offset) {
        int number = (int) (offset / PART) + 1;
        var answer = s3.uploadPart(b -> b.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())
                .partNumber(number), RequestBody.fromBytes(file.content().part(offset, PART)));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).checksumCRC32(answer.checksumCRC32())
                .build();
    }

    private static CompletedPart result(Future<CompletedPart> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part could not be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while making a file", e);
        }
    }
}
