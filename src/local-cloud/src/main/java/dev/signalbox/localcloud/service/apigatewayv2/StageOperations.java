package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Throttle;
import dev.signalbox.localcloud.service.apigatewayv2.socket.SocketApis;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

/** Stages. */
final class StageOperations {
    private static final Set<String> SUPPORTED = Set.of("ApiId", "StageName", "AutoDeploy", "Description",
            "StageVariables", "DeploymentId", "DefaultRouteSettings", "Tags");
    private static final Set<String> ROUTE_SETTINGS = Set.of("ThrottlingBurstLimit", "ThrottlingRateLimit");
    private static final Pattern NAME = Pattern.compile("\\$default|[a-zA-Z0-9_-]{1,128}");

    private final ApiStore apis;
    private final Time time;
    private final SocketApis sockets;

    StageOperations(ApiStore apis, Time time, SocketApis sockets) {
        this.apis = apis;
        this.time = time;
        this.sockets = sockets;
    }

    void register(Operations operations) {
        operations.on(CreateStageRequest.class, this::create).on(GetStageRequest.class, this::get).on(
                GetStagesRequest.class, this::list).on(UpdateStageRequest.class, this::update).on(
                        DeleteStageRequest.class, this::delete);
    }

    private CreateStageResponse create(CreateStageRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        var name = String.valueOf(request.stageName());
        if (!NAME.matcher(name).matches()) {
            throw ApiErrors.bad("Invalid stage name: " + name);
        }
        var now = time.now();
        var made = new Stage(name, Boolean.TRUE.equals(request.autoDeploy()), Optional.ofNullable(request
                .description()), request.stageVariables(), Optional.ofNullable(request.deploymentId()), throttle(request
                        .defaultRouteSettings()).orElse(new Throttle(Optional.empty(), Optional.empty())), request
                                .tags(), now, now);
        apis.change(request.apiId(), api -> {
            if (api.stages().containsKey(name)) {
                throw ApiErrors.conflict("Stage already exists");
            }
            return put(api, made);
        });
        return SdkFields.copy(view(made), CreateStageResponse.builder()).build();
    }

    private static ApiRecord put(ApiRecord api, Stage made) {
        made.deploymentId().ifPresent(id -> {
            if (!api.deployments().containsKey(id)) {
                throw ApiErrors.notFound("Deployment", id);
            }
        });
        return api.withStages(all -> all.put(made.name(), made));
    }

    private static Optional<Throttle> throttle(@Nullable RouteSettings settings) {
        if (settings == null) {
            return Optional.empty();
        }
        ApiErrors.refuse(settings, ROUTE_SETTINGS);
        return Optional.of(new Throttle(Optional.ofNullable(settings.throttlingBurstLimit()), Optional.ofNullable(
                settings.throttlingRateLimit())));
    }

    private GetStageResponse get(GetStageRequest request) {
        return SdkFields.copy(view(stage(apis.get(request.apiId()), request.stageName())), GetStageResponse.builder())
                .build();
    }

    private GetStagesResponse list(GetStagesRequest request) {
        var all = apis.get(request.apiId()).stages().values().stream().sorted(Comparator.comparing(Stage::name))
                .toList();
        var page = Page.of(all, request.maxResults(), request.nextToken());
        return GetStagesResponse.builder().items(page.items().stream().map(StageOperations::view).toList()).nextToken(
                page.next().orElse(null)).build();
    }

    private UpdateStageResponse update(UpdateStageRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        var changed = apis.change(request.apiId(), api -> {
            var old = stage(api, request.stageName());
            Map<String, String> variables = request.hasStageVariables() ? request.stageVariables() : old.variables();
            return put(api, new Stage(old.name(), Optional.ofNullable(request.autoDeploy()).orElse(old.autoDeploy()),
                    Optional.ofNullable(request.description()).or(old::description), variables, Optional.ofNullable(
                            request.deploymentId()).or(old::deploymentId), throttle(request.defaultRouteSettings())
                                    .orElse(old.throttle()), old.tags(), old.createdAt(), time.now()));
        });
        return SdkFields.copy(view(stage(changed, request.stageName())), UpdateStageResponse.builder()).build();
    }

    private DeleteStageResponse delete(DeleteStageRequest request) {
        apis.change(request.apiId(), api -> {
            var old = stage(api, request.stageName());
            return api.withStages(all -> all.remove(old.name()));
        });
        sockets.deleted(request.apiId(), Optional.of(request.stageName()));
        return DeleteStageResponse.builder().build();
    }

    static Stage stage(ApiRecord api, String name) {
        return Optional.ofNullable(api.stages().get(name)).orElseThrow(() -> ApiErrors.notFound("stage", name));
    }

    private static software.amazon.awssdk.services.apigatewayv2.model.Stage view(Stage stage) {
        return software.amazon.awssdk.services.apigatewayv2.model.Stage.builder().stageName(stage.name()).autoDeploy(
                stage.autoDeploy()).description(stage.description().orElse(null)).stageVariables(stage.variables())
                .deploymentId(stage.deploymentId().orElse(null)).defaultRouteSettings(s -> s.detailedMetricsEnabled(
                        false).throttlingBurstLimit(stage.throttle().burst().orElse(null)).throttlingRateLimit(stage
                                .throttle().ratePerSecond().orElse(null))).tags(stage.tags()).createdDate(stage
                                        .createdAt()).lastUpdatedDate(stage.updatedAt()).build();
    }
}
