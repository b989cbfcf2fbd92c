package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** {@code AWS::StepFunctions::StateMachineAlias}; its physical id is the ARN. A deployment is all at once. */
final class StepFunctionsAlias implements ResourceType {
    private static final String AT_ONCE = "ALL_AT_ONCE";
    private static final int ALL = 100;
    private static final Shape.Struct PROPERTIES = Shape.struct("Name", "Description").with("RoutingConfiguration",
            new Shape.ListOf(Shape.struct("StateMachineVersionArn", "Weight").requiring("StateMachineVersionArn",
                    "Weight"))).with("DeploymentPreference", Shape.struct("StateMachineVersionArn", "Type").requiring(
                            "StateMachineVersionArn", "Type"));

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var routes = routes(request);
        var version = routes.getFirst().stateMachineVersionArn();
        var name = request.has("Name") ? request.text("Name") : PhysicalName.withoutStack(request, 80, 12);
        var alias = CreateStateMachineAliasRequest.builder().name(name).routingConfiguration(routes);
        if (request.has("Description")) {
            alias.description(request.text("Description"));
        }
        request.initiated().accept(version.substring(0, version.lastIndexOf(':') + 1) + name);
        request.call(alias.build(), CreateStateMachineAliasResponse.class);
    }

    private static List<RoutingConfigurationListItem> routes(ResourceRequest request) {
        List<RoutingConfigurationListItem> routes = new ArrayList<>();
        request.get("RoutingConfiguration").forEach(r -> routes.add(route(r, r.path("Weight").asInt())));
        var preference = request.get("DeploymentPreference");
        if (preference.isObject()) {
            if (!preference.path("Type").asText().equals(AT_ONCE)) {
                throw ServiceError.of(400, "ValidationException",
                        "The local cloud supports only the DeploymentPreference"
                                + " type " + AT_ONCE);
            }
            routes.add(route(preference, ALL));
        }
        if (routes.isEmpty()) {
            throw ServiceError.of(400, "ValidationException",
                    "Either RoutingConfiguration or DeploymentPreference is required");
        }
        return routes;
    }

    private static RoutingConfigurationListItem route(JsonNode node, int weight) {
        return RoutingConfigurationListItem.builder().stateMachineVersionArn(node.path("StateMachineVersionArn")
                .asText()).weight(weight).build();
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.inPlace().named("Name");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.call(UpdateStateMachineAliasRequest.builder().stateMachineAliasArn(update.id()).description(update
                .request().text("Description")).routingConfiguration(routes(update.request())).build(),
                UpdateStateMachineAliasResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeStateMachineAliasRequest.builder().stateMachineAliasArn(id)
                .build(), DescribeStateMachineAliasResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteStateMachineAliasRequest.builder().stateMachineAliasArn(physicalId).build(),
                DeleteStateMachineAliasResponse.class);
    }
}
