package dev.signalbox.localcloud.service.kms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesRequest;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;

/** Policies, which are kept and not enforced, and tags. */
final class SettingOperations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ONLY = "default";
    private static final int LARGEST_POLICY = 32 << 10;
    private static final int MOST_TAGS = 50;

    private final Keys keys;

    SettingOperations(Keys keys) {
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(GetKeyPolicyRequest.class, this::getPolicy).on(PutKeyPolicyRequest.class, this::putPolicy).on(
                ListKeyPoliciesRequest.class, this::listPolicies);
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                ListResourceTagsRequest.class, this::listTags);
    }

    static void checkPolicy(String policy) {
        try {
            if (policy.length() > LARGEST_POLICY || !JSON.readTree(policy).path("Statement").isContainerNode()) {
                throw KmsErrors.policy("The new key policy has no statement, or is too long.");
            }
        } catch (JsonProcessingException e) {
            throw KmsErrors.policy("The new key policy is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static void checkName(@Nullable String name) {
        if (name != null && !name.equals(ONLY)) {
            throw KmsErrors.notFound("No policy " + name);
        }
    }

    private GetKeyPolicyResponse getPolicy(GetKeyPolicyRequest request) {
        checkName(request.policyName());
        return GetKeyPolicyResponse.builder().policy(keys.get(request.keyId()).policy()).policyName(ONLY).build();
    }

    private PutKeyPolicyResponse putPolicy(PutKeyPolicyRequest request) {
        checkName(request.policyName());
        var policy = String.valueOf(request.policy());
        checkPolicy(policy);
        keys.change(request.keyId(), key -> key.withPolicy(policy));
        return PutKeyPolicyResponse.builder().build();
    }

    private ListKeyPoliciesResponse listPolicies(ListKeyPoliciesRequest request) {
        var key = keys.get(request.keyId());
        return ListKeyPoliciesResponse.builder().policyNames(key.policy().isEmpty() ? List.of() : List.of(ONLY))
                .truncated(false).build();
    }

    static Map<String, String> tags(List<Tag> given) {
        var tags = new TreeMap<String, String>();
        given.forEach(tag -> tags.put(tag.tagKey(), tag.tagValue()));
        if (tags.size() > MOST_TAGS) {
            throw KmsErrors.invalid("Too many tags");
        }
        return tags;
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        keys.change(request.keyId(), key -> {
            var changed = new TreeMap<>(key.tags());
            changed.putAll(tags(request.tags()));
            return key.withTags(changed);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        keys.change(request.keyId(), key -> {
            var changed = new TreeMap<>(key.tags());
            changed.keySet().removeAll(request.tagKeys());
            return key.withTags(changed);
        });
        return UntagResourceResponse.builder().build();
    }

    private ListResourceTagsResponse listTags(ListResourceTagsRequest request) {
        return ListResourceTagsResponse.builder().tags(keys.get(request.keyId()).tags().entrySet().stream().map(
                tag -> Tag.builder().tagKey(tag.getKey()).tagValue(tag.getValue()).build()).toList()).truncated(false)
                .build();
    }
}
