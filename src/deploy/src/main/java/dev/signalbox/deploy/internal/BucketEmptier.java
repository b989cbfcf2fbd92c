package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes every object and every version in a bucket. */
final class BucketEmptier {
    /** S3's limit for one DeleteObjects call. */
    private static final int BATCH = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(BucketEmptier.class);

    private final S3Client s3;
    private final String account;

    /** @param account whose buckets they must be */
    BucketEmptier(S3Client s3, String account) {
        this.s3 = s3;
        this.account = account;
    }

    /**
     * What cannot be deleted does not keep the rest.
     *
     * @param progress told how many are gone so far
     * @throws DeployException telling how many stay and why; also when the thread is interrupted, which is looked at after each page
     */
    void empty(String bucket, LongConsumer progress) {
        long gone = 0;
        var refused = new ArrayList<S3Error>();
        for (var page : s3.listObjectVersionsPaginator(b -> b.bucket(bucket).expectedBucketOwner(account).maxKeys(
                BATCH))) {
            var found = new ArrayList<ObjectIdentifier>();
            page.versions().forEach(v -> found.add(identifier(v.key(), v.versionId())));
            page.deleteMarkers().forEach(m -> found.add(identifier(m.key(), m.versionId())));
            int before = refused.size();
            refused.addAll(delete(bucket, found));
            gone += found.size() - (refused.size() - before);
            if (!found.isEmpty()) {
                progress.accept(gone);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new DeployException("Emptying " + bucket + " was stopped: " + gone
                        + " objects and versions are deleted, the rest stays, and so does the stack.");
            }
        }
        if (!refused.isEmpty()) {
            throw new DeployException(refused.size() + " objects and versions of " + bucket
                    + " could not be deleted, the first is " + refused.getFirst().key() + ": " + refused.getFirst()
                            .message() + "." + lock(bucket) + " " + gone + " are deleted; the stack stays.");
        }
    }

    /** Why, if it is object lock; whoever may not ask is told nothing more. */
    private String lock(String bucket) {
        try {
            var lock = s3.getObjectLockConfiguration(b -> b.bucket(bucket).expectedBucketOwner(account))
                    .objectLockConfiguration();
            return lock == null || lock.objectLockEnabled() == null ? ""
                    : " The bucket has object lock: what is under retention or legal hold can go only when that ends."
                            + " Retain the bucket, or take the holds away first.";
        } catch (SdkException e) {
            LOG.debug("The object lock of {} is not known", bucket, e);
            return "";
        }
    }

    private static ObjectIdentifier identifier(String key, String versionId) {
        return ObjectIdentifier.builder().key(key).versionId(versionId).build();
    }

    /** S3 reports refused deletions inside a successful answer. */
    private List<S3Error> delete(String bucket, List<ObjectIdentifier> objects) {
        return objects.isEmpty() ? List.of()
                : s3.deleteObjects(b -> b.bucket(bucket).expectedBucketOwner(account).delete(Delete.builder().objects(
                        objects).quiet(true).build())).errors();
    }
}
