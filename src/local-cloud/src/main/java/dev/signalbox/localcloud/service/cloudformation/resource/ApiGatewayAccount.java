package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountResponse;

/** {@code AWS::ApiGateway::Account}: the role that writes access logs, which is kept and not used here. */
final class ApiGatewayAccount implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("CloudWatchRoleArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.mixed(request, 100);
    }

    @Override
    public void create(ResourceRequest request) {
        set(request, request.text("CloudWatchRoleArn"));
        request.initiated().accept(request.plannedId());
    }

    private static void set(ResourceRequest request, String role) {
        request.call(UpdateAccountRequest.builder().patchOperations(PatchOperation.builder().op(Op.REPLACE).path(
                "/cloudwatchRoleArn").value(role).build()).build(), UpdateAccountResponse.class);
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public void update(ResourceUpdate update) {
        set(update.request(), update.request().text("CloudWatchRoleArn"));
    }

    /** There is one account, and it is always there; who sets its role last has set it. */
    @Override
    public boolean exists(ResourceRequest request, String id) {
        return false;
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        set(request, "");
    }
}
