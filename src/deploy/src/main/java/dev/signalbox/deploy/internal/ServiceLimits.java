package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether what a new stack makes fits beside what the account has. Service Quotas tells the limit that applies; where it does not,
 * AWS's usual one is taken and called so.
 */
final class ServiceLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLimits.class);
    /** So many run at once in a new account; AWS raises it by and by to 1,000. */
    private static final int FEW = 10;
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String CONCURRENCY = "L-B99A9384";

    private final S3Client s3;
    private final AwsClients.Services services;

    ServiceLimits(S3Client s3, AwsClients.Services services) {
        this.s3 = s3;
        this.services = services;
    }

    /**
     * What is counted; codes are those of Service Quotas, the usual limits those of AWS's documentation in 2026, such as
     * https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html. Of buckets Service Quotas tells the limit in
     * us-east-1 only, so elsewhere the usual one is taken.
     */
    private enum Kind {
        COMPUTE_ENVIRONMENT("AWS::Batch::ComputeEnvironment", "Batch compute environments", "batch", "L-144F0CA5", 50),
        JOB_QUEUE("AWS::Batch::JobQueue", "Batch job queues", "batch", "L-4CEA37AD", 50),
        BUCKET("AWS::S3::Bucket", "buckets", "s3", "L-DC2B2D3D", 10_000);

        private final String type;
        private final String words;
        private final String service;
        private final String code;
        private final int usual;

        Kind(String type, String words, String service, String code, int usual) {
            this.type = type;
            this.words = words;
            this.service = service;
            this.code = code;
            this.usual = usual;
        }
    }

    /** @param scope of the template's values */
    List<Check> check(JsonNode template, ResourceCount scope) {
        var checks = new ArrayList<Check>();
        var fits = new ArrayList<String>();
        for (var kind : Kind.values()) {
            long wanted = made(kind.type, template, scope);
            if (wanted > 0) {
                look(kind, wanted, checks, fits);
            }
        }
        if (made(FUNCTION, template, scope) > 0) {
            concurrency(checks, fits);
        }
        if (!fits.isEmpty()) {
            checks.addFirst(Check.passed(Subject.QUOTAS, "Within the limits of services: " + String.join(", ", fits)
                    + "."));
        }
        return checks;
    }

    /** What may not be made is counted too. */
    private static long made(String type, JsonNode template, ResourceCount scope) {
        return template.path("Resources").valueStream().filter(r -> r.path("Type").asText().equals(type) && scope.made(
                r).orElse(true)).count();
    }

    private void look(Kind kind, long wanted, List<Check> checks, List<String> fits) {
        long there;
        try {
            there = count(kind);
        } catch (SdkException e) {
            checks.add(Check.notChecked(Subject.QUOTAS, "Whether " + wanted + " more " + kind.words
                    + " fit is not checked, because they cannot be counted: " + e.getMessage()));
            return;
        }
        var applied = limit(kind.service, kind.code);
        long limit = (long) applied.orElse(kind.usual);
        var numbers = String.format(Locale.ROOT, "%,d of %,d %s%s", there, limit, kind.words, applied.isPresent() ? ""
                : " (AWS's usual limit; Service Quotas does not tell this account's)");
        if (there + wanted <= limit) {
            fits.add(numbers);
        } else {
            checks.add(Check.doubtful(Subject.QUOTAS, "The template makes " + wanted + ", and the account has "
                    + numbers + ".", "Delete some that nobody uses, or " + raise(kind.service, kind.code, there
                            + wanted)));
        }
    }

    private long count(Kind kind) {
        return switch (kind) {
            case COMPUTE_ENVIRONMENT -> services.batch().get().describeComputeEnvironmentsPaginator()
                    .computeEnvironments().stream().count();
            case JOB_QUEUE -> services.batch().get().describeJobQueuesPaginator().jobQueues().stream().count();
            case BUCKET -> s3.listBucketsPaginator(b -> b.maxBuckets(1_000)).buckets().stream().count();
        };
    }

    private void concurrency(List<Check> checks, List<String> fits) {
        var limit = limit("lambda", CONCURRENCY);
        if (limit.isEmpty()) {
            checks.add(Check.notChecked(Subject.QUOTAS,
                    "How many functions Lambda runs at once is not checked, because Service Quotas does not tell."));
        } else if (limit.getAsDouble() <= FEW) {
            checks.add(Check.doubtful(Subject.QUOTAS, String.format(Locale.ROOT,
                    "Lambda runs only %,.0f functions at once in this account and Region, as in new accounts; more are"
                            + " throttled.", limit.getAsDouble()), "Keep parallelism low, or " + raise("lambda",
                                    CONCURRENCY, 1_000)));
        } else {
            fits.add(String.format(Locale.ROOT, "%,.0f functions of Lambda at once", limit.getAsDouble()));
        }
    }

    private static String raise(String service, String code, long wanted) {
        return "ask for more: aws service-quotas request-service-quota-increase --service-code " + service
                + " --quota-code " + code + " --desired-value " + wanted + ".";
    }

    private OptionalDouble limit(String service, String code) {
        try {
            Double value = services.quotas().get().getServiceQuota(b -> b.serviceCode(service).quotaCode(code)).quota()
                    .value();
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (SdkException e) {
            LOG.debug("Service Quotas does not tell {} of {}", code, service, e);
            return OptionalDouble.empty();
        }
    }
}
