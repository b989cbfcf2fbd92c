package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** {@code AWS::Lambda::Alias}; its physical id is the alias's ARN. */
final class LambdaAlias implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("Name", "FunctionName", "FunctionVersion", "Description").requiring("Name", "FunctionName",
                "FunctionVersion");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("AliasArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var alias = request.call(request.fill(CreateAliasRequest.builder()).build(), CreateAliasResponse.class);
        request.initiated().accept(alias.aliasArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("AliasArn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Name", "FunctionName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.call(update.request().fill(UpdateAliasRequest.builder()).description(update.request().text(
                "Description"))
                .build(), UpdateAliasResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(request.fill(GetAliasRequest.builder()).build(), GetAliasResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(request.fill(DeleteAliasRequest.builder()).build(), DeleteAliasResponse.class);
    }
}
