package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;

/** Keys. */
final class KmsLive {
    private KmsLive() {}

    /** A key that waits for its deletion counts as deleted. */
    static ObjectNode key(LiveResource resource) {
        var key = resource.call(DescribeKeyRequest.builder().keyId(resource.id()).build(), DescribeKeyResponse.class)
                .keyMetadata();
        if (key.keyState() == KeyState.PENDING_DELETION) {
            throw ServiceError.of(400, "NotFoundException", "Key '" + key.arn() + "' is pending deletion");
        }
        var live = LiveResource.properties(key);
        if (resource.asks("KeyPolicy")) {
            live.set("KeyPolicy", LiveResource.document(resource.call(GetKeyPolicyRequest.builder().keyId(resource
                    .id()).build(), GetKeyPolicyResponse.class).policy()));
        }
        if (resource.asks("EnableKeyRotation")) {
            var rotation = resource.call(GetKeyRotationStatusRequest.builder().keyId(resource.id()).build(),
                    GetKeyRotationStatusResponse.class);
            live.put("EnableKeyRotation", rotation.keyRotationEnabled());
            live.put("RotationPeriodInDays", rotation.rotationPeriodInDays());
        }
        var tags = new LinkedHashMap<String, String>();
        resource.call(ListResourceTagsRequest.builder().keyId(resource.id()).build(), ListResourceTagsResponse.class)
                .tags().forEach(t -> tags.put(t.tagKey(), t.tagValue()));
        live.set("Tags", LiveResource.tags(tags));
        return live;
    }
}
