package dev.signalbox.deploy.bucket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts files into a bucket unless their bytes are there. */
public final class FileStore {
    /** Longer files are sent in parts of this many bytes. */
    public static final long PART = 8L << 20;

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
            new PartedUpload(bucket, key, file, digest, watch).run();
        } else {
            bucket.s3().putObject(b -> b.bucket(bucket.name()).key(key).expectedBucketOwner(bucket.account())
                    .checksumSHA256(digest.whole()), RequestBody.fromFile(file));
        }
        return true;
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
