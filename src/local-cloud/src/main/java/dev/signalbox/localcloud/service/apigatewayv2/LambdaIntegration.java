package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Deployment;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Answers requests by invoking the function of the route's integration. */
final class LambdaIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaIntegration.class);

    private final CloudContext context;
    private final InvokePermission permission;

    LambdaIntegration(CloudContext context) {
        this.context = context;
        this.permission = new InvokePermission(context);
    }

    GatewayAnswer answer(GatewayRequest request) {
        var integration = request.api().servedBy(request.stage()).flatMap((Deployment d) -> d.integration(request
                .route()));
        if (integration.isEmpty()) {
            LOG.warn("Route {} of API {} has no integration", request.route().key(), request.api().id());
            return GatewayAnswer.internalError();
        }
        var function = LambdaTarget.of(integration.get().uri()).orElseThrow();
        if (!permission.allows(function, sourceArn(request))) {
            return GatewayAnswer.internalError();
        }
        return invoke(request, integration.get(), function);
    }

    /** Names the route rather than the request, as AWS does; only {@code ANY} is the method that was used. */
    private String sourceArn(GatewayRequest request) {
        var key = RouteKey.parse(request.route().key());
        var method = key.method().map(m -> "/" + (m.equals("ANY") ? request.http().method() : m)).orElse("");
        var path = key.method().isEmpty() ? "/" + key.path() : key.path();
        return context.arn("execute-api", request.api().id() + "/" + request.stage().name() + method + path);
    }

    private GatewayAnswer invoke(GatewayRequest request, Integration integration, String function) {
        var account = context.identity().account();
        boolean first = integration.payloadFormatVersion().equals("1.0");
        var event = first ? EventV1.of(request, account) : EventV2.of(request, account);
        var call = InvokeRequest.builder().functionName(function).payload(SdkBytes.fromUtf8String(event.toString()))
                .build();
        var invoked = CompletableFuture.supplyAsync(() -> context.calls().call(call, InvokeResponse.class),
                task -> Thread.ofVirtual().name("api-" + request.id()).start(task));
        try {
            var response = invoked.get(integration.timeoutMillis(), TimeUnit.MILLISECONDS);
            if (response.functionError() != null) {
                LOG.warn("{} failed to answer request {}; its log has the cause", function, request.id());
                return GatewayAnswer.internalError();
            }
            return GatewayAnswer.of(response.payload().asByteArrayUnsafe(), integration.payloadFormatVersion());
        } catch (TimeoutException e) {
            LOG.warn("{} did not answer request {} within {} ms", function, request.id(), integration.timeoutMillis());
            return GatewayAnswer.message(503, "Service Unavailable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GatewayAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            return failed(e, function);
        }
    }

    private static GatewayAnswer failed(ExecutionException failure, String function) {
        if (!(failure.getCause() instanceof AwsServiceException error)) {
            throw new IllegalStateException(function + " could not be invoked", failure);
        }
        LOG.warn("{} could not be invoked: {}", function, ServiceError.messageOf(error));
        return switch (ServiceError.codeOf(error)) {
            case "TooManyRequestsException" -> GatewayAnswer.message(503, "Service Unavailable");
            case "RequestTooLargeException" -> GatewayAnswer.message(413, "Request Entity Too Large");
            default -> GatewayAnswer.internalError();
        };
    }
}
