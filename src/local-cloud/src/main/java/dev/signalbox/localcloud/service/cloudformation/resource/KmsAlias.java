package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;

/** {@code AWS::KMS::Alias}; its physical id is its name. */
final class KmsAlias implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("AliasName", "TargetKeyId").requiring("AliasName", "TargetKeyId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.text("AliasName");
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(CreateAliasRequest.builder().aliasName(request.plannedId()).targetKeyId(request.text(
                "TargetKeyId")).build(), CreateAliasResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("AliasName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.call(UpdateAliasRequest.builder().aliasName(update.id()).targetKeyId(update.request().text(
                "TargetKeyId"))
                .build(), UpdateAliasResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeKeyRequest.builder().keyId(id).build(),
                DescribeKeyResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteAliasRequest.builder().aliasName(physicalId).build(), DeleteAliasResponse.class);
    }
}
