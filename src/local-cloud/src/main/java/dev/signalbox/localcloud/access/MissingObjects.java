package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.runtime.Calls;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Who may not list a bucket is not told that an object is missing, but that he may not ask. */
final class MissingObjects {
    private static final Set<String> READS = Set.of("s3.GetObject", "s3.HeadObject", "s3.GetObjectAttributes");
    private static final int NOT_FOUND = 404;

    private final Calls calls;
    private final ResourceName names;

    MissingObjects(Calls calls, ResourceName names) {
        this.calls = calls;
        this.names = names;
    }

    /** The need to list, of a request that reads an object which is not there. */
    Optional<Need> of(AwsRequest request, String operation) {
        if (!READS.contains(operation)) {
            return Optional.empty();
        }
        return Members.text(request, "Bucket").flatMap(bucket -> Members.text(request, "Key").flatMap(key -> of(bucket,
                key)));
    }

    Optional<Need> of(String bucket, String key) {
        try {
            calls.call(HeadObjectRequest.builder().bucket(bucket).key(key).build(), HeadObjectResponse.class);
            return Optional.empty();
        } catch (AwsServiceException e) {
            return e.statusCode() == NOT_FOUND ? Optional.of(new Need("s3:ListBucket", names.bucket(bucket)))
                    : Optional.empty();
        }
    }
}
