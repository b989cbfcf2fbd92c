package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** {@code AWS::IAM::Policy}: the same inline policy in each of some roles. */
final class IamPolicy implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("PolicyName").with("PolicyDocument", Shape.FREE).with(
            "Roles", Shape.TEXTS).requiring("PolicyName", "PolicyDocument", "Roles");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    /** It has no name that could be taken; writing a policy twice is harmless. */
    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        put(request);
        request.initiated().accept(PhysicalName.mixed(request, 128));
    }

    private static void put(ResourceRequest request) {
        request.get("Roles").forEach(role -> request.call(PutRolePolicyRequest.builder().roleName(role.asText())
                .policyName(request.text("PolicyName")).policyDocument(request.get("PolicyDocument").toString())
                .build(),
                PutRolePolicyResponse.class));
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("PolicyName");
    }

    @Override
    public void update(ResourceUpdate update) {
        put(update.request());
        update.gone("Roles").forEach(role -> Missing.not(() -> remove(update.request(), role)));
    }

    private static void remove(ResourceRequest request, String role) {
        request.call(DeleteRolePolicyRequest.builder().roleName(role).policyName(request.text("PolicyName")).build(),
                DeleteRolePolicyResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.get("Roles").forEach(role -> request.call(GetRolePolicyRequest.builder()
                .roleName(role.asText()).policyName(request.text("PolicyName")).build(),
                GetRolePolicyResponse.class)));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.get("Roles").forEach(role -> Missing.not(() -> remove(request, role.asText())));
    }
}
