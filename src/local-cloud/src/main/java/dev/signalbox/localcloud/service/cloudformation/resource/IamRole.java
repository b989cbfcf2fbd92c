package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** {@code AWS::IAM::Role} with its managed and inline policies. */
final class IamRole implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("RoleName", "Description", "MaxSessionDuration", "Path",
            "PermissionsBoundary").with("AssumeRolePolicyDocument", Shape.FREE).with("ManagedPolicyArns", Shape.TEXTS)
            .with("Policies", new Shape.ListOf(Shape.struct("PolicyName").with("PolicyDocument", Shape.FREE).requiring(
                    "PolicyName", "PolicyDocument")))
            .with("Tags", Shape.TAG_LIST).requiring("AssumeRolePolicyDocument");
    private static final int SESSION = 3600;

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
        role.tags(tags(request.tags()));
        request.call(role.build(), CreateRoleResponse.class);
        request.initiated().accept(name);
        IamRolePolicies.put(request, name);
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var role = describe(request, physicalId);
        return Map.of("Arn", role.arn(), "RoleId", role.roleId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Path").named("RoleName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Description", "MaxSessionDuration", "ManagedPolicyArns", "Policies", "Tags");
        IamRolePolicies.update(update);
        if (update.changed("Description", "MaxSessionDuration")) {
            update.call(UpdateRoleRequest.builder().roleName(update.id()).description(update.request().text(
                    "Description")).maxSessionDuration(update.request().get("MaxSessionDuration").asInt(SESSION))
                    .build(), UpdateRoleResponse.class);
        }
        if (update.changed("AssumeRolePolicyDocument")) {
            update.call(UpdateAssumeRolePolicyRequest.builder().roleName(update.id()).policyDocument(update.request()
                    .get("AssumeRolePolicyDocument").toString()).build(), UpdateAssumeRolePolicyResponse.class);
        }
        if (update.changed("PermissionsBoundary")) {
            update.call(PutRolePermissionsBoundaryRequest.builder().roleName(update.id()).permissionsBoundary(update
                    .request().text("PermissionsBoundary")).build(), PutRolePermissionsBoundaryResponse.class);
        }
        update.tags(tags -> update.call(TagRoleRequest.builder().roleName(update.id()).tags(tags(tags)).build(),
                TagRoleResponse.class), keys -> update.call(UntagRoleRequest.builder().roleName(update.id()).tagKeys(
                        keys).build(), UntagRoleResponse.class));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        IamRolePolicies.removeAll(request, physicalId);
        request.call(DeleteRoleRequest.builder().roleName(physicalId).build(), DeleteRoleResponse.class);
    }

    private static Role describe(ResourceRequest request, String name) {
        return request.call(GetRoleRequest.builder().roleName(name).build(), GetRoleResponse.class).role();
    }
}
