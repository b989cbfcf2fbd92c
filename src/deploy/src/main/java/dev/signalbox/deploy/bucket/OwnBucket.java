package dev.signalbox.deploy.bucket;

import dev.signalbox.deploy.DeployException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket that is used only while it belongs to this account.
 *
 * @param account whose bucket it must be; S3 refuses every call when it is somebody else's, who took the name first
 */
public record OwnBucket(S3Client s3, String name, String account) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnBucket.class);
    private static final String US_EAST_1 = "us-east-1";

    /**
     * Makes it, unless it is there, and makes it safe.
     *
     * @return settings of a bucket that was there which the role may not read
     * @throws DeployException when it is somebody else's, elsewhere, or open to strangers
     */
    public List<String> ensureExists(String region, String partition) {
        boolean fresh = false;
        try {
            var head = s3.headBucket(b -> b.bucket(name).expectedBucketOwner(account));
            if (head.bucketRegion() != null && !head.bucketRegion().equals(region)) {
                throw elsewhere(head.bucketRegion(), region);
            }
        } catch (NoSuchBucketException _) {
            create(region);
            fresh = true;
        } catch (S3Exception e) {
            throw unusable(e, region);
        }
        try {
            var unread = new BucketSafety(this, partition).complete();
            if (fresh && !unread.isEmpty()) {
                throw new DeployException("The artifact bucket " + name + " was made, but its " + String.join(", ",
                        unread) + " may not be read, so it is not known to be safe. Nothing was stored in it. Let the"
                        + " role read the bucket's settings and deploy again.");
            }
            return unread;
        } catch (S3Exception e) {
            throw new DeployException("The artifact bucket " + name + " could not be made safe: " + e.getMessage()
                    + ". Nothing was stored in it. Deploy again when the role may read and write the bucket's settings.",
                    e);
        }
    }

    /** Whether its endpoint is reached over TLS: AWS is, emulators mostly are not. */
    boolean speaksTls() {
        return s3.serviceClientConfiguration().endpointOverride().filter(e -> "http".equals(e.getScheme())).isEmpty();
    }

    private DeployException unusable(S3Exception e, String region) {
        return switch (e.statusCode()) {
            case 301, 307, 308 -> elsewhere(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(
                    "x-amz-bucket-region").orElse("another Region"), region);
            case 403 -> new DeployException("The artifact bucket " + name + " may not be used by account " + account
                    + ". Either it belongs to another account, which took the name first (then nothing is ever stored"
                    + " in it), or the role lacks s3:ListBucket. An administrator sees in S3's list of buckets which"
                    + " it is.", e);
            default -> new DeployException("The artifact bucket " + name + " cannot be used: " + e.getMessage(), e);
        };
    }

    private DeployException elsewhere(String there, String region) {
        return new DeployException("The artifact bucket " + name + " lies in " + there + " and not in " + region
                + ", where Lambda and CloudFormation need it. Delete or empty it there, so that it can be made here.");
    }

    private void create(String region) {
        try {
            new Settling(name).run(() -> s3.createBucket(b -> {
                b.bucket(name);
                // us-east-1 is the one Region that must not be named.
                if (!region.equals(US_EAST_1)) {
                    b.createBucketConfiguration(CreateBucketConfiguration.builder().locationConstraint(region).build());
                }
            }));
        } catch (BucketAlreadyOwnedByYouException e) {
            LOG.info("The artifact bucket {} was made by somebody else of this account just now", name, e);
        } catch (BucketAlreadyExistsException e) {
            throw new DeployException("The name " + name + " of the artifact bucket is taken by another account. Bucket"
                    + " names are given once worldwide, so its owner must give it up; AWS Support can be asked.", e);
        } catch (S3Exception e) {
            throw new DeployException("The artifact bucket " + name + " could not be made in " + region + ": " + e
                    .getMessage(), e);
        }
    }
}
