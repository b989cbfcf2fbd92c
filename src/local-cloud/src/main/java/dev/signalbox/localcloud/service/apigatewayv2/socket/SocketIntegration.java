package dev.signalbox.localcloud.service.apigatewayv2.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall;
import dev.signalbox.localcloud.service.apigatewayv2.FunctionCall.Outcome;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.LambdaTarget;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers the routes of WebSocket APIs: functions, or nothing but a fixed status. */
final class SocketIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(SocketIntegration.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final CloudContext context;
    private final FunctionCall functions;

    SocketIntegration(CloudContext context) {
        this.context = context;
        this.functions = new FunctionCall(context);
    }

    /** What an integration gave. */
    sealed interface Reply {
        record Given(GatewayAnswer answer) implements Reply {}

        /** @param status what a handshake is refused with */
        record Failed(int status) implements Reply {}
    }

    Reply reply(RouteEntry route, Optional<Integration> integration, SocketEvent about, ObjectNode event) {
        if (integration.isEmpty()) {
            LOG.warn("Route {} of API {} has no integration", route.key(), about.connection().api());
            return new Reply.Failed(500);
        }
        return integration.get().type().equals(Optional.of("MOCK")) ? mock(integration.get())
                : invoke(route, integration.get(), about, event);
    }

    private Reply invoke(RouteEntry route, Integration integration, SocketEvent about, ObjectNode event) {
        var connection = about.connection();
        var source = context.arn("execute-api", connection.api() + "/" + connection.stage() + "/" + route.key());
        var function = LambdaTarget.of(integration.uri()).orElseThrow();
        return switch (functions.call(function, source, event.toString(), integration.timeoutMillis(), about
                .requestId())) {
            case Outcome.Answered(var payload) -> GatewayAnswer.proxied(payload, true).map(
                    answer -> (Reply) new Reply.Given(
                            answer)).orElse(new Reply.Failed(502));
            case Outcome.Failed(var why) -> new Reply.Failed(switch (why) {
                case NOT_PERMITTED, NOT_INVOKED -> 500;
                case FUNCTION_FAILED -> 502;
                case TOO_LARGE -> 413;
                case THROTTLED -> 429;
                case TOO_SLOW -> 504;
            });
        };
    }

    /** The chosen request template says the status, as {@code {"statusCode": 200}}. */
    private static Reply mock(Integration integration) {
        var key = integration.templateSelection().orElse("\\$default").replace("\\", "");
        var template = Optional.ofNullable(integration.templates().get(key)).or(() -> Optional.ofNullable(integration
                .templates().get("$default")));
        try {
            int status = JSON.readTree(template.orElse("{}")).path("statusCode").asInt(0);
            if (status >= 100) {
                return new Reply.Given(new GatewayAnswer(status, Map.of(), new byte[0]));
            }
        } catch (JsonProcessingException e) {
            LOG.warn("The request template of mock integration {} is no JSON: {}", integration.id(), e
                    .getOriginalMessage());
        }
        return new Reply.Failed(500);
    }
}
