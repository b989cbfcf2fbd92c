package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** {@code AWS::Lambda::Permission}: one statement in a function's policy. */
final class LambdaPermission implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("Action", "FunctionName", "Principal", "SourceArn", "SourceAccount", "EventSourceToken",
                "PrincipalOrgID", "FunctionUrlAuthType").requiring("Action", "FunctionName", "Principal");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.mixed(request, 100);
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(request.fill(AddPermissionRequest.builder()).statementId(request.plannedId()).build(),
                AddPermissionResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> {
            var policy = request.call(GetPolicyRequest.builder().functionName(request.text("FunctionName")).build(),
                    GetPolicyResponse.class);
            if (!policy.policy().contains("\"" + id + "\"")) {
                throw ServiceError.of(404, "ResourceNotFoundException", id);
            }
        });
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(RemovePermissionRequest.builder().functionName(request.text("FunctionName")).statementId(
                physicalId).build(), RemovePermissionResponse.class);
    }
}
