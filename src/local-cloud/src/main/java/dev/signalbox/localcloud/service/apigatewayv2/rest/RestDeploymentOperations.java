package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.apigatewayv2.ApiStore;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** Deployments of REST APIs: their resources and methods as they were at one time. */
final class RestDeploymentOperations {
    private static final Set<String> SUPPORTED = Set.of("restApiId", "stageName", "stageDescription", "description",
            "variables");

    private final RestApiStore apis;
    private final Time time;

    RestDeploymentOperations(RestApiStore apis, Time time) {
        this.apis = apis;
        this.time = time;
    }

    void register(Operations operations) {
        operations.on(CreateDeploymentRequest.class, this::create).on(GetDeploymentRequest.class, this::get).on(
                GetDeploymentsRequest.class, this::list).on(DeleteDeploymentRequest.class, this::delete);
    }

    private CreateDeploymentResponse create(CreateDeploymentRequest request) {
        RestErrors.refuse(request, SUPPORTED);
        var id = ApiStore.newId(6);
        var about = Deployment.builder().id(id).description(request.description()).createdDate(time.now()).build();
        apis.change(request.restApiId(), api -> {
            var nodes = List.copyOf(api.resources().values());
            check(nodes);
            var deployed = api.withDeployments(all -> all.put(id, new Snapshot(id, ModelJson.write(about), nodes)));
            return request.stageName() == null ? deployed
                    : RestStageOperations.put(deployed, stage(deployed, request, id));
        });
        return SdkFields.copy(about, CreateDeploymentResponse.builder()).build();
    }

    private static void check(List<Node> nodes) {
        if (nodes.stream().allMatch(n -> n.methods().isEmpty())) {
            throw RestErrors.bad("The REST API doesn't contain any methods");
        }
        for (var node : nodes) {
            for (var name : node.methods().keySet()) {
                if (node.method(name).orElseThrow().methodIntegration() == null) {
                    throw RestErrors.bad("No integration defined for method");
                }
            }
        }
    }

    /** The named stage, made if need be. */
    private Stage stage(RestApiRecord api, CreateDeploymentRequest request, String deployment) {
        var stage = api.stage(request.stageName()).orElseGet(() -> Stage.builder().stageName(request.stageName())
                .createdDate(time.now()).description(request.stageDescription()).build()).toBuilder();
        if (request.hasVariables()) {
            stage.variables(request.variables());
        }
        return stage.deploymentId(deployment).lastUpdatedDate(time.now()).build();
    }

    private static Deployment deployment(RestApiRecord api, @Nullable String id) {
        return Optional.ofNullable(api.deployments().get(String.valueOf(id))).map(d -> ModelJson.read(d.about(),
                Deployment.class)).orElseThrow(() -> RestErrors.notFound("Deployment"));
    }

    private GetDeploymentResponse get(GetDeploymentRequest request) {
        return SdkFields.copy(deployment(apis.get(request.restApiId()), request.deploymentId()), GetDeploymentResponse
                .builder()).build();
    }

    private GetDeploymentsResponse list(GetDeploymentsRequest request) {
        var api = apis.get(request.restApiId());
        var all = api.deployments().keySet().stream().map(id -> deployment(api, id)).sorted(Comparator.comparing(
                Deployment::createdDate).reversed()).toList();
        var page = Slice.of(all, request.limit(), request.position());
        return GetDeploymentsResponse.builder().items(page.items()).position(page.next().orElse(null)).build();
    }

    private DeleteDeploymentResponse delete(DeleteDeploymentRequest request) {
        apis.change(request.restApiId(), api -> {
            var gone = deployment(api, request.deploymentId()).id();
            if (api.stages().keySet().stream().anyMatch(s -> gone.equals(RestStageOperations.stage(api, s)
                    .deploymentId()))) {
                throw RestErrors.bad("Active stages pointing to this deployment must be moved or deleted");
            }
            return api.withDeployments(all -> all.remove(gone));
        });
        return DeleteDeploymentResponse.builder().build();
    }
}
