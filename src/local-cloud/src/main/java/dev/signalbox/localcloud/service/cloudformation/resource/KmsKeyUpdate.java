package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

/** Changes a key. What a key is made for cannot change, and asking for that fails, so that no key is lost by mistake. */
final class KmsKeyUpdate {
    private static final List<String> FIXED = List.of("KeySpec", "KeyUsage", "MultiRegion", "Origin");

    private KmsKeyUpdate() {}

    static void run(ResourceUpdate update) {
        var fixed = FIXED.stream().filter(update::changed).toList();
        if (!fixed.isEmpty()) {
            throw InvalidTemplate.error("You cannot change " + String.join(", ", fixed) + " of a KMS key");
        }
        update.onlyRemoves("Description", "Enabled", "EnableKeyRotation", "RotationPeriodInDays",
                "PendingWindowInDays", "BypassPolicyLockoutSafetyCheck", "Tags");
        var request = update.request();
        if (update.changed("Description")) {
            update.call(UpdateKeyDescriptionRequest.builder().keyId(update.id()).description(request.text(
                    "Description")).build(), UpdateKeyDescriptionResponse.class);
        }
        if (update.changed("KeyPolicy")) {
            update.call(PutKeyPolicyRequest.builder().keyId(update.id()).policyName("default").policy(request.get(
                    "KeyPolicy").toString()).build(), PutKeyPolicyResponse.class);
        }
        if (update.changed("Enabled")) {
            enable(update, request.get("Enabled").asBoolean(true));
        }
        if (update.changed("EnableKeyRotation", "RotationPeriodInDays")) {
            rotate(update, request.get("EnableKeyRotation").asBoolean());
        }
        update.tags(tags -> update.call(TagResourceRequest.builder().keyId(update.id()).tags(tags.entrySet().stream()
                .map(e -> Tag.builder().tagKey(e.getKey()).tagValue(e.getValue()).build()).toList()).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().keyId(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }

    private static void enable(ResourceUpdate update, boolean on) {
        if (on) {
            update.call(EnableKeyRequest.builder().keyId(update.id()).build(), EnableKeyResponse.class);
        } else {
            update.call(DisableKeyRequest.builder().keyId(update.id()).build(), DisableKeyResponse.class);
        }
    }

    private static void rotate(ResourceUpdate update, boolean on) {
        if (!on) {
            update.call(DisableKeyRotationRequest.builder().keyId(update.id()).build(),
                    DisableKeyRotationResponse.class);
            return;
        }
        var rotation = EnableKeyRotationRequest.builder().keyId(update.id());
        if (update.request().has("RotationPeriodInDays")) {
            rotation.rotationPeriodInDays(update.request().get("RotationPeriodInDays").asInt());
        }
        update.call(rotation.build(), EnableKeyRotationResponse.class);
    }
}
