package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;
import dev.signalbox.localcloud.runtime.Calls;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.batch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.batch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** The tags of what a need names, as {@code aws:ResourceTag/...}, for the services whose policies ask for them here. */
final class ResourceTags {
    private static final String KEY = "aws:ResourceTag/";
    /** A definition without its revision has no tags: AWS judges by them only when the request names the revision. */
    private static final Pattern TAGGED_BY_BATCH = Pattern.compile(
            "arn:[^:]+:batch:[^:]*:[^:]*:((job|job-queue|compute-environment)/.+|job-definition/[^:]+:\\d+)");

    private final Calls calls;

    ResourceTags(Calls calls) {
        this.calls = calls;
    }

    Context of(Need need) {
        try {
            return read(need);
        } catch (AwsServiceException _) { // there is no such thing, so it has no tags
            return Context.EMPTY;
        }
    }

    private Context read(Need need) {
        if (TAGGED_BY_BATCH.matcher(need.resource()).matches()) {
            return keys(calls.call(ListTagsForResourceRequest.builder().resourceArn(need.resource()).build(),
                    ListTagsForResourceResponse.class).tags());
        }
        if (need.action().startsWith("secretsmanager:") && !need.resource().equals("*")) {
            var secret = calls.call(DescribeSecretRequest.builder().secretId(need.resource()).build(),
                    DescribeSecretResponse.class);
            var context = Context.EMPTY;
            for (var tag : secret.tags()) {
                context = context.with(KEY + tag.key(), tag.value());
            }
            return context;
        }
        return Context.EMPTY;
    }

    private static Context keys(Map<String, String> tags) {
        var context = Context.EMPTY;
        for (var tag : tags.entrySet()) {
            context = context.with(KEY + tag.getKey(), tag.getValue());
        }
        return context;
    }
}
