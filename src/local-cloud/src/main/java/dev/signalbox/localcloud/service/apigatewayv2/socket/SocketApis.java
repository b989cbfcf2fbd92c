package dev.signalbox.localcloud.service.apigatewayv2.socket;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.RequestSignature;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SocketRoute;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import dev.signalbox.localcloud.service.apigatewayv2.ApiStore;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.socket.SocketIntegration.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** WebSocket APIs: takes handshakes at {@code /_aws/execute-api/<api>/<stage>} if the route {@code $connect} agrees. */
public final class SocketApis implements SocketRoute {
    private static final Logger LOG = LoggerFactory.getLogger(SocketApis.class);

    private final String prefix;
    private final ApiStore apis;
    private final CloudContext context;
    private final Conversation conversation;
    private final Connections connections;
    private final RequestSignature signature;

    public SocketApis(String prefix, ApiStore apis, CloudContext context) {
        this.prefix = prefix;
        this.apis = apis;
        this.context = context;
        this.connections = new Connections(context.time());
        this.conversation = new Conversation(prefix, apis, context, connections);
        this.signature = new RequestSignature(context, "execute-api");
    }

    @Override
    public String prefix() {
        return prefix;
    }

    /** The management of connections, as {@code @connections} below a stage's address. */
    public ConnectionsApi management() {
        return new ConnectionsApi(connections, context);
    }

    /** Ends the connections of what is deleted. */
    public void deleted(String api, Optional<String> stage) {
        connections.endAll(api, stage);
    }

    /** Tells of connections that ended together with the last process. */
    public void resume() {
        conversation.tellOfLostConnections();
    }

    public void close() {
        conversation.stop();
        connections.endAll();
    }

    @Override
    public Handshake handshake(Opening opening) {
        var steps = opening.path().substring(prefix.length()).split("/");
        var api = apis.find(steps[0]).filter(ApiRecord::isSocket);
        if (api.isEmpty()) {
            return new Handshake.Elsewhere();
        }
        var stage = Optional.ofNullable(steps.length == 2 ? api.get().stages().get(steps[1]) : null);
        if (stage.isEmpty() || api.get().about().endpointDisabled() || api.get().servedBy(stage.get()).isEmpty()) {
            return refused(GatewayAnswer.message(403, "Forbidden"));
        }
        var connection = new Connection(Connection.newId(), api.get().id(), stage.get().name(), context.time().now(),
                opening.remoteAddress(), opening.header("User-Agent").orElse(""));
        if (!conversation.admits(connection, stage.get())) {
            return refused(GatewayAnswer.message(429, "Too Many Requests"));
        }
        var route = api.get().servedBy(stage.get()).flatMap(d -> d.routes().stream().filter(r -> r.key().equals(
                "$connect")).findFirst());
        return route.map(r -> asked(r, api.get(), stage.get(), connection, opening)).orElseGet(() -> accepted(
                connection, Optional.empty()));
    }

    private Handshake asked(RouteEntry route, ApiRecord api, Stage stage, Connection connection, Opening opening) {
        if (route.authorization().equals(Optional.of("AWS_IAM")) && !isPermitted(opening, api.id() + "/" + stage.name()
                + "/$connect")) {
            return refused(GatewayAnswer.message(403, "Forbidden"));
        }
        var event = conversation.event(connection, stage);
        var integration = api.servedBy(stage).flatMap(d -> d.integration(route));
        int port = context.endpoint().uri().getPort();
        return switch (conversation.integrations().reply(route, integration, event, event.connect(opening, port))) {
            case Reply.Given(var answer) when answer.status() / 100 == 2 -> accepted(connection, subprotocol(answer));
            case Reply.Given(var answer) -> refused(answer);
            case Reply.Failed(int status) -> refused(GatewayAnswer.message(status, "Internal server error"));
        };
    }

    private boolean isPermitted(Opening opening, String resource) {
        try {
            var caller = signature.verify(new RequestSignature.Signed("GET", opening.path(), opening.query(),
                    opening::header,
                    new byte[0]));
            context.calls().guard().action("execute-api:Invoke", context.arn("execute-api", resource), caller);
            return true;
        } catch (AwsServiceException e) {
            LOG.info("A handshake is refused: {}", ServiceError.messageOf(e));
            return false;
        }
    }

    private static Optional<String> subprotocol(GatewayAnswer answer) {
        return Optional.ofNullable(answer.headers().get("sec-websocket-protocol")).map(List::getFirst);
    }

    private Handshake accepted(Connection connection, Optional<String> subprotocol) {
        return new Handshake.Accepted(subprotocol, conversation.with(connection));
    }

    private static Handshake refused(GatewayAnswer answer) {
        var headers = new LinkedHashMap<String, String>();
        answer.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new Handshake.Refused(answer.status(), headers, answer.body());
    }
}
