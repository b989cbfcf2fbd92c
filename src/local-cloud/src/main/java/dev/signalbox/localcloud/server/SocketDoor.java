package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.SocketRoute;
import dev.signalbox.localcloud.runtime.SocketRoute.Handshake;
import dev.signalbox.localcloud.runtime.SocketRoute.Opening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Takes handshakes of WebSockets; everything else goes on to the front door. Pages may open WebSockets, as on AWS. */
final class SocketDoor extends Handler.Wrapper {
    private final HostCheck hosts;
    private final List<SocketRoute> routes;
    private final ServerWebSocketContainer container;

    SocketDoor(Handler others, HostCheck hosts, List<SocketRoute> routes, ServerWebSocketContainer container) {
        super(others);
        this.hosts = hosts;
        this.routes = List.copyOf(routes);
        this.container = container;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var path = request.getHttpURI().getPath();
        var route = routes.stream().filter(r -> path.startsWith(r.prefix())).findFirst();
        if (route.isEmpty() || !isHandshake(request)) {
            return super.handle(request, response, callback);
        }
        var host = Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
        if (!hosts.allows(host)) {
            refuse(new Handshake.Refused(403, Map.of("Content-Type", "text/plain;charset=utf-8"),
                    ("The local cloud answers only to loopback names, not to the host '" + host + "'.\n").getBytes(
                            StandardCharsets.UTF_8)), response, callback);
            return true;
        }
        return switch (route.get().handshake(opening(request, path))) {
            case Handshake.Elsewhere() -> super.handle(request, response, callback);
            case Handshake.Refused refused -> {
                refuse(refused, response, callback);
                yield true;
            }
            case Handshake.Accepted accepted -> upgrade(accepted, request, response, callback);
        };
    }

    private static boolean isHandshake(Request request) {
        return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
    }

    private static Opening opening(Request request, String path) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : request.getHeaders().getFieldNamesCollection()) {
            headers.put(name, request.getHeaders().getValuesList(name));
        }
        var query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        return new Opening(path, query, headers, Request.getRemoteAddr(request));
    }

    private static void refuse(Handshake.Refused refused, Response response, Callback callback) {
        response.setStatus(refused.status());
        refused.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(refused.body()), callback);
    }

    /** A handshake that Jetty finds malformed is answered by Jetty; then the peer hears of an end without a beginning. */
    private boolean upgrade(Handshake.Accepted accepted, Request request, Response response, Callback callback) {
        var socket = new OpenSocket(accepted.peer());
        boolean upgraded = false;
        try {
            upgraded = container.upgrade((_, answer, _) -> {
                adjust(answer, accepted);
                return socket;
            }, request, response, callback);
        } finally {
            if (!upgraded) {
                accepted.peer().closed(OpenSocket.ABNORMAL, "");
            }
        }
        if (!upgraded) {
            Response.writeError(request, response, callback, 400);
        }
        return true;
    }

    /** API Gateway negotiates no extensions. */
    private static void adjust(ServerUpgradeResponse answer, Handshake.Accepted accepted) {
        answer.setExtensions(List.of());
        accepted.subprotocol().ifPresent(answer::setAcceptedSubProtocol);
    }
}
