package dev.signalbox.localcloud.service.s3.lifecycle;

import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What S3 accepts as lifecycle rules. Transitions are kept and given back, as there is one kind of storage here. */
public final class LifecycleCheck {
    private static final int MOST_RULES = 1000;
    private static final int LONGEST_ID = 255;

    private LifecycleCheck() {}

    /** The rules with an id for each. */
    public static BucketLifecycleConfiguration checked(@Nullable BucketLifecycleConfiguration given) {
        if (given == null || given.rules().isEmpty() || given.rules().size() > MOST_RULES) {
            throw S3Errors.malformedXml();
        }
        var ids = new HashSet<String>();
        var rules = given.rules().stream().map(rule -> rule.id() != null && !rule.id().isEmpty() ? rule
                : rule.toBuilder().id(UUID.randomUUID().toString()).build()).toList();
        for (var rule : rules) {
            check(rule);
            if (!ids.add(rule.id())) {
                throw S3Errors.invalidArgument("Rule ID must be unique. Found same ID for more than one rule");
            }
        }
        return given.toBuilder().rules(rules).build();
    }

    private static void check(LifecycleRule rule) {
        if (rule.id().length() > LONGEST_ID) {
            throw S3Errors.invalidArgument("ID length should not exceed allowed limit of 255");
        }
        if (rule.status() == null || rule.status() == ExpirationStatus.UNKNOWN_TO_SDK_VERSION) {
            throw S3Errors.malformedXml();
        }
        boolean acts = rule.expiration() != null || rule.noncurrentVersionExpiration() != null || rule
                .abortIncompleteMultipartUpload() != null || !rule.transitions().isEmpty() || !rule
                        .noncurrentVersionTransitions().isEmpty();
        if (!acts) {
            throw S3Errors.invalidRequest("At least one action needs to be specified in a rule");
        }
        if (rule.expiration() != null) {
            check(rule.expiration());
        }
        if (rule.noncurrentVersionExpiration() != null) {
            positive(rule.noncurrentVersionExpiration().noncurrentDays(),
                    "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer");
        }
        if (rule.abortIncompleteMultipartUpload() != null) {
            positive(rule.abortIncompleteMultipartUpload().daysAfterInitiation(),
                    "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer");
        }
    }

    private static void check(LifecycleExpiration expiration) {
        int ways = (expiration.days() != null ? 1 : 0) + (expiration.date() != null ? 1 : 0) + (expiration
                .expiredObjectDeleteMarker() != null ? 1 : 0);
        if (ways != 1) {
            throw S3Errors.malformedXml();
        }
        if (expiration.days() != null) {
            positive(expiration.days(), "'Days' for Expiration action must be a positive integer");
        }
        if (expiration.date() != null && !expiration.date().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS)
                .toInstant().equals(expiration.date())) {
            throw S3Errors.invalidArgument("'Date' must be at midnight GMT");
        }
    }

    private static void positive(@Nullable Integer days, String message) {
        if (days == null || days < 1) {
            throw S3Errors.invalidArgument(message);
        }
    }
}
