package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/** Buckets and their policies. */
final class S3Live {
    private static final Set<String> NOT_CONFIGURED = Set.of("NoSuchCORSConfiguration", "NoSuchTagSet",
            "NoSuchLifecycleConfiguration", "NoSuchPublicAccessBlockConfiguration", "OwnershipControlsNotFoundError",
            "ServerSideEncryptionConfigurationNotFoundError");

    private S3Live() {}

    static ObjectNode bucket(LiveResource resource) {
        var bucket = resource.id();
        resource.call(HeadBucketRequest.builder().bucket(bucket).build(), HeadBucketResponse.class);
        var live = LiveResource.object().put("BucketName", bucket);
        set(resource, live, "VersioningConfiguration", () -> LiveResource.properties(resource.call(
                GetBucketVersioningRequest.builder().bucket(bucket).build(), GetBucketVersioningResponse.class)));
        set(resource, live, "PublicAccessBlockConfiguration", () -> LiveResource.properties(resource.call(
                GetPublicAccessBlockRequest.builder().bucket(bucket).build(), GetPublicAccessBlockResponse.class)
                .publicAccessBlockConfiguration()));
        set(resource, live, "OwnershipControls", () -> LiveResource.properties(resource.call(
                GetBucketOwnershipControlsRequest.builder().bucket(bucket).build(),
                GetBucketOwnershipControlsResponse.class).ownershipControls()));
        set(resource, live, "BucketEncryption", () -> encryption(resource));
        set(resource, live, "LifecycleConfiguration", () -> lifecycle(resource));
        set(resource, live, "CorsConfiguration", () -> cors(resource));
        set(resource, live, "Tags", () -> tags(resource));
        return live;
    }

    private static void set(LiveResource resource, ObjectNode live, String property, Supplier<JsonNode> asked) {
        if (!resource.asks(property)) {
            return;
        }
        try {
            live.set(property, asked.get());
        } catch (AwsServiceException e) {
            if (!NOT_CONFIGURED.contains(ServiceError.codeOf(e))) {
                throw e;
            }
        }
    }

    private static JsonNode tags(LiveResource resource) {
        var tags = new LinkedHashMap<String, String>();
        resource.call(GetBucketTaggingRequest.builder().bucket(resource.id()).build(), GetBucketTaggingResponse.class)
                .tagSet().forEach(t -> tags.put(t.key(), t.value()));
        return LiveResource.tags(tags);
    }

    private static ObjectNode encryption(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetBucketEncryptionRequest.builder().bucket(resource.id())
                .build(), GetBucketEncryptionResponse.class).serverSideEncryptionConfiguration());
        live.path("Rules").forEach(r -> LiveResource.move((ObjectNode) r, "ApplyServerSideEncryptionByDefault",
                "ServerSideEncryptionByDefault"));
        LiveResource.move(live, "Rules", "ServerSideEncryptionConfiguration");
        return live;
    }

    /** The prefix comes out of the filter, the days out of the expiration. */
    private static ObjectNode lifecycle(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetBucketLifecycleConfigurationRequest.builder().bucket(
                resource
                        .id()).build(), GetBucketLifecycleConfigurationResponse.class));
        for (var one : live.path("Rules")) {
            var rule = (ObjectNode) one;
            LiveResource.move(rule, "ID", "Id");
            var filter = rule.path("Filter").has("And") ? rule.path("Filter").path("And") : rule.path("Filter");
            filter.properties().forEach(e -> rule.set(e.getKey(), e.getValue()));
            if (rule.path("Expiration").has("Days")) {
                rule.set("ExpirationInDays", rule.path("Expiration").path("Days"));
            }
        }
        return live;
    }

    private static ObjectNode cors(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetBucketCorsRequest.builder().bucket(resource.id()).build(),
                GetBucketCorsResponse.class));
        for (var one : live.path("CORSRules")) {
            LiveResource.move((ObjectNode) one, "ID", "Id");
            LiveResource.move((ObjectNode) one, "ExposeHeaders", "ExposedHeaders");
            LiveResource.move((ObjectNode) one, "MaxAgeSeconds", "MaxAge");
        }
        LiveResource.move(live, "CORSRules", "CorsRules");
        return live;
    }

    static ObjectNode bucketPolicy(LiveResource resource) {
        var policy = resource.call(GetBucketPolicyRequest.builder().bucket(resource.id()).build(),
                GetBucketPolicyResponse.class).policy();
        return LiveResource.object().put("Bucket", resource.id()).set("PolicyDocument", LiveResource.document(policy));
    }
}
