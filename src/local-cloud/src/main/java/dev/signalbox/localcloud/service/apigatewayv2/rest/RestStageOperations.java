package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** Stages of REST APIs. */
final class RestStageOperations {
    private static final Set<String> SUPPORTED = Set.of("restApiId", "stageName", "deploymentId", "description",
            "variables", "tags");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    private final RestApiStore apis;
    private final Time time;

    RestStageOperations(RestApiStore apis, Time time) {
        this.apis = apis;
        this.time = time;
    }

    void register(Operations operations) {
        operations.on(CreateStageRequest.class, this::create).on(GetStageRequest.class, this::get).on(
                GetStagesRequest.class, this::list).on(UpdateStageRequest.class, this::update).on(
                        DeleteStageRequest.class, this::delete);
    }

    private CreateStageResponse create(CreateStageRequest request) {
        RestErrors.refuse(request, SUPPORTED);
        var now = time.now();
        var made = SdkFields.copy(request, Stage.builder()).createdDate(now).lastUpdatedDate(now).build();
        apis.change(request.restApiId(), api -> {
            if (api.stages().containsKey(String.valueOf(request.stageName()))) {
                throw RestErrors.conflict("Stage already exists");
            }
            return put(api, made);
        });
        return SdkFields.copy(made, CreateStageResponse.builder()).build();
    }

    static RestApiRecord put(RestApiRecord api, Stage made) {
        var name = String.valueOf(made.stageName());
        if (!NAME.matcher(name).matches()) {
            throw RestErrors.bad("Stage name only allows a-zA-Z0-9_-");
        }
        if (!api.deployments().containsKey(String.valueOf(made.deploymentId()))) {
            throw RestErrors.notFound("Deployment");
        }
        return api.withStages(all -> all.put(name, ModelJson.write(made)));
    }

    static Stage stage(RestApiRecord api, @Nullable String name) {
        return api.stage(String.valueOf(name)).orElseThrow(() -> RestErrors.notFound("stage"));
    }

    private GetStageResponse get(GetStageRequest request) {
        return SdkFields.copy(stage(apis.get(request.restApiId()), request.stageName()), GetStageResponse.builder())
                .build();
    }

    private GetStagesResponse list(GetStagesRequest request) {
        var api = apis.get(request.restApiId());
        return GetStagesResponse.builder().item(api.stages().keySet().stream().sorted(Comparator.naturalOrder()).map(
                name -> stage(api, name)).filter(s -> request.deploymentId() == null || request.deploymentId().equals(s
                        .deploymentId())).toList()).build();
    }

    private UpdateStageResponse update(UpdateStageRequest request) {
        var changed = apis.change(request.restApiId(), api -> {
            var stage = stage(api, request.stageName());
            for (var patch : request.patchOperations()) {
                stage = patched(stage, patch);
            }
            return put(api, stage.toBuilder().lastUpdatedDate(time.now()).build());
        });
        return SdkFields.copy(stage(changed, request.stageName()), UpdateStageResponse.builder()).build();
    }

    private static Stage patched(Stage stage, PatchOperation patch) {
        var path = String.valueOf(patch.path());
        if (patch.op() == Op.REPLACE && path.equals("/deploymentId")) {
            return stage.toBuilder().deploymentId(patch.value()).build();
        }
        if (patch.op() == Op.REPLACE && path.equals("/description")) {
            return stage.toBuilder().description(patch.value()).build();
        }
        if (path.startsWith("/variables/") && (patch.op() == Op.REPLACE || patch.op() == Op.REMOVE)) {
            var variables = new HashMap<>(stage.variables());
            var name = path.substring("/variables/".length());
            if (patch.op() == Op.REPLACE) {
                variables.put(name, String.valueOf(patch.value()));
            } else {
                variables.remove(name);
            }
            return stage.toBuilder().variables(variables).build();
        }
        throw RestErrors.notHere(patch.opAsString() + " " + path);
    }

    private DeleteStageResponse delete(DeleteStageRequest request) {
        apis.change(request.restApiId(), api -> {
            var gone = stage(api, request.stageName());
            return api.withStages(all -> all.remove(gone.stageName()));
        });
        return DeleteStageResponse.builder().build();
    }
}
