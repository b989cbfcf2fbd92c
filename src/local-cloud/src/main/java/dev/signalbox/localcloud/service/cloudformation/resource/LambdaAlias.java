package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
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
    private static final Shape.Struct ROUTING = Shape.struct().with("AdditionalVersionWeights", new Shape.ListOf(Shape
            .struct("FunctionVersion", "FunctionWeight").requiring("FunctionVersion", "FunctionWeight")));
    private static final Set<String> OTHER_FORM = Set.of("RoutingConfig");

    @Override
    public Shape.Struct properties() {
        return Shape.struct("Name", "FunctionName", "FunctionVersion", "Description").with("RoutingConfig", ROUTING)
                .requiring("Name",
                        "FunctionName", "FunctionVersion");
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
        var alias = request.call(request.fill(CreateAliasRequest.builder(), OTHER_FORM).routingConfig(routing(request))
                .build(), CreateAliasResponse.class);
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
        update.call(update.request().fill(UpdateAliasRequest.builder(), OTHER_FORM).routingConfig(routing(update
                .request()))
                .description(update.request().text(
                        "Description"))
                .build(), UpdateAliasResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(request.fill(GetAliasRequest.builder(), OTHER_FORM).build(),
                GetAliasResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(request.fill(DeleteAliasRequest.builder(), OTHER_FORM).build(), DeleteAliasResponse.class);
    }

    /** CloudFormation lists what the API has as a map. */
    private static AliasRoutingConfiguration routing(ResourceRequest request) {
        var weights = new HashMap<String, Double>();
        request.get("RoutingConfig").path("AdditionalVersionWeights").forEach(w -> weights.put(w.path("FunctionVersion")
                .asText(), w.path("FunctionWeight").asDouble()));
        return AliasRoutingConfiguration.builder().additionalVersionWeights(weights).build();
    }
}
