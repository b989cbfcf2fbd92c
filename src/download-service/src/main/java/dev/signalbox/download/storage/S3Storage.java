package dev.signalbox.download.storage;

import dev.signalbox.transfer.s3.S3Target;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps files as objects of a bucket. How they are encrypted is the bucket's own setting. */
public final class S3Storage implements FileStorage {
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

    @Override
    public String name() {
        return "s3:" + bucket;
    }

    @Override
    public void store(Finished file, FilePath path) throws IOException, InterruptedException {
        var target = new S3Target(bucket, path.value(), file.typeOrBytes(), Map.of("sha256", file.sha256()));
        try {
            upload.send(s3, file, target);
        } catch (SdkException e) {
            throw new IOException("Bucket " + bucket + " did not take the file: " + e.getMessage(), e);
        }
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
