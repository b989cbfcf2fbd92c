package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** {@code AWS::IAM::InstanceProfile}. */
final class IamInstanceProfile implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("InstanceProfileName", "Path").with("Roles", Shape.TEXTS).requiring("Roles");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("InstanceProfileName") ? request.text("InstanceProfileName")
                : PhysicalName.mixed(request, 128);
    }

    @Override
    public void create(ResourceRequest request) {
        var name = request.plannedId();
        request.call(request.fill(CreateInstanceProfileRequest.builder()).instanceProfileName(name).build(),
                CreateInstanceProfileResponse.class);
        request.initiated().accept(name);
        request.get("Roles").forEach(role -> add(request, name, role.asText()));
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", describe(request, physicalId).arn());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Path").named("InstanceProfileName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.gone("Roles").forEach(role -> remove(update.request(), update.id(), role));
        var left = new HashSet<String>();
        describe(update.request(), update.id()).roles().forEach(role -> left.add(role.roleName()));
        update.request().get("Roles").forEach(role -> {
            if (!left.contains(role.asText())) {
                add(update.request(), update.id(), role.asText());
            }
        });
    }

    private static void add(ResourceRequest request, String profile, String role) {
        request.call(AddRoleToInstanceProfileRequest.builder().instanceProfileName(profile).roleName(role).build(),
                AddRoleToInstanceProfileResponse.class);
    }

    private static void remove(ResourceRequest request, String profile, String role) {
        try {
            request.call(RemoveRoleFromInstanceProfileRequest.builder().instanceProfileName(profile).roleName(role)
                    .build(), RemoveRoleFromInstanceProfileResponse.class);
        } catch (AwsServiceException e) {
            if (!Missing.isSaidBy(e)) {
                throw e;
            }
        }
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        describe(request, physicalId).roles().forEach(role -> remove(request, physicalId, role.roleName()));
        request.call(DeleteInstanceProfileRequest.builder().instanceProfileName(physicalId).build(),
                DeleteInstanceProfileResponse.class);
    }

    private static InstanceProfile describe(ResourceRequest request, String name) {
        return request.call(GetInstanceProfileRequest.builder().instanceProfileName(name).build(),
                GetInstanceProfileResponse.class).instanceProfile();
    }
}
