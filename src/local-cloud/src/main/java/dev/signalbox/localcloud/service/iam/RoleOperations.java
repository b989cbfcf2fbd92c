package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
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

/** Roles themselves. */
final class RoleOperations {
    private static final int HOUR = 3600;

    private final CloudContext context;
    private final Roles roles;
    private final Profiles profiles;
    private final ManagedPolicies policies;

    RoleOperations(CloudContext context, Roles roles, Profiles profiles, ManagedPolicies policies) {
        this.context = context;
        this.roles = roles;
        this.policies = policies;
        this.profiles = profiles;
    }

    void register(Operations operations) {
        operations.on(CreateRoleRequest.class, this::createRole).on(GetRoleRequest.class, this::getRole).on(
                ListRolesRequest.class, this::listRoles).on(UpdateRoleRequest.class, this::updateRole).on(
                        UpdateAssumeRolePolicyRequest.class, this::updateAssumeRolePolicy).on(DeleteRoleRequest.class,
                                this::deleteRole).on(PutRolePermissionsBoundaryRequest.class, this::putBoundary).on(
                                        DeleteRolePermissionsBoundaryRequest.class, this::deleteBoundary);
        operations.on(TagRoleRequest.class, this::tagRole).on(UntagRoleRequest.class, this::untagRole).on(
                ListRoleTagsRequest.class, this::listRoleTags);
    }

    private static String name(@Nullable String role) {
        return IamNames.name(role, "roleName", 64);
    }

    private CreateRoleResponse createRole(CreateRoleRequest request) {
        var name = name(request.roleName());
        var path = IamNames.path(request.path());
        var settings = new StoredRole.Settings(IamNames.trust(request.assumeRolePolicyDocument()), Optional.ofNullable(
                request.description()).orElse(""), seconds(request.maxSessionDuration(), HOUR), Optional.ofNullable(
                        request
                                .permissionsBoundary()).map(policies::require));
        var tags = new TreeMap<String, String>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        var role = new StoredRole(name, IamNames.id("AROA"), context.arn("iam", "", "role" + path + name), path, context
                .time().now(), settings, Map.of(), List.of(), tags);
        return CreateRoleResponse.builder().role(view(roles.create(role))).build();
    }

    private static int seconds(@Nullable Integer asked, int otherwise) {
        if (asked != null && (asked < HOUR || asked > 12 * HOUR)) {
            throw IamErrors.invalid("1 validation error detected: Value '" + asked
                    + "' at 'maxSessionDuration' failed to satisfy constraint: Member must be between 3600 and 43200");
        }
        return asked == null ? otherwise : asked;
    }

    static Role view(StoredRole role) {
        var settings = role.settings();
        return Role.builder().roleName(role.name()).roleId(role.id()).arn(role.arn()).path(role.path()).createDate(role
                .created()).assumeRolePolicyDocument(IamNames.encoded(settings.trustPolicy())).maxSessionDuration(
                        settings.maxSessionSeconds()).description(settings.description().isEmpty() ? null
                                : settings.description()).permissionsBoundary(settings.boundary().map(
                                        RoleOperations::boundary).orElse(null)).tags(role.tags().entrySet().stream()
                                                .map(tag -> Tag.builder()
                                                        .key(tag.getKey()).value(tag.getValue()).build()).toList())
                .build();
    }

    private static AttachedPermissionsBoundary boundary(String arn) {
        return AttachedPermissionsBoundary.builder().permissionsBoundaryArn(arn).permissionsBoundaryType(
                PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY).build();
    }

    private GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(view(roles.get(name(request.roleName()))))
                .build();
    }

    private ListRolesResponse listRoles(ListRolesRequest request) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var all = roles.all().stream().filter(role -> role.path().startsWith(prefix)).toList();
        var page = IamPages.of(all, StoredRole::name, request.marker(), request.maxItems());
        return ListRolesResponse.builder().roles(page.items().stream().map(role -> view(role.withTags(Map.of())))
                .toList()).isTruncated(page.truncated()).marker(page.marker()).build();
    }

    private UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        roles.change(name(request.roleName()), role -> {
            var old = role.settings();
            return role.with(old.described(Optional.ofNullable(request.description()).orElse(old.description()),
                    seconds(
                            request.maxSessionDuration(), old.maxSessionSeconds())));
        });
        return UpdateRoleResponse.builder().build();
    }

    private UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        var policy = IamNames.trust(request.policyDocument());
        roles.change(name(request.roleName()), role -> role.with(role.settings().trusting(policy)));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        var name = name(request.roleName());
        roles.get(name);
        if (!profiles.withRole(name).isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        roles.delete(name);
        return DeleteRoleResponse.builder().build();
    }

    private PutRolePermissionsBoundaryResponse putBoundary(PutRolePermissionsBoundaryRequest request) {
        var policy = policies.require(String.valueOf(request.permissionsBoundary()));
        roles.change(name(request.roleName()), role -> role.with(role.settings().bounded(Optional.of(policy))));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private DeleteRolePermissionsBoundaryResponse deleteBoundary(DeleteRolePermissionsBoundaryRequest request) {
        roles.change(name(request.roleName()), role -> role.with(role.settings().bounded(Optional.empty())));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    private TagRoleResponse tagRole(TagRoleRequest request) {
        roles.change(name(request.roleName()), role -> {
            var tags = new HashMap<>(role.tags());
            request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            return role.withTags(tags);
        });
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untagRole(UntagRoleRequest request) {
        roles.change(name(request.roleName()), role -> {
            var tags = new HashMap<>(role.tags());
            tags.keySet().removeAll(request.tagKeys());
            return role.withTags(tags);
        });
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        var role = roles.get(name(request.roleName()));
        return ListRoleTagsResponse.builder().tags(view(role).tags()).isTruncated(false).build();
    }
}
