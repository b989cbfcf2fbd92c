package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
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

    RoleOperations(CloudContext context, Roles roles, Profiles profiles) {
        this.context = context;
        this.roles = roles;
        this.profiles = profiles;
    }

    void register(Operations operations) {
        operations.on(CreateRoleRequest.class, this::createRole).on(GetRoleRequest.class, this::getRole).on(
                ListRolesRequest.class, this::listRoles).on(UpdateRoleRequest.class, this::updateRole).on(
                        UpdateAssumeRolePolicyRequest.class, this::updateAssumeRolePolicy).on(DeleteRoleRequest.class,
                                this::deleteRole);
        operations.on(TagRoleRequest.class, this::tagRole).on(UntagRoleRequest.class, this::untagRole).on(
                ListRoleTagsRequest.class, this::listRoleTags);
    }

    private CreateRoleResponse createRole(CreateRoleRequest request) {
        var name = IamNames.name(request.roleName(), "roleName", 64);
        if (request.permissionsBoundary() != null) {
            throw IamErrors.invalid("The local cloud does not implement permissions boundaries.");
        }
        var path = IamNames.path(request.path());
        var settings = new StoredRole.Settings(IamNames.policy(request.assumeRolePolicyDocument()), Optional.ofNullable(
                request.description()).orElse(""), seconds(request.maxSessionDuration(), HOUR));
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
                                : settings.description()).tags(role.tags().entrySet().stream().map(tag -> Tag.builder()
                                        .key(tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }

    private GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(view(roles.get(IamNames.name(request.roleName(), "roleName", 64))))
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
        roles.change(IamNames.name(request.roleName(), "roleName", 64), role -> {
            var old = role.settings();
            return role.with(new StoredRole.Settings(old.trustPolicy(), Optional.ofNullable(request.description())
                    .orElse(old.description()), seconds(request.maxSessionDuration(), old.maxSessionSeconds())));
        });
        return UpdateRoleResponse.builder().build();
    }

    private UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        var policy = IamNames.policy(request.policyDocument());
        roles.change(IamNames.name(request.roleName(), "roleName", 64), role -> role.with(new StoredRole.Settings(
                policy, role.settings().description(), role.settings().maxSessionSeconds())));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        var name = IamNames.name(request.roleName(), "roleName", 64);
        roles.get(name);
        if (!profiles.withRole(name).isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        roles.delete(name);
        return DeleteRoleResponse.builder().build();
    }

    private TagRoleResponse tagRole(TagRoleRequest request) {
        roles.change(IamNames.name(request.roleName(), "roleName", 64), role -> {
            var tags = new HashMap<>(role.tags());
            request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            return role.withTags(tags);
        });
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untagRole(UntagRoleRequest request) {
        roles.change(IamNames.name(request.roleName(), "roleName", 64), role -> {
            var tags = new HashMap<>(role.tags());
            tags.keySet().removeAll(request.tagKeys());
            return role.withTags(tags);
        });
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        var role = roles.get(IamNames.name(request.roleName(), "roleName", 64));
        return ListRoleTagsResponse.builder().tags(view(role).tags()).isTruncated(false).build();
    }
}
