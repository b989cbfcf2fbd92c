package dev.signalbox.deploy.bucket;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts files into a bucket unless their bytes are there. */
public final class FileStore {
    /** Longer files are sent in parts of this many bytes. */
    public static final long PART = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
    /** Four pieces at once at 0.3 Mbit/s. */
    private static final Duration ATTEMPT = Duration.ofMinutes(20);

    private final OwnBucket bucket;

    public FileStore(OwnBucket bucket) {
        this.bucket = bucket;
    }

    /** @return false when the object holds these bytes already, by its length and by the checksum that S3 keeps */
    public boolean store(String key, Path file, FileDigest digest, UploadWatch watch) throws IOException {
        if (holds(key, digest)) {
            return false;
        }
        if (digest.parts().size() > 1) {
            return parted(new PartedUpload(bucket, key, file, digest, watch), () -> holds(key, digest));
        } else {
            bucket.s3().putObject(b -> b.bucket(bucket.name()).key(key).expectedBucketOwner(bucket.account())
                    .checksumSHA256(digest.whole()).overrideConfiguration(FileStore::slowly), RequestBody.fromFile(
                            file));
        }
        return true;
    }

    /** Another console may be at the same upload, and end it before us in one way or the other. */
    private static boolean parted(PartedUpload upload, BooleanSupplier there) throws IOException {
        try {
            upload.run();
            return true;
        } catch (S3Exception e) {
            if (e.awsErrorDetails() == null || !"NoSuchUpload".equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            LOG.info("Somebody else ended the upload that was gone on with", e);
            if (there.getAsBoolean()) {
                return false;
            }
            upload.runAnew();
            return true;
        }
    }

    /** A piece that moves takes its time on a slow line; a connection that keeps silent ends by the client's own limit. */
    static void slowly(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ATTEMPT.multipliedBy(3));
    }

    private boolean holds(String key, FileDigest digest) {
        try {
            var head = bucket.s3().headObject(b -> b.bucket(bucket.name()).key(key).expectedBucketOwner(bucket
                    .account()).checksumMode(ChecksumMode.ENABLED));
            return head.contentLength() == digest.bytes() && Optional.ofNullable(head.checksumSHA256()).filter(
                    c -> c.equals(digest.whole()) || c.equals(digest.composite())).isPresent();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw e;
        }
    }
}
