package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** {@code AWS::S3::Bucket}. */
final class S3Bucket implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("BucketName")
            .with("VersioningConfiguration", Shape.struct("Status").requiring("Status"))
            .with("PublicAccessBlockConfiguration", Model.shape(PublicAccessBlockConfiguration.builder()))
            .with("OwnershipControls", Model.shape(OwnershipControls.builder()))
            .with("BucketEncryption", S3BucketSettings.ENCRYPTION)
            .with("LifecycleConfiguration", S3BucketSettings.LIFECYCLE)
            .with("CorsConfiguration", S3BucketSettings.CORS)
            .with("NotificationConfiguration", S3BucketNotifications.PROPERTIES)
            .with("Tags", Shape.TAG_LIST);

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "DomainName", "RegionalDomainName", "DualStackDomainName");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("BucketName") ? request.text("BucketName") : PhysicalName.lower(request, 63);
    }

    @Override
    public void create(ResourceRequest request) {
        var bucket = request.plannedId();
        request.call(CreateBucketRequest.builder().bucket(bucket).build(), CreateBucketResponse.class);
        request.initiated().accept(bucket);
        settings(request, bucket);
    }

    private static void settings(ResourceRequest request, String bucket) {
        var tags = request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue())
                .build())
                .toList();
        request.call(PutBucketTaggingRequest.builder().bucket(bucket).tagging(t -> t.tagSet(tags)).build(),
                PutBucketTaggingResponse.class);
        if (request.has("VersioningConfiguration")) {
            var status = BucketVersioningStatus.fromValue(request.get("VersioningConfiguration").path("Status")
                    .asText());
            request.call(PutBucketVersioningRequest.builder().bucket(bucket).versioningConfiguration(v -> v.status(
                    status)).build(), PutBucketVersioningResponse.class);
        }
        access(request, bucket);
        S3BucketSettings.apply(request, bucket);
        S3BucketNotifications.apply(request, bucket);
    }

    private static void access(ResourceRequest request, String bucket) {
        if (request.has("PublicAccessBlockConfiguration")) {
            var block = request.fill(PublicAccessBlockConfiguration.builder(), "PublicAccessBlockConfiguration")
                    .build();
            request.call(PutPublicAccessBlockRequest.builder().bucket(bucket).publicAccessBlockConfiguration(block)
                    .build(), PutPublicAccessBlockResponse.class);
        }
        if (request.has("OwnershipControls")) {
            var controls = request.fill(OwnershipControls.builder(), "OwnershipControls").build();
            request.call(PutBucketOwnershipControlsRequest.builder().bucket(bucket).ownershipControls(controls).build(),
                    PutBucketOwnershipControlsResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var region = request.cloud().identity().region();
        return Map.of("Arn", request.cloud().arn("s3", "", physicalId), "DomainName", physicalId + ".s3.amazonaws.com",
                "RegionalDomainName", physicalId + ".s3." + region + ".amazonaws.com", "DualStackDomainName", physicalId
                        + ".s3.dualstack." + region + ".amazonaws.com");
    }

    @Override
    public Updates updates() {
        return Updates.inPlace().named("BucketName");
    }

    /** All settings are written again: each write replaces what was there. */
    @Override
    public void update(ResourceUpdate update) {
        S3BucketRemovals.apply(update);
        settings(update.request(), update.id());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(HeadBucketRequest.builder().bucket(id).build(),
                HeadBucketResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteBucketRequest.builder().bucket(physicalId).build(), DeleteBucketResponse.class);
    }
}
