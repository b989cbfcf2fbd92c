package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One HTTP or WebSocket API with all that belongs to it, kept and changed as a whole. */
public record ApiRecord(String id, About about, Instant createdAt, Map<String, String> tags,
        Map<String, Integration> integrations, Map<String, RouteEntry> routes, Map<String, Stage> stages,
        Map<String, Deployment> deployments) {

    public ApiRecord {
        tags = Map.copyOf(tags);
        integrations = Map.copyOf(integrations);
        routes = Map.copyOf(routes);
        stages = Map.copyOf(stages);
        deployments = Map.copyOf(deployments);
    }

    /**
     * What an operator says about an API.
     *
     * @param routeSelection only of WebSocket APIs: how a message names its route
     * @param crossOrigin CORS configuration in the SDK's JSON
     */
    public record About(String name, Optional<String> description, Optional<String> version, boolean endpointDisabled,
            Optional<String> routeSelection, Optional<String> crossOrigin) {}

    /**
     * What answers a route.
     *
     * @param type empty for {@code AWS_PROXY}
     * @param subtype the AWS operation that is called, such as {@code StepFunctions-StartExecution}
     * @param uri of a function; empty where there is none
     * @param credentials the role that calls an operation
     * @param parameters members of the operation's request, with {@code $request…} expressions
     * @param templates what a mock integration answers with
     */
    public record Integration(String id, Optional<String> type, Optional<String> subtype, String uri,
            Optional<String> method, String payloadFormatVersion, int timeoutMillis, Optional<String> description,
            Optional<String> credentials, @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> parameters,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> templates,
            Optional<String> templateSelection) {
        public Integration {
            parameters = Map.copyOf(parameters);
            templates = Map.copyOf(templates);
        }
    }

    /**
     * @param target {@code integrations/<id>}
     * @param authorization empty for {@code NONE}
     * @param responseSelection set on two-way routes of WebSocket APIs
     * @param responses ids of route responses by key
     */
    public record RouteEntry(String id, String key, Optional<String> target, Optional<String> operationName,
            Optional<String> authorization, Optional<String> responseSelection,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> responses) {
        public RouteEntry {
            responses = Map.copyOf(responses);
        }

        RouteEntry withResponses(Map<String, String> changed) {
            return new RouteEntry(id, key, target, operationName, authorization, responseSelection, changed);
        }
    }

    /** @param deploymentId what the stage serves unless it deploys every change by itself */
    public record Stage(String name, boolean autoDeploy, Optional<String> description, Map<String, String> variables,
            Optional<String> deploymentId, Throttle throttle, Map<String, String> tags, Instant createdAt,
            Instant updatedAt) {
        public Stage {
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
    public record Throttle(Optional<Integer> burst, Optional<Double> ratePerSecond) {}

    /** Routes and integrations as they were at one time. */
    public record Deployment(String id, Optional<String> description, Instant createdAt, List<RouteEntry> routes,
            List<Integration> integrations) {
        public Deployment {
            routes = List.copyOf(routes);
            integrations = List.copyOf(integrations);
        }

        public Optional<Integration> integration(RouteEntry route) {
            return integrations.stream().filter(i -> route.target().equals(Optional.of("integrations/" + i.id())))
                    .findFirst();
        }
    }

    @JsonIgnore
    public boolean isSocket() {
        return about.routeSelection().isPresent();
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
    public Optional<Deployment> servedBy(Stage stage) {
        return stage.autoDeploy() ? Optional.of(snapshot("", Optional.empty(), createdAt))
                : stage.deploymentId().map(deployments::get);
    }

    private static <V> Map<String, V> changed(Map<String, V> map, Consumer<Map<String, V>> change) {
        var copy = new HashMap<>(map);
        change.accept(copy);
        return copy;
    }
}
