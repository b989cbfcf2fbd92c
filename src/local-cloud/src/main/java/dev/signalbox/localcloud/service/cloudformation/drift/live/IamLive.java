package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles and instance profiles. */
final class IamLive {
    private IamLive() {}

    static ObjectNode role(LiveResource resource) {
        var role = resource.call(GetRoleRequest.builder().roleName(resource.id()).build(), GetRoleResponse.class)
                .role();
        var live = LiveResource.properties(role);
        live.set("AssumeRolePolicyDocument", LiveResource.document(role.assumeRolePolicyDocument()));
        if (role.permissionsBoundary() != null) {
            live.put("PermissionsBoundary", role.permissionsBoundary().permissionsBoundaryArn());
        }
        policies(resource, live);
        live.set("Tags", LiveResource.tags(tags(role)));
        return live;
    }

    private static void policies(LiveResource resource, ObjectNode live) {
        var inline = live.putArray("Policies");
        for (var name : resource.call(ListRolePoliciesRequest.builder().roleName(resource.id()).build(),
                ListRolePoliciesResponse.class).policyNames()) {
            var policy = resource.call(GetRolePolicyRequest.builder().roleName(resource.id()).policyName(name).build(),
                    GetRolePolicyResponse.class);
            inline.addObject().put("PolicyName", name).set("PolicyDocument", LiveResource.document(policy
                    .policyDocument()));
        }
        var attached = resource.call(ListAttachedRolePoliciesRequest.builder().roleName(resource.id()).build(),
                ListAttachedRolePoliciesResponse.class).attachedPolicies();
        live.set("ManagedPolicyArns", LiveResource.json(attached.stream().map(AttachedPolicy::policyArn).toList()));
    }

    private static LinkedHashMap<String, String> tags(Role role) {
        var tags = new LinkedHashMap<String, String>();
        role.tags().forEach(t -> tags.put(t.key(), t.value()));
        return tags;
    }

    static ObjectNode instanceProfile(LiveResource resource) {
        var profile = resource.call(GetInstanceProfileRequest.builder().instanceProfileName(resource.id()).build(),
                GetInstanceProfileResponse.class).instanceProfile();
        var live = LiveResource.properties(profile);
        live.set("Roles", LiveResource.json(profile.roles().stream().map(Role::roleName).toList()));
        return live;
    }
}
