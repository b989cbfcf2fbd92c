package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** Instance profiles. */
final class ProfileOperations {
    private final CloudContext context;
    private final Roles roles;
    private final Profiles profiles;

    ProfileOperations(CloudContext context, Roles roles, Profiles profiles) {
        this.context = context;
        this.roles = roles;
        this.profiles = profiles;
    }

    void register(Operations operations) {
        operations.on(CreateInstanceProfileRequest.class, this::createInstanceProfile).on(
                GetInstanceProfileRequest.class, this::getInstanceProfile).on(DeleteInstanceProfileRequest.class,
                        this::deleteInstanceProfile).on(ListInstanceProfilesRequest.class, this::listInstanceProfiles)
                .on(ListInstanceProfilesForRoleRequest.class, this::listInstanceProfilesForRole);
        operations.on(AddRoleToInstanceProfileRequest.class, this::addRole).on(
                RemoveRoleFromInstanceProfileRequest.class, this::removeRole);
    }

    private static String name(@Nullable String name) {
        return IamNames.name(name, "instanceProfileName", 128);
    }

    private InstanceProfile view(StoredProfile profile) {
        return InstanceProfile.builder().instanceProfileName(profile.name()).instanceProfileId(profile.id()).arn(profile
                .arn()).path(profile.path()).createDate(profile.created()).roles(profile.role().map(roles::get).map(
                        RoleOperations::view).stream().toList()).build();
    }

    private CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request) {
        if (!request.tags().isEmpty()) {
            throw IamErrors.invalid("The local cloud does not implement tags of instance profiles.");
        }
        var name = name(request.instanceProfileName());
        var path = IamNames.path(request.path());
        var profile = profiles.create(new StoredProfile(name, IamNames.id("AIPA"), context.arn("iam", "",
                "instance-profile" + path + name), path, context.time().now(), Optional.empty()));
        return CreateInstanceProfileResponse.builder().instanceProfile(view(profile)).build();
    }

    private GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        return GetInstanceProfileResponse.builder().instanceProfile(view(profiles.get(name(request
                .instanceProfileName())))).build();
    }

    private DeleteInstanceProfileResponse deleteInstanceProfile(DeleteInstanceProfileRequest request) {
        profiles.delete(name(request.instanceProfileName()));
        return DeleteInstanceProfileResponse.builder().build();
    }

    private ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var all = profiles.all().stream().filter(profile -> profile.path().startsWith(prefix)).toList();
        var page = IamPages.of(all, StoredProfile::name, request.marker(), request.maxItems());
        return ListInstanceProfilesResponse.builder().instanceProfiles(page.items().stream().map(this::view).toList())
                .isTruncated(page.truncated()).marker(page.marker()).build();
    }

    private ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request) {
        var role = roles.get(IamNames.name(request.roleName(), "roleName", 64));
        var page = IamPages.of(profiles.withRole(role.name()), StoredProfile::name, request.marker(), request
                .maxItems());
        return ListInstanceProfilesForRoleResponse.builder().instanceProfiles(page.items().stream().map(this::view)
                .toList()).isTruncated(page.truncated()).marker(page.marker()).build();
    }

    private AddRoleToInstanceProfileResponse addRole(AddRoleToInstanceProfileRequest request) {
        var role = roles.get(IamNames.name(request.roleName(), "roleName", 64));
        profiles.change(name(request.instanceProfileName()), profile -> {
            if (profile.role().isPresent()) {
                throw IamErrors.limit("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
            }
            return profile.with(Optional.of(role.name()));
        });
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    private RemoveRoleFromInstanceProfileResponse removeRole(RemoveRoleFromInstanceProfileRequest request) {
        var role = IamNames.name(request.roleName(), "roleName", 64);
        profiles.change(name(request.instanceProfileName()), profile -> {
            if (!profile.role().equals(Optional.of(role))) {
                throw IamErrors.missing("The role with name " + role + " cannot be found.");
            }
            return profile.with(Optional.empty());
        });
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }
}
