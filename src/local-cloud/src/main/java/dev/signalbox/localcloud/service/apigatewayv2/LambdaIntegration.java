package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall.Failure;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall.Outcome;

/** Answers requests by invoking the function of the route's integration. */
final class LambdaIntegration {
    private final CloudContext context;
    private final FunctionCall functions;

    LambdaIntegration(CloudContext context) {
        this.context = context;
        this.functions = new FunctionCall(context);
    }

    GatewayAnswer answer(GatewayRequest request, Integration integration) {
        var account = context.identity().account();
        boolean first = integration.payloadFormatVersion().equals("1.0");
        var event = first ? EventV1.of(request, account) : EventV2.of(request, account);
        var function = LambdaTarget.of(integration.uri()).orElseThrow();
        return switch (functions.call(function, sourceArn(request), event.toString(), integration.timeoutMillis(),
                request.id())) {
            case Outcome.Answered(var payload) -> GatewayAnswer.of(payload, integration.payloadFormatVersion());
            case Outcome.Failed(var why) -> failed(why);
        };
    }

    /** Names the route rather than the request, as AWS does; only {@code ANY} is the method that was used. */
    private String sourceArn(GatewayRequest request) {
        var key = RouteKey.parse(request.route().key());
        var method = key.method().map(m -> "/" + (m.equals("ANY") ? request.http().method() : m)).orElse("");
        var path = key.method().isEmpty() ? "/" + key.path() : key.path();
        return context.arn("execute-api", request.api().id() + "/" + request.stage().name() + method + path);
    }

    private static GatewayAnswer failed(Failure why) {
        return switch (why) {
            case TOO_SLOW, THROTTLED -> GatewayAnswer.message(503, "Service Unavailable");
            case TOO_LARGE -> GatewayAnswer.message(413, "Request Entity Too Large");
            case NOT_PERMITTED, FUNCTION_FAILED, NOT_INVOKED -> GatewayAnswer.internalError();
        };
    }
}
