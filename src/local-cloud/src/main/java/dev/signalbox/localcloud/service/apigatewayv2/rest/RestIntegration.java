package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall.Failure;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall.Outcome;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.LambdaTarget;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.apigateway.model.Integration;

/** What answers the methods of REST APIs. */
final class RestIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(RestIntegration.class);

    private final CloudContext context;
    private final FunctionCall functions;
    private final MappedIntegration mapped;

    RestIntegration(CloudContext context) {
        this.context = context;
        this.functions = new FunctionCall(context);
        this.mapped = new MappedIntegration(context);
    }

    static GatewayAnswer internalError() {
        return GatewayAnswer.message(500, "Internal server error");
    }

    GatewayAnswer answer(RestRequest request) {
        var integration = request.method().methodIntegration();
        if (integration == null) {
            LOG.warn("{} {} has no integration", request.method().httpMethod(), request.resource().path());
            return internalError();
        }
        return switch (integration.type()) {
            case AWS_PROXY -> function(request, integration);
            case MOCK, AWS -> mapped.answer(request, integration);
            case null, default -> throw new IllegalStateException("No integration of type " + integration.type());
        };
    }

    private GatewayAnswer function(RestRequest request, Integration integration) {
        var function = LambdaTarget.of(integration.uri()).orElseThrow();
        var event = RestEvent.of(request, context.identity().account()).toString();
        return switch (functions.call(function, sourceArn(request), event, integration.timeoutInMillis(), request
                .id())) {
            case Outcome.Answered(var payload) -> GatewayAnswer.proxied(payload, request.isBinary(accepted(request)))
                    .orElseGet(() -> GatewayAnswer.message(502, "Internal server error"));
            case Outcome.Failed(var why) -> failed(why);
        };
    }

    private static Optional<String> accepted(RestRequest request) {
        return request.http().header("Accept").map(types -> types.split(",", 2)[0]);
    }

    /** The method that was used, and the path of the resource. */
    private String sourceArn(RestRequest request) {
        return context.arn("execute-api", request.api().id() + "/" + request.stage().stageName() + "/" + request.http()
                .method() + request.resource().path());
    }

    private static GatewayAnswer failed(Failure why) {
        return switch (why) {
            case TOO_SLOW -> GatewayAnswer.message(504, "Endpoint request timed out");
            case TOO_LARGE -> GatewayAnswer.message(413, "Request Too Long");
            case FUNCTION_FAILED -> GatewayAnswer.message(502, "Internal server error");
            case NOT_PERMITTED, THROTTLED, NOT_INVOKED -> internalError();
        };
    }
}
