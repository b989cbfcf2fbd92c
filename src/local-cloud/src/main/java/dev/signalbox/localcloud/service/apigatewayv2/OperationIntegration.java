package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Answers requests with what an AWS operation answers, called with the integration's role. */
final class OperationIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(OperationIntegration.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<String>> AWS_JSON = Map.of("content-type", List.of(
            "application/x-amz-json-1.0"));

    private final CloudContext context;
    private final GatewayRole role;

    OperationIntegration(CloudContext context) {
        this.context = context;
        this.role = new GatewayRole(context);
    }

    GatewayAnswer answer(GatewayRequest request, Integration integration) {
        if (!role.canBeAssumed(integration.credentials().orElse(""))) {
            return GatewayAnswer.internalError();
        }
        var values = new LinkedHashMap<String, String>();
        var mapping = new ParameterMapping(request);
        integration.parameters().forEach((name, text) -> mapping.value(text).ifPresent(v -> values.put(name, v)));
        if (!values.getOrDefault("Region", context.identity().region()).equals(context.identity().region())) {
            LOG.warn("The local cloud has no Region {}", values.get("Region"));
            return GatewayAnswer.internalError();
        }
        var call = StartExecutionRequest.builder().stateMachineArn(values.get("StateMachineArn")).name(values.get(
                "Name")).input(values.get("Input")).build();
        var started = CompletableFuture.supplyAsync(() -> role.acting(integration.credentials().orElse("")).calls()
                .call(call,
                        StartExecutionResponse.class),
                task -> Thread.ofVirtual().name("api-" + request.id()).start(task));
        try {
            var response = started.get(integration.timeoutMillis(), TimeUnit.MILLISECONDS);
            return new GatewayAnswer(200, AWS_JSON, ModelJson.write(response).getBytes(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            LOG.warn("No answer to request {} within {} ms", request.id(), integration.timeoutMillis());
            return GatewayAnswer.message(503, "Service Unavailable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GatewayAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            return refused(e);
        }
    }

    /** What the service says goes to the client as it is. */
    private static GatewayAnswer refused(ExecutionException failure) {
        if (!(failure.getCause() instanceof AwsServiceException error)) {
            throw new IllegalStateException("An operation could not be called", failure);
        }
        var body = JSON.createObjectNode().put("__type", ServiceError.codeOf(error)).put("message", ServiceError
                .messageOf(error)).toString();
        return new GatewayAnswer(error.statusCode() >= 400 ? error.statusCode() : 500, AWS_JSON, body.getBytes(
                StandardCharsets.UTF_8));
    }
}
