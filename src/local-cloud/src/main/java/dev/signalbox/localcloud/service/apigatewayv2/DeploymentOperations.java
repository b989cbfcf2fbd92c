package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Deployment;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsResponse;

/** Deployments, for stages that do not deploy every change by themselves. */
final class DeploymentOperations {
    private final ApiStore apis;
    private final Time time;

    DeploymentOperations(ApiStore apis, Time time) {
        this.apis = apis;
        this.time = time;
    }

    void register(Operations operations) {
        operations.on(CreateDeploymentRequest.class, this::create).on(GetDeploymentRequest.class, this::get).on(
                GetDeploymentsRequest.class, this::list).on(DeleteDeploymentRequest.class, this::delete);
    }

    private CreateDeploymentResponse create(CreateDeploymentRequest request) {
        var id = ApiStore.newId(6);
        var now = time.now();
        var changed = apis.change(request.apiId(), api -> {
            if (api.routes().isEmpty()) {
                throw ApiErrors.bad("At least one route is required before deploying the Api.");
            }
            var made = api.snapshot(id, Optional.ofNullable(request.description()), now);
            var deployed = api.withDeployments(all -> all.put(id, made));
            if (request.stageName() == null) {
                return deployed;
            }
            var stage = StageOperations.stage(api, request.stageName());
            return deployed.withStages(all -> all.put(stage.name(), stage.withDeployment(id, now)));
        });
        return SdkFields.copy(view(find(changed, id)), CreateDeploymentResponse.builder()).build();
    }

    private GetDeploymentResponse get(GetDeploymentRequest request) {
        return SdkFields.copy(view(find(apis.get(request.apiId()), request.deploymentId())), GetDeploymentResponse
                .builder()).build();
    }

    private GetDeploymentsResponse list(GetDeploymentsRequest request) {
        var all = apis.get(request.apiId()).deployments().values().stream().sorted(Comparator.comparing(
                Deployment::createdAt).reversed()).toList();
        var page = Page.of(all, request.maxResults(), request.nextToken());
        return GetDeploymentsResponse.builder().items(page.items().stream().map(DeploymentOperations::view).toList())
                .nextToken(page.next().orElse(null)).build();
    }

    private DeleteDeploymentResponse delete(DeleteDeploymentRequest request) {
        apis.change(request.apiId(), api -> {
            var old = find(api, request.deploymentId());
            if (api.stages().values().stream().anyMatch(s -> s.deploymentId().equals(Optional.of(old.id())))) {
                throw ApiErrors.bad("Active stages pointing to this deployment must be moved or deleted");
            }
            return api.withDeployments(all -> all.remove(old.id()));
        });
        return DeleteDeploymentResponse.builder().build();
    }

    private static Deployment find(ApiRecord api, String id) {
        return Optional.ofNullable(api.deployments().get(id)).orElseThrow(() -> ApiErrors.notFound("Deployment", id));
    }

    private static software.amazon.awssdk.services.apigatewayv2.model.Deployment view(Deployment deployment) {
        return software.amazon.awssdk.services.apigatewayv2.model.Deployment.builder().deploymentId(deployment.id())
                .description(deployment.description().orElse(null)).createdDate(deployment.createdAt()).autoDeployed(
                        false).deploymentStatus(DeploymentStatus.DEPLOYED).build();
    }
}
