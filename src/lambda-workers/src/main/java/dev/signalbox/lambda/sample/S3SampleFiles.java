package dev.signalbox.lambda.sample;

import dev.signalbox.transfer.EnvironmentSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Sample files below {@code sample-provider/} in the pipeline's bucket, made when they are first asked for. */
public final class S3SampleFiles implements SampleFiles {
    private static final String PREFIX = "sample-provider/";
    private static final Duration VALID = Duration.ofMinutes(30);
    /** Half of the time that API Gateway waits for an answer; the rest is for a cold start and the last parts. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final Duration patience;

    /** @param patience how long one request may begin further parts of a file */
    S3SampleFiles(S3Client s3, S3Presigner presigner, String bucket, Duration patience) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
        this.patience = patience;
    }

    /** As the function's environment variables say. */
    public static S3SampleFiles from(EnvironmentSettings env) {
        var presigner = S3Presigner.builder();
        env.optional("AWS_ENDPOINT_URL").map(URI::create).ifPresent(presigner::endpointOverride);
        var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
        return new S3SampleFiles(s3, presigner.build(), env.required("Bucket"), PATIENCE);
    }

    @Override
    public Optional<URI> provide(String project, SampleFile file) {
        var key = PREFIX + project + "/" + file.name();
        if (!isThere(key, file.size()) && !make(key, file)) {
            return Optional.empty();
        }
        return Optional.of(URI.create(presigner.presignGetObject(
                p -> p.signatureDuration(VALID).getObjectRequest(g -> g.bucket(bucket).key(key))).url().toString()));
    }

    private boolean isThere(String key, long size) {
        try {
            return s3.headObject(b -> b.bucket(bucket).key(key)).contentLength() == size;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    /** Tells whether the file is there now. */
    private boolean make(String key, SampleFile file) {
        if (file.size() > SharedUpload.PART) {
            return SharedUpload.of(s3, bucket, key, file).goOn(patience) && isThere(key, file.size());
        }
        s3.putObject(b -> b.bucket(bucket).key(key).contentType(file.contentType()),
                RequestBody.fromBytes(file.content().part(0, SharedUpload.PART)));
        return true;
    }
}
