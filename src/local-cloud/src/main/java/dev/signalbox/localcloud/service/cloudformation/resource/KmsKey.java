package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.Tag;

/** {@code AWS::KMS::Key}. Deleting it begins the waiting period, as on AWS. */
final class KmsKey implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("Description", "Enabled", "EnableKeyRotation",
            "KeySpec",
            "KeyUsage", "MultiRegion", "Origin", "PendingWindowInDays", "RotationPeriodInDays",
            "BypassPolicyLockoutSafetyCheck").with("KeyPolicy", Shape.FREE).with("Tags", Shape.TAG_LIST);

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "KeyId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var wanted = request.fill(CreateKeyRequest.builder()).tags(request.tags().entrySet().stream().map(e -> Tag
                .builder().tagKey(e.getKey()).tagValue(e.getValue()).build()).toList());
        if (request.has("KeyPolicy")) {
            wanted.policy(request.get("KeyPolicy").toString());
        }
        var key = request.call(wanted.build(), CreateKeyResponse.class).keyMetadata();
        request.initiated().accept(key.keyId());
    }

    @Override
    public void configure(ResourceRequest request, String physicalId) {
        if (request.get("EnableKeyRotation").asBoolean()) {
            var rotation = EnableKeyRotationRequest.builder().keyId(physicalId);
            if (request.has("RotationPeriodInDays")) {
                rotation.rotationPeriodInDays(request.get("RotationPeriodInDays").asInt());
            }
            request.call(rotation.build(), EnableKeyRotationResponse.class);
        }
        if (request.has("Enabled") && !request.get("Enabled").asBoolean()) {
            request.call(DisableKeyRequest.builder().keyId(physicalId).build(), DisableKeyResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", describe(request, physicalId).arn(), "KeyId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public void update(ResourceUpdate update) {
        KmsKeyUpdate.run(update);
    }

    /** A key that waits for its deletion counts as deleted. */
    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id)) && describe(request, id)
                .keyState() != KeyState.PENDING_DELETION;
    }

    /** Found by the tags that CloudFormation sets. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        var all = request.call(ListKeysRequest.builder().limit(1000).build(), ListKeysResponse.class).keys();
        return all.stream().map(KeyListEntry::keyId).filter(id -> isOurs(request, id) && exists(request, id))
                .toList();
    }

    private static boolean isOurs(ResourceRequest request, String id) {
        var tags = request.call(ListResourceTagsRequest.builder().keyId(id).build(), ListResourceTagsResponse.class)
                .tags();
        return request.ownerTags().entrySet().stream().allMatch(owner -> tags.stream().anyMatch(tag -> tag.tagKey()
                .equals(owner.getKey()) && tag.tagValue().equals(owner.getValue())));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (exists(request, physicalId)) {
            int days = request.has("PendingWindowInDays") ? request.get("PendingWindowInDays").asInt() : 30;
            request.call(ScheduleKeyDeletionRequest.builder().keyId(physicalId).pendingWindowInDays(days).build(),
                    ScheduleKeyDeletionResponse.class);
        }
    }

    private static KeyMetadata describe(ResourceRequest request, String id) {
        return request.call(DescribeKeyRequest.builder().keyId(id).build(), DescribeKeyResponse.class).keyMetadata();
    }
}
