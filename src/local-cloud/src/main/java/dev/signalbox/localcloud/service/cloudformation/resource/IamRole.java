package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** {@code AWS::IAM::Role} with its managed and inline policies. */
final class IamRole implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("RoleName", "Description", "MaxSessionDuration", "Path",
            "PermissionsBoundary").with("AssumeRolePolicyDocument", Shape.FREE).with("ManagedPolicyArns", Shape.TEXTS)
            .with("Policies", new Shape.ListOf(Shape.struct("PolicyName").with("PolicyDocument", Shape.FREE).requiring(
                    "PolicyName", "PolicyDocument")))
            .with("Tags", Shape.TAG_LIST).requiring("AssumeRolePolicyDocument");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "RoleId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("RoleName") ? request.text("RoleName") : PhysicalName.mixed(request, 64);
    }

    @Override
    public void create(ResourceRequest request) {
        var name = request.plannedId();
        var plain = request.only(List.of("Description", "MaxSessionDuration", "Path", "PermissionsBoundary"));
        var role = Model.fill(CreateRoleRequest.builder(), plain).roleName(name).assumeRolePolicyDocument(request.get(
                "AssumeRolePolicyDocument").toString());
        role.tags(request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList());
        request.call(role.build(), CreateRoleResponse.class);
        request.initiated().accept(name);
        request.get("ManagedPolicyArns").forEach(arn -> request.call(AttachRolePolicyRequest.builder().roleName(name)
                .policyArn(arn.asText()).build(), AttachRolePolicyResponse.class));
        request.get("Policies").forEach(policy -> request.call(PutRolePolicyRequest.builder().roleName(name).policyName(
                policy.path("PolicyName").asText()).policyDocument(policy.path("PolicyDocument").toString()).build(),
                PutRolePolicyResponse.class));
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var role = describe(request, physicalId);
        return Map.of("Arn", role.arn(), "RoleId", role.roleId());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        var attached = request.call(ListAttachedRolePoliciesRequest.builder().roleName(physicalId).build(),
                ListAttachedRolePoliciesResponse.class);
        attached.attachedPolicies().forEach(policy -> request.call(DetachRolePolicyRequest.builder().roleName(
                physicalId).policyArn(policy.policyArn()).build(), DetachRolePolicyResponse.class));
        var inline = request.call(ListRolePoliciesRequest.builder().roleName(physicalId).build(),
                ListRolePoliciesResponse.class);
        inline.policyNames().forEach(policy -> request.call(DeleteRolePolicyRequest.builder().roleName(physicalId)
                .policyName(policy).build(), DeleteRolePolicyResponse.class));
        request.call(DeleteRoleRequest.builder().roleName(physicalId).build(), DeleteRoleResponse.class);
    }

    private static Role describe(ResourceRequest request, String name) {
        return request.call(GetRoleRequest.builder().roleName(name).build(), GetRoleResponse.class).role();
    }
}
