package dev.signalbox.localcloud.service.apigatewayv2.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * One REST API with all that belongs to it, kept and changed as a whole.
 *
 * @param about the SDK's {@code RestApi} in JSON
 * @param resources by id
 * @param deployments by id
 * @param stages the SDK's {@code Stage} in JSON, by name
 */
record RestApiRecord(String id, String about, Map<String, Node> resources, Map<String, Snapshot> deployments,
        Map<String, String> stages) {
    RestApiRecord {
        resources = Map.copyOf(resources);
        deployments = Map.copyOf(deployments);
        stages = Map.copyOf(stages);
    }

    /**
     * One part of a path.
     *
     * @param methods the SDK's {@code Method} in JSON, by its HTTP method
     */
    record Node(String id, Optional<String> parentId, String pathPart, String path, Map<String, String> methods) {
        Node {
            methods = Map.copyOf(methods);
        }

        Optional<Method> method(String name) {
            return Optional.ofNullable(methods.get(name)).map(json -> ModelJson.read(json, Method.class));
        }

        Node with(String name, Method method) {
            return withMethods(all -> all.put(name, ModelJson.write(method)));
        }

        Node withMethods(Consumer<Map<String, String>> change) {
            return new Node(id, parentId, pathPart, path, changed(methods, change));
        }

        @JsonIgnore
        Resource view() {
            var shown = new HashMap<String, Method>();
            methods.forEach((name, json) -> shown.put(name, ModelJson.read(json, Method.class)));
            return Resource.builder().id(id).parentId(parentId.orElse(null)).pathPart(pathPart.isEmpty() ? null
                    : pathPart).path(path).resourceMethods(shown.isEmpty() ? null : shown).build();
        }
    }

    /** @param about the SDK's {@code Deployment} in JSON */
    record Snapshot(String id, String about, List<Node> resources) {
        Snapshot {
            resources = List.copyOf(resources);
        }
    }

    @JsonIgnore
    RestApi view() {
        return ModelJson.read(about, RestApi.class);
    }

    Optional<Stage> stage(String name) {
        return Optional.ofNullable(stages.get(name)).map(json -> ModelJson.read(json, Stage.class));
    }

    RestApiRecord with(RestApi changed) {
        return new RestApiRecord(id, ModelJson.write(changed), resources, deployments, stages);
    }

    RestApiRecord withResources(Consumer<Map<String, Node>> change) {
        return new RestApiRecord(id, about, changed(resources, change), deployments, stages);
    }

    RestApiRecord withDeployments(Consumer<Map<String, Snapshot>> change) {
        return new RestApiRecord(id, about, resources, changed(deployments, change), stages);
    }

    RestApiRecord withStages(Consumer<Map<String, String>> change) {
        return new RestApiRecord(id, about, resources, deployments, changed(stages, change));
    }

    private static <V> Map<String, V> changed(Map<String, V> map, Consumer<Map<String, V>> change) {
        var copy = new HashMap<>(map);
        change.accept(copy);
        return copy;
    }
}
