package dev.signalbox.localcloud.service.apigatewayv2.socket;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.SocketPeer;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Deployment;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import dev.signalbox.localcloud.service.apigatewayv2.ApiStore;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.RouteSelection;
import dev.signalbox.localcloud.service.apigatewayv2.Throttling;
import dev.signalbox.localcloud.service.apigatewayv2.socket.SocketIntegration.Reply;
import dev.signalbox.localcloud.store.DurableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens after the handshake: each message goes to its route, and the end to {@code $disconnect}. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ABNORMAL = 1006;

    private final String prefix;
    private final ApiStore apis;
    private final CloudContext context;
    private final Connections connections;
    private final Throttling throttling;
    private final SocketIntegration integrations;
    /** Connections whose {@code $disconnect} route has not answered yet. */
    private final DurableMap<Connection> unfinished;
    private volatile boolean stopped;

    Conversation(String prefix, ApiStore apis, CloudContext context, Connections connections) {
        this.prefix = prefix;
        this.apis = apis;
        this.context = context;
        this.connections = connections;
        this.throttling = new Throttling(context.time());
        this.integrations = new SocketIntegration(context);
        this.unfinished = context.store().map("apigatewayv2.connections", Connection.class);
    }

    SocketIntegration integrations() {
        return integrations;
    }

    /** Whether a stage takes another handshake or message now. */
    boolean admits(Connection connection, Stage stage) {
        return throttling.admits(connection.api() + "/" + connection.stage(), stage.throttle());
    }

    /** A peer for a connection that is kept from now on. */
    SocketPeer with(Connection connection) {
        context.store().write(() -> unfinished.put(connection.id(), connection));
        return new ClientPeer(connection, connections, this);
    }

    /** From now on ends are told by the process that comes next. */
    void stop() {
        stopped = true;
    }

    void tellOfLostConnections() {
        var lost = unfinished.values().toList();
        if (!lost.isEmpty()) {
            Thread.ofVirtual().name("lost-websockets").start(() -> lost.forEach(c -> ended(c, ABNORMAL,
                    "Connection closed abnormally")));
        }
    }

    /** An event about a connection, of which each has its own id and time. */
    SocketEvent event(Connection connection, Stage stage) {
        var endpoint = context.endpoint().uri();
        var domain = endpoint.getRawAuthority() + prefix + connection.api();
        return new SocketEvent(connection, domain, stage.variables(), Connection.newId(), context.time().now());
    }

    private record Served(ApiRecord api, Stage stage, Deployment deployment) {
        Optional<RouteEntry> route(String key) {
            return deployment.routes().stream().filter(r -> r.key().equals(key)).findFirst();
        }
    }

    private Optional<Served> served(Connection connection) {
        return apis.find(connection.api()).flatMap(api -> Optional.ofNullable(api.stages().get(connection.stage()))
                .flatMap(stage -> api.servedBy(stage).map(deployment -> new Served(api, stage, deployment))));
    }

    void message(Connection connection, String text) throws IOException {
        var served = served(connection);
        if (served.isEmpty()) {
            return;
        }
        var event = event(connection, served.get().stage());
        if (!admits(connection, served.get().stage())) {
            complain(event, "Too Many Requests");
            return;
        }
        var key = served.get().api().about().routeSelection().flatMap(expression -> RouteSelection.key(expression,
                text));
        var route = key.filter(k -> !k.equals("$connect") && !k.equals("$disconnect")).flatMap(served.get()::route).or(
                () -> served.get().route("$default"));
        if (route.isEmpty()) {
            complain(event, "Forbidden");
            return;
        }
        var integration = served.get().deployment().integration(route.get());
        var reply = integrations.reply(route.get(), integration, event, event.message(route.get().key(), text));
        switch (reply) {
            case Reply.Given(var answer) -> respond(connection, route.get(), answer);
            case Reply.Failed(int _) -> complain(event, "Internal server error");
        }
    }

    /** Only two-way routes send what the integration answered. */
    private void respond(Connection connection, RouteEntry route, GatewayAnswer answer) throws IOException {
        if (route.responseSelection().isPresent() && route.responses().containsKey("$default") && answer
                .body().length > 0) {
            send(connection, new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private void complain(SocketEvent event, String message) throws IOException {
        send(event.connection(), JSON.createObjectNode().put("message", message).put("connectionId", event.connection()
                .id()).put("requestId", event.requestId()).toString());
    }

    private void send(Connection connection, String text) throws IOException {
        var open = connections.find(connection.api(), connection.stage(), connection.id());
        if (open.isPresent()) {
            open.get().send(text);
        }
    }

    /** Tells {@code $disconnect}; its answer has no effect. */
    void ended(Connection connection, int code, String reason) {
        if (stopped) {
            return;
        }
        var served = served(connection);
        served.flatMap(s -> s.route("$disconnect")).ifPresent(route -> {
            var event = event(connection, served.get().stage());
            var integration = served.get().deployment().integration(route);
            var reply = integrations.reply(route, integration, event, event.disconnect(code, reason));
            LOG.debug("$disconnect of {} gave {}", connection.id(), reply);
        });
        if (!stopped) {
            context.store().write(() -> unfinished.remove(connection.id()));
        }
    }
}
