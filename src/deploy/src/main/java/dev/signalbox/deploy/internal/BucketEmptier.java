package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Deletes every object and every version in a bucket. */
final class BucketEmptier {
    /** S3's limit for one DeleteObjects call. */
    private static final int BATCH = 1000;

    private final S3Client s3;

    BucketEmptier(S3Client s3) {
        this.s3 = s3;
    }

    /** @param progress told how many are gone so far */
    void empty(String bucket, LongConsumer progress) {
        long gone = 0;
        for (var page : s3.listObjectVersionsPaginator(b -> b.bucket(bucket).maxKeys(BATCH))) {
            var found = new ArrayList<ObjectIdentifier>();
            page.versions().forEach(v -> found.add(identifier(v.key(), v.versionId())));
            page.deleteMarkers().forEach(m -> found.add(identifier(m.key(), m.versionId())));
            delete(bucket, found);
            gone += found.size();
            if (!found.isEmpty()) {
                progress.accept(gone);
            }
        }
    }

    private static ObjectIdentifier identifier(String key, String versionId) {
        return ObjectIdentifier.builder().key(key).versionId(versionId).build();
    }

    /** S3 reports refused deletions inside a successful answer. */
    private void delete(String bucket, List<ObjectIdentifier> objects) {
        if (objects.isEmpty()) {
            return;
        }
        var answer = s3.deleteObjects(
                b -> b.bucket(bucket).delete(Delete.builder().objects(objects).quiet(true).build()));
        if (!answer.errors().isEmpty()) {
            var first = answer.errors().getFirst();
            throw new DeployException(answer.errors().size() + " objects of " + bucket
                    + " could not be deleted, the first is "
                    + first.key() + ": " + first.message());
        }
    }
}
