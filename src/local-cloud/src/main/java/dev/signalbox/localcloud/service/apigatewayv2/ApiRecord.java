package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One HTTP API with all that belongs to it, kept and changed as a whole. */
record ApiRecord(String id, About about, Instant createdAt, Map<String, String> tags,
        Map<String, Integration> integrations, Map<String, RouteEntry> routes, Map<String, Stage> stages,
        Map<String, Deployment> deployments) {

    ApiRecord {
        tags = Map.copyOf(tags);
        integrations = Map.copyOf(integrations);
        routes = Map.copyOf(routes);
        stages = Map.copyOf(stages);
        deployments = Map.copyOf(deployments);
    }

    /** What an operator says about an API. */
    record About(String name, Optional<String> description, Optional<String> version, boolean endpointDisabled) {}

    /** How a Lambda function is called. */
    record Integration(String id, String uri, Optional<String> method, String payloadFormatVersion, int timeoutMillis,
            Optional<String> description) {}

    /** @param target {@code integrations/<id>} */
    record RouteEntry(String id, String key, Optional<String> target, Optional<String> operationName) {}

    /** @param deploymentId what the stage serves unless it deploys every change by itself */
    record Stage(String name, boolean autoDeploy, Optional<String> description, Map<String, String> variables,
            Optional<String> deploymentId, Throttle throttle, Map<String, String> tags, Instant createdAt,
            Instant updatedAt) {
        Stage {
            variables = Map.copyOf(variables);
            tags = Map.copyOf(tags);
        }

        Stage withTags(Map<String, String> changed) {
            return new Stage(name, autoDeploy, description, variables, deploymentId, throttle, changed, createdAt,
                    updatedAt);
        }

        Stage withDeployment(String deployment, Instant when) {
            return new Stage(name, autoDeploy, description, variables, Optional.of(deployment), throttle, tags,
                    createdAt, when);
        }
    }

    /** Requests beyond these limits are refused; empty means no limit. */
    record Throttle(Optional<Integer> burst, Optional<Double> ratePerSecond) {}

    /** Routes and integrations as they were at one time. */
    record Deployment(String id, Optional<String> description, Instant createdAt, List<RouteEntry> routes,
            List<Integration> integrations) {
        Deployment {
            routes = List.copyOf(routes);
            integrations = List.copyOf(integrations);
        }

        Optional<Integration> integration(RouteEntry route) {
            return integrations.stream().filter(i -> route.target().equals(Optional.of("integrations/" + i.id())))
                    .findFirst();
        }
    }

    ApiRecord with(About changed) {
        return new ApiRecord(id, changed, createdAt, tags, integrations, routes, stages, deployments);
    }

    ApiRecord withTags(Map<String, String> changed) {
        return new ApiRecord(id, about, createdAt, changed, integrations, routes, stages, deployments);
    }

    ApiRecord withIntegrations(Consumer<Map<String, Integration>> change) {
        return new ApiRecord(id, about, createdAt, tags, changed(integrations, change), routes, stages, deployments);
    }

    ApiRecord withRoutes(Consumer<Map<String, RouteEntry>> change) {
        return new ApiRecord(id, about, createdAt, tags, integrations, changed(routes, change), stages, deployments);
    }

    ApiRecord withStages(Consumer<Map<String, Stage>> change) {
        return new ApiRecord(id, about, createdAt, tags, integrations, routes, changed(stages, change), deployments);
    }

    ApiRecord withDeployments(Consumer<Map<String, Deployment>> change) {
        return new ApiRecord(id, about, createdAt, tags, integrations, routes, stages, changed(deployments, change));
    }

    /** Routes and integrations as they are now. */
    Deployment snapshot(String deploymentId, Optional<String> description, Instant when) {
        return new Deployment(deploymentId, description, when, List.copyOf(routes.values()), List.copyOf(integrations
                .values()));
    }

    /** What a stage serves: the present state if it deploys by itself, else its deployment, if it has one. */
    @JsonIgnore
    Optional<Deployment> servedBy(Stage stage) {
        return stage.autoDeploy() ? Optional.of(snapshot("", Optional.empty(), createdAt))
                : stage.deploymentId().map(deployments::get);
    }

    private static <V> Map<String, V> changed(Map<String, V> map, Consumer<Map<String, V>> change) {
        var copy = new HashMap<>(map);
        change.accept(copy);
        return copy;
    }
}
