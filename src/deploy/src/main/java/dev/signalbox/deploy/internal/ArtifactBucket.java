package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.bucket.FileDigest;
import dev.signalbox.deploy.bucket.FileStore;
import dev.signalbox.deploy.bucket.OwnBucket;
import dev.signalbox.deploy.bucket.UploadWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bucket that holds code and definitions of all pipelines of an account and Region. Keys name their content by
 * SHA-256, so the same bytes are stored once and a stack never changes under a running execution.
 */
public final class ArtifactBucket {
    private final S3Client s3;
    private final String region;
    private final String partition;
    private final OwnBucket bucket;
    private final FileStore files;

    /** The bucket's name follows from account and Region; nothing is created yet. */
    public ArtifactBucket(S3Client s3, String account, String region, String partition) {
        this.s3 = s3;
        this.region = region;
        this.partition = partition;
        this.bucket = new OwnBucket(s3, "signalbox-artifacts-" + account + "-" + region, account);
        this.files = new FileStore(bucket);
    }

    public String name() {
        return bucket.name();
    }

    /**
     * Creates the bucket encrypted, private and TLS only, unless it is there, and adds what is missing of that.
     *
     * @return settings of a bucket that was there which the role may not read
     * @throws DeployException when the bucket is not ours, or not fit
     */
    public List<String> ensureExists() {
        return bucket.ensureExists(region, partition);
    }

    /** As {@link #store(String, Path, String, UploadWatch)}, called like the file. */
    StoredArtifact store(String artifact, Path file, UploadWatch watch) {
        return store(artifact, file, String.valueOf(file.getFileName()), watch);
    }

    /**
     * Stores the file under a key made of its name and digest, unless those bytes are there.
     *
     * @param called last part of the key
     */
    StoredArtifact store(String artifact, Path file, String called, UploadWatch watch) {
        try {
            var digest = FileDigest.of(file, FileStore.PART);
            var key = artifact + "/" + digest.sha256() + "/" + called;
            boolean missing = files.store(key, file, digest, watch);
            return new StoredArtifact(artifact, bucket.name(), key, digest.bytes(), missing);
        } catch (IOException | SdkException e) {
            throw new DeployException("The artifact " + artifact + " (" + file + ") could not be stored in " + bucket
                    .name() + ": " + e.getMessage(), e);
        }
    }

    /** Where CloudFormation finds an object of this bucket. */
    String url(StoredArtifact stored) {
        return String.valueOf(s3.utilities().getUrl(b -> b.bucket(bucket.name()).key(stored.key())));
    }
}
