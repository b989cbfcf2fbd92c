package dev.signalbox.download.storage;

import dev.signalbox.transfer.s3.S3Target;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps files as objects of a bucket. How they are encrypted is the bucket's own setting. */
public final class S3Storage implements FileStorage {
    /** What S3 and its like say of a key; whatever else they refuse may be set right by the operator. */
    private static final Set<String> LASTING = Set.of("KeyTooLongError", "InvalidURI", "XMinioInvalidObjectName");

    /** With all its tries; it sends 64 MiB at most. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    private final S3Client s3;
    private final String bucket;
    private final ObjectUpload upload;

    /** @param s3 closed with this storage */
    public S3Storage(S3Client s3, String bucket) {
        this(s3, bucket, new ObjectUpload(ObjectUpload.ONE_REQUEST));
    }

    S3Storage(S3Client s3, String bucket, ObjectUpload upload) {
        this.s3 = s3;
        this.bucket = bucket;
        this.upload = upload;
    }

    /**
     * With the credentials of this machine.
     *
     * @param endpoint of something else that speaks S3; buckets are a part of its paths then
     * @param uploads at a time, at most
     */
    public static S3Storage open(String bucket, String region, Optional<URI> endpoint, int uploads) {
        var client = client(Region.of(region), uploads);
        endpoint.ifPresent(e -> client.endpointOverride(e).forcePathStyle(true));
        return new S3Storage(client.build(), bucket);
    }

    /** Nobody waits for a connection longer than a file may take before it, nor for ever for an answer. */
    static S3ClientBuilder client(Region region, int uploads) {
        return S3Client.builder().region(region).overrideConfiguration(c -> c.apiCallTimeout(LONGEST_CALL))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(uploads
                        + 16).connectionAcquisitionTimeout(Duration.ofMinutes(1)));
    }

    @Override
    public String name() {
        return "s3:" + bucket;
    }

    @Override
    public void store(Finished file, FilePath path) throws IOException, InterruptedException {
        var target = new S3Target(bucket, path.value(), file.typeOrBytes(), Map.of("sha256", file.sha256()));
        try {
            upload.send(s3, file, target);
        } catch (S3Exception e) {
            var message = "Bucket " + bucket + " did not take the file: " + e.getMessage();
            throw LASTING.contains(code(e)) ? new PathRefusedException(message, e) : new IOException(message, e);
        } catch (SdkException e) {
            throw new IOException("Bucket " + bucket + " did not take the file: " + e.getMessage(), e);
        }
    }

    private static String code(S3Exception fault) {
        return fault.awsErrorDetails() == null ? "" : String.valueOf(fault.awsErrorDetails().errorCode());
    }

    /** S3 does not mind an object that is not there. */
    @Override
    public void delete(FilePath path) throws IOException {
        try {
            s3.deleteObject(b -> b.bucket(bucket).key(path.value()));
        } catch (SdkException e) {
            throw new IOException("Bucket " + bucket + " did not delete " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        upload.close();
        s3.close();
    }
}
