package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** Bucket settings whose CloudFormation form differs from S3's own. */
final class S3BucketSettings {
    static final Shape.Struct ENCRYPTION = Shape.struct().with("ServerSideEncryptionConfiguration",
            new Shape.ListOf(Shape.struct("BucketKeyEnabled").with("ServerSideEncryptionByDefault", Model.shape(
                    ServerSideEncryptionByDefault.builder()))));
    static final Shape.Struct LIFECYCLE = Shape.struct().with("Rules", new Shape.ListOf(Shape.struct("Id", "Status",
            "Prefix", "ExpirationInDays", "ObjectSizeGreaterThan", "ObjectSizeLessThan")
            .with("NoncurrentVersionExpiration", Shape.struct("NoncurrentDays", "NewerNoncurrentVersions"))
            .with("AbortIncompleteMultipartUpload", Shape.struct("DaysAfterInitiation")).requiring("Status")));
    static final Shape.Struct CORS = Shape.struct().with("CorsRules", new Shape.ListOf(Shape.struct("Id", "MaxAge")
            .with("AllowedHeaders", Shape.TEXTS).with("AllowedMethods", Shape.TEXTS).with("AllowedOrigins", Shape.TEXTS)
            .with("ExposedHeaders", Shape.TEXTS).requiring("AllowedMethods", "AllowedOrigins")));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private S3BucketSettings() {}

    static void apply(ResourceRequest request, String bucket) {
        if (request.has("BucketEncryption")) {
            var rules = rules(request.get("BucketEncryption").path("ServerSideEncryptionConfiguration"));
            rules.path("Rules").forEach(r -> rename((ObjectNode) r, "ServerSideEncryptionByDefault",
                    "ApplyServerSideEncryptionByDefault"));
            var encryption = Model.fill(ServerSideEncryptionConfiguration.builder(), rules).build();
            request.call(PutBucketEncryptionRequest.builder().bucket(bucket).serverSideEncryptionConfiguration(
                    encryption).build(), PutBucketEncryptionResponse.class);
        }
        if (request.has("LifecycleConfiguration")) {
            var rules = rules(request.get("LifecycleConfiguration").path("Rules"));
            rules.path("Rules").forEach(r -> lifecycleRule((ObjectNode) r));
            var lifecycle = Model.fill(BucketLifecycleConfiguration.builder(), rules).build();
            request.call(PutBucketLifecycleConfigurationRequest.builder().bucket(bucket).lifecycleConfiguration(
                    lifecycle).build(), PutBucketLifecycleConfigurationResponse.class);
        }
        if (request.has("CorsConfiguration")) {
            var rules = rules(request.get("CorsConfiguration").path("CorsRules"));
            rules.path("Rules").forEach(r -> {
                rename((ObjectNode) r, "Id", "ID");
                rename((ObjectNode) r, "ExposedHeaders", "ExposeHeaders");
                rename((ObjectNode) r, "MaxAge", "MaxAgeSeconds");
            });
            rename(rules, "Rules", "CORSRules");
            var cors = Model.fill(CORSConfiguration.builder(), rules).build();
            request.call(PutBucketCorsRequest.builder().bucket(bucket).corsConfiguration(cors).build(),
                    PutBucketCorsResponse.class);
        }
    }

    /** The prefix moves into a filter, the days into an expiration. */
    private static void lifecycleRule(ObjectNode rule) {
        rename(rule, "Id", "ID");
        var filter = JSON.objectNode();
        for (String part : new String[]{"Prefix", "ObjectSizeGreaterThan", "ObjectSizeLessThan"}) {
            if (rule.has(part)) {
                filter.set(part, rule.remove(part));
            }
        }
        if (filter.isEmpty()) {
            filter.put("Prefix", "");
        }
        rule.set("Filter", filter.size() > 1 ? JSON.objectNode().set("And", filter) : filter);
        if (rule.has("ExpirationInDays")) {
            rule.set("Expiration", JSON.objectNode().set("Days", rule.remove("ExpirationInDays")));
        }
    }

    private static ObjectNode rules(JsonNode rules) {
        ArrayNode copy = rules.deepCopy();
        return JSON.objectNode().set("Rules", copy);
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            object.set(to, object.remove(from));
        }
    }
}
