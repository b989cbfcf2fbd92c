package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Policies;
import dev.signalbox.localcloud.policy.Policies.ResourceRule;
import dev.signalbox.localcloud.policy.PolicyDocument;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.RolePolicies;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Adds the policy of what is asked for, if it has one. */
final class ResourcePolicies {
    private final Calls calls;
    private final RolePolicies roles;
    private final Function<String, PolicyDocument> reader;

    ResourcePolicies(Calls calls, RolePolicies roles, Function<String, PolicyDocument> reader) {
        this.calls = calls;
        this.roles = roles;
        this.reader = reader;
    }

    Policies add(Need need, Policies identity) {
        boolean needed = need.action().startsWith("kms:") || need.action().startsWith("sts:AssumeRole");
        var rule = needed ? ResourceRule.NEEDED : ResourceRule.EITHER;
        return policy(need).map(text -> identity.with(reader.apply(text), rule)).orElse(identity);
    }

    private Optional<String> policy(Need need) {
        var parts = need.resource().split(":", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        try {
            return switch (parts[2]) {
                case "s3" -> bucket(parts[5].split("/", 2)[0]);
                case "sqs" -> queue(parts[5]);
                case "sns" -> topic(need.resource());
                case "lambda" -> function(parts[5]);
                case "kms" -> Optional.of(calls.call(GetKeyPolicyRequest.builder().keyId(need.resource()).build(),
                        GetKeyPolicyResponse.class).policy());
                case "iam" -> need.action().startsWith("sts:") ? roles.role(need.resource().substring(need.resource()
                        .lastIndexOf('/') + 1)).map(RolePolicies.Role::trust) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (AwsServiceException e) {
            return Optional.empty(); // there is no such thing, or it has no policy
        }
    }

    private Optional<String> bucket(String name) {
        return Optional.ofNullable(calls.call(GetBucketPolicyRequest.builder().bucket(name).build(),
                GetBucketPolicyResponse.class).policy());
    }

    private Optional<String> queue(String name) {
        var url = calls.call(GetQueueUrlRequest.builder().queueName(name).build(), GetQueueUrlResponse.class)
                .queueUrl();
        return Optional.ofNullable(calls.call(GetQueueAttributesRequest.builder().queueUrl(url).attributeNames(
                QueueAttributeName.POLICY).build(), GetQueueAttributesResponse.class).attributes().get(
                        QueueAttributeName.POLICY));
    }

    private Optional<String> topic(String arn) {
        return Optional.ofNullable(calls.call(GetTopicAttributesRequest.builder().topicArn(arn).build(),
                GetTopicAttributesResponse.class).attributes().get("Policy"));
    }

    private Optional<String> function(String resource) {
        return Optional.ofNullable(calls.call(GetPolicyRequest.builder().functionName(resource.substring(resource
                .indexOf(':') + 1).split(":", 2)[0]).build(), GetPolicyResponse.class).policy());
    }
}
