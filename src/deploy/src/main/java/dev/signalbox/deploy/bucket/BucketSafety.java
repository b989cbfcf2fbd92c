package dev.signalbox.deploy.bucket;

import dev.signalbox.deploy.DeployException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Makes a bucket private, encrypted and TLS only, setting by setting: what is there stays, what is missing is added. So
 * a bucket whose making was cut short is finished by whoever comes next.
 */
final class BucketSafety {
    private static final Logger LOG = LoggerFactory.getLogger(BucketSafety.class);
    private static final int ABORTED_AFTER_DAYS = 7;

    private final OwnBucket bucket;
    private final String arn;

    BucketSafety(OwnBucket bucket, String partition) {
        this.bucket = bucket;
        this.arn = "arn:" + partition + ":s3:::" + bucket.name();
    }

    /**
     * @return what could not be looked at because the role may not
     * @throws DeployException when its policy lets strangers in
     */
    List<String> complete() {
        var settings = new LinkedHashMap<String, Runnable>();
        settings.put("public access block", this::privateOnly);
        settings.put("object ownership", this::oneOwner);
        settings.put("encryption", this::encrypted);
        settings.put("policy", this::tlsOnly);
        settings.put("lifecycle", this::abortedUploadsExpire);
        var unread = new ArrayList<String>();
        var settling = new Settling(bucket.name());
        settings.forEach((name, setting) -> {
            try {
                settling.run(setting);
            } catch (UnreadException e) {
                LOG.info("The {} of {} may not be read", name, bucket.name(), e);
                unread.add(name);
            }
        });
        return unread;
    }

    /** The role may not read the setting. */
    private static final class UnreadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadException(Throwable cause) {
            super(cause);
        }
    }

    private void privateOnly() {
        var all = PublicAccessBlockConfiguration.builder().blockPublicAcls(true).blockPublicPolicy(true)
                .ignorePublicAcls(true).restrictPublicBuckets(true).build();
        var now = there(() -> bucket.s3().getPublicAccessBlock(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket
                .account())).publicAccessBlockConfiguration());
        if (now.filter(all::equals).isEmpty()) {
            bucket.s3().putPublicAccessBlock(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket.account())
                    .publicAccessBlockConfiguration(all));
        }
    }

    /** Lists of access rights are off; what others put there belongs to the bucket's owner. */
    private void oneOwner() {
        var now = there(() -> bucket.s3().getBucketOwnershipControls(b -> b.bucket(bucket.name()).expectedBucketOwner(
                bucket.account())).ownershipControls());
        if (now.filter(o -> o.rules().stream().anyMatch(r -> r
                .objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED)).isEmpty()) {
            bucket.s3().putBucketOwnershipControls(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket.account())
                    .ownershipControls(o -> o.rules(OwnershipControlsRule.builder().objectOwnership(
                            ObjectOwnership.BUCKET_OWNER_ENFORCED).build())));
        }
    }

    /** Whatever encryption somebody chose stays. */
    private void encrypted() {
        if (there(() -> bucket.s3().getBucketEncryption(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket
                .account())).serverSideEncryptionConfiguration()).isEmpty()) {
            bucket.s3().putBucketEncryption(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket.account())
                    .serverSideEncryptionConfiguration(c -> c.rules(r -> r.applyServerSideEncryptionByDefault(
                            d -> d.sseAlgorithm(ServerSideEncryption.AES256)))));
        }
    }

    private void tlsOnly() {
        var text = there(() -> bucket.s3().getBucketPolicy(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket
                .account())).policy());
        var policy = new BucketPolicy(bucket.name(), text);
        if (policy.letsAnybodyIn()) {
            throw new DeployException("The policy of the artifact bucket " + bucket.name()
                    + " lets anybody in, and what lies there becomes code in your account. Take the statement with"
                    + " Principal * or NotPrincipal out of it and deploy again.");
        }
        var strangers = policy.strangersThatWrite(bucket.account());
        if (!strangers.isEmpty()) {
            throw new DeployException("The policy of the artifact bucket " + bucket.name() + " lets " + String.join(
                    ", ", strangers) + " change what lies there, which becomes code in your account. Let those outside"
                    + " account " + bucket.account() + " only read (s3:Get*, s3:List*) and deploy again.");
        }
        // Where there is no TLS the statement would shut out everybody, ourselves first.
        if (bucket.speaksTls() && !policy.refusesPlainHttp()) {
            var safe = policy.refusingPlainHttp(arn).toString();
            bucket.s3().putBucketPolicy(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket.account()).policy(
                    safe));
        }
    }

    private void abortedUploadsExpire() {
        var now = there(() -> bucket.s3().getBucketLifecycleConfiguration(b -> b.bucket(bucket.name())
                .expectedBucketOwner(bucket.account())).rules()).orElse(List.of());
        if (now.stream().noneMatch(r -> r.abortIncompleteMultipartUpload() != null)) {
            var rules = new ArrayList<>(now);
            rules.add(LifecycleRule.builder().id("abort-incomplete-uploads").status(ExpirationStatus.ENABLED).filter(
                    f -> f.prefix("")).abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(ABORTED_AFTER_DAYS))
                    .build());
            bucket.s3().putBucketLifecycleConfiguration(b -> b.bucket(bucket.name()).expectedBucketOwner(bucket
                    .account()).lifecycleConfiguration(BucketLifecycleConfiguration.builder().rules(rules).build()));
        }
    }

    private static <T> Optional<T> there(Supplier<T> read) {
        try {
            return Optional.ofNullable(read.get());
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 -> Optional.empty();
                case 403 -> throw new UnreadException(e);
                default -> throw e;
            };
        }
    }
}
