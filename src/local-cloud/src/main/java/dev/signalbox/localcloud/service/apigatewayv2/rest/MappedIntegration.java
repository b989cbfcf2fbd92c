package dev.signalbox.localcloud.service.apigatewayv2.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayRole;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Integrations whose requests and responses are made by mapping templates: mocks, and starts of executions. */
final class MappedIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(MappedIntegration.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String JSON_TYPE = "application/json";

    private final CloudContext context;
    private final GatewayRole role;

    MappedIntegration(CloudContext context) {
        this.context = context;
        this.role = new GatewayRole(context);
    }

    /** What an integration gave, before it is mapped. */
    private record Given(int status, String body) {}

    GatewayAnswer answer(RestRequest request, Integration integration) {
        try {
            var type = request.http().header("Content-Type").map(t -> t.split(";", 2)[0].strip()).orElse(JSON_TYPE);
            var template = Optional.ofNullable(integration.requestTemplates().get(type));
            if (template.isEmpty() && isRefused(integration)) {
                return GatewayAnswer.message(415, "Unsupported Media Type");
            }
            var body = template.map(text -> Templates.render(text, variables(request.http().text(), request))).orElse(
                    request.http().text());
            var given = integration.type() == IntegrationType.MOCK ? mock(body) : start(body, integration);
            return given.map(g -> mapped(g, request, integration)).orElseGet(RestIntegration::internalError);
        } catch (AwsServiceException e) {
            LOG.warn("{} {} cannot be answered: {}", request.http().method(), request.path(), ServiceError.messageOf(
                    e));
            return e.statusCode() == 400 ? GatewayAnswer.message(400, ServiceError.messageOf(e))
                    : RestIntegration.internalError();
        }
    }

    private static boolean isRefused(Integration integration) {
        return switch (String.valueOf(integration.passthroughBehavior())) {
            case "NEVER" -> true;
            case "WHEN_NO_TEMPLATES" -> !integration.requestTemplates().isEmpty();
            default -> false;
        };
    }

    private Map<String, Object> variables(String body, RestRequest request) {
        var about = JSON.createObjectNode();
        RestEvent.context(about, request, context.identity().account());
        return Map.of("input", new TemplateInput(body, request), "context", JSON.convertValue(about, Map.class),
                "stageVariables", request.stage().variables());
    }

    /** The request template says the status. */
    private static Optional<Given> mock(String body) {
        try {
            int status = JSON.readTree(body).path("statusCode").asInt(0);
            return Optional.of(new Given(status, "")).filter(g -> status >= 100);
        } catch (JsonProcessingException e) {
            LOG.warn("The request template of a mock integration gives no JSON: {}", e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Optional<Given> start(String body, Integration integration) {
        if (!role.canBeAssumed(String.valueOf(integration.credentials()))) {
            return Optional.empty();
        }
        try {
            var call = ModelJson.read(JSON.readTree(body).toString(), StartExecutionRequest.class);
            return Optional.of(new Given(200, ModelJson.write(role.acting(String.valueOf(integration.credentials()))
                    .calls().call(call,
                            StartExecutionResponse.class))));
        } catch (AwsServiceException e) {
            return Optional.of(new Given(e.statusCode() >= 400 ? e.statusCode() : 500, JSON.createObjectNode().put(
                    "__type", ServiceError.codeOf(e)).put("message", ServiceError.messageOf(e)).toString()));
        } catch (JsonProcessingException e) {
            return Optional.of(new Given(400, JSON.createObjectNode().put("__type", "SerializationException").put(
                    "message", e.getOriginalMessage()).toString()));
        }
    }

    private GatewayAnswer mapped(Given given, RestRequest request, Integration integration) {
        var status = Integer.toString(given.status());
        var all = integration.integrationResponses().values();
        var response = all.stream().filter(r -> r.selectionPattern() != null && !r.selectionPattern().isEmpty()
                && Pattern.matches(r.selectionPattern(), status)).findFirst().or(() -> all.stream().filter(r -> r
                        .selectionPattern() == null || r.selectionPattern().isEmpty()).findFirst());
        if (response.isEmpty()) {
            LOG.warn("No integration response of {} {} is for status {}", request.method().httpMethod(), request
                    .resource().path(), status);
            return RestIntegration.internalError();
        }
        var template = Optional.ofNullable(response.get().responseTemplates().get(JSON_TYPE));
        var body = template.map(text -> Templates.render(text, variables(given.body(), request))).orElse(given.body());
        return new GatewayAnswer(Integer.parseInt(response.get().statusCode()), headers(response.get()), body.getBytes(
                StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(IntegrationResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("content-type", List.of(JSON_TYPE));
        response.responseParameters().forEach((to, from) -> headers.put(to.substring(MethodOperations.HEADER.length())
                .toLowerCase(Locale.ROOT), List.of(from.substring(1, from.length() - 1))));
        return headers;
    }
}
