package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** {@code AWS::IAM::ManagedPolicy}; a changed document is a new version, and the one before goes. */
final class IamManagedPolicy implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("ManagedPolicyName", "Description", "Path").with(
            "PolicyDocument", Shape.FREE).with("Roles", Shape.TEXTS).requiring("PolicyDocument");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("PolicyArn", "PolicyId", "DefaultVersionId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        var path = request.has("Path") ? request.text("Path") : "/";
        return request.cloud().arn("iam", "", "policy" + path + (request.has("ManagedPolicyName") ? request.text(
                "ManagedPolicyName") : PhysicalName.mixed(request, 128)));
    }

    @Override
    public void create(ResourceRequest request) {
        var arn = request.plannedId();
        var plain = request.only(List.of("Description", "Path"));
        request.call(Model.fill(CreatePolicyRequest.builder(), plain).policyName(arn.substring(arn.lastIndexOf('/')
                + 1))
                .policyDocument(request.get("PolicyDocument").toString()).build(), CreatePolicyResponse.class);
        request.initiated().accept(arn);
        attach(request, arn);
    }

    private static void attach(ResourceRequest request, String arn) {
        request.get("Roles").forEach(role -> request.call(AttachRolePolicyRequest.builder().policyArn(arn).roleName(role
                .asText()).build(), AttachRolePolicyResponse.class));
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var policy = request.call(GetPolicyRequest.builder().policyArn(physicalId).build(), GetPolicyResponse.class)
                .policy();
        return Map.of("PolicyArn", physicalId, "PolicyId", policy.policyId(), "DefaultVersionId", policy
                .defaultVersionId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Path", "Description").named("ManagedPolicyName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Roles");
        attach(update.request(), update.id());
        update.gone("Roles").forEach(role -> Missing.not(() -> detach(update.request(), update.id(), role)));
        if (update.changed("PolicyDocument")) {
            removeVersions(update.request(), update.id());
            update.call(CreatePolicyVersionRequest.builder().policyArn(update.id()).setAsDefault(true).policyDocument(
                    update
                            .request().get("PolicyDocument").toString()).build(), CreatePolicyVersionResponse.class);
            removeVersions(update.request(), update.id());
        }
    }

    private static void detach(ResourceRequest request, String arn, String role) {
        request.call(DetachRolePolicyRequest.builder().policyArn(arn).roleName(role).build(),
                DetachRolePolicyResponse.class);
    }

    /** All but the one in effect. */
    private static void removeVersions(ResourceRequest request, String arn) {
        request.call(ListPolicyVersionsRequest.builder().policyArn(arn).build(), ListPolicyVersionsResponse.class)
                .versions().stream().filter(v -> !v.isDefaultVersion()).map(PolicyVersion::versionId).forEach(
                        version -> request.call(DeletePolicyVersionRequest.builder().policyArn(arn).versionId(version)
                                .build(), DeletePolicyVersionResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetPolicyRequest.builder().policyArn(id).build(),
                GetPolicyResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(ListEntitiesForPolicyRequest.builder().policyArn(physicalId).build(),
                ListEntitiesForPolicyResponse.class).policyRoles().stream().map(PolicyRole::roleName).forEach(
                        role -> detach(request, physicalId, role));
        removeVersions(request, physicalId);
        request.call(DeletePolicyRequest.builder().policyArn(physicalId).build(), DeletePolicyResponse.class);
    }
}
