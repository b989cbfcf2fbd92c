package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.LoopbackPort;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;

/** Answers requests as their listener says: from a target, in bodies that are passed on piece by piece, or itself. */
final class Forwarder extends ProxyHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final String TARGET = Forwarder.class.getName() + ".target";
    private static final String ROUTE = Forwarder.class.getName() + ".route";
    private static final int CONNECT_MILLIS = 10_000;
    private static final int CONNECTIONS_PER_TARGET = 256;
    private static final Pattern VALID_NAME = Pattern.compile("[-A-Za-z0-9]+");

    private final Function<String, Optional<Route>> routes;
    private final Targets targets;

    /**
     * What a listener does.
     *
     * @param port of the listener here
     * @param idleSeconds longest silence of a target
     */
    record Route(int port, int idleSeconds, boolean dropsInvalid, ListenerAction action) {}

    /** @param routes by the ARN of a listener */
    Forwarder(Function<String, Optional<Route>> routes, Targets targets) {
        this.routes = routes;
        this.targets = targets;
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_TARGET);
        client.setMaxRequestsQueuedPerDestination(1024);
        client.setRequestBufferSize(64 * 1024);
        client.setUserAgentField(null);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var listener = request.getConnectionMetaData().getConnector().getName();
        var route = routes.apply(listener).orElse(null);
        if (route == null) {
            answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        switch (route.action()) {
            case ListenerAction.Fixed(var fixed) -> fixed(response, callback, fixed);
            case ListenerAction.Redirect redirect -> redirect(request, response, callback, redirect);
            case ListenerAction.Forward(var group) -> forward(request, response, callback, route, group);
        }
        return true;
    }

    private void forward(Request request, Response response, Callback callback, Route route, String group) {
        var target = targets.choose(group);
        if (target.isEmpty()) {
            answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return;
        }
        request.setAttribute(TARGET, target.get().target());
        request.setAttribute(ROUTE, route);
        var once = Callback.from(callback, () -> targets.answered(target.get()));
        try {
            super.handle(request, response, once);
        } catch (IllegalArgumentException e) {
            LOG.debug("Not forwarded", e);
            answer(response, once, HttpStatus.BAD_REQUEST_400);
        }
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        var target = (Targets.Target) request.getAttribute(TARGET);
        return HttpURI.build().scheme("http").host(target.id()).port(target.port()).pathQuery(request.getHttpURI()
                .getPathQuery());
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        var route = (Route) request.getAttribute(ROUTE);
        return super.newProxyToServerRequest(request, uri).idleTimeout(route.idleSeconds(), TimeUnit.SECONDS);
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toTarget) {
        var route = (Route) request.getAttribute(ROUTE);
        toTarget.headers(headers -> {
            if (route.dropsInvalid()) {
                var each = headers.iterator();
                while (each.hasNext()) {
                    if (!VALID_NAME.matcher(each.next().getName()).matches()) {
                        each.remove();
                    }
                }
            }
            var client = Request.getRemoteAddr(request);
            var before = headers.get("X-Forwarded-For");
            headers.put(new HttpField("X-Forwarded-For", before == null ? client : before + ", " + client));
            headers.put(new HttpField("X-Forwarded-Proto", "http"));
            headers.put(new HttpField("X-Forwarded-Port", Integer.toString(route.port())));
        });
    }

    @Override
    protected void onServerToProxyResponseFailure(Request request, org.eclipse.jetty.client.Request toTarget,
            org.eclipse.jetty.client.Response fromTarget, Response response, Callback callback, Throwable failure) {
        LOG.debug("No answer from {}", toTarget.getURI(), failure);
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        answer(response, callback, switch (failure) {
            case TimeoutException _,SocketTimeoutException _ -> HttpStatus.GATEWAY_TIMEOUT_504;
            case RejectedExecutionException _ -> HttpStatus.SERVICE_UNAVAILABLE_503;
            default -> HttpStatus.BAD_GATEWAY_502;
        });
    }

    private static void answer(Response response, Callback callback, int status) {
        var title = status + " " + HttpStatus.getMessage(status);
        write(response, callback, status, "text/html", "<html>\r\n<head><title>" + title
                + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n</body>\r\n</html>\r\n");
    }

    private static void write(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.SERVER, "awselb/2.0");
        if (!body.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + "; charset=utf-8");
        }
        response.write(true, StandardCharsets.UTF_8.encode(body), callback);
    }

    private static void fixed(Response response, Callback callback, FixedResponseActionConfig fixed) {
        var type = fixed.contentType() == null ? "text/plain" : fixed.contentType();
        write(response, callback, Integer.parseInt(fixed.statusCode()), type, fixed.messageBody() == null ? ""
                : fixed
                        .messageBody());
    }

    private static void redirect(Request request, Response response, Callback callback, ListenerAction.Redirect to) {
        var uri = request.getHttpURI();
        var host = uri.getHost() == null ? LoopbackPort.ADDRESS : uri.getHost();
        var path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        var port = Integer.toString(Request.getServerPort(request));
        response.getHeaders().put(HttpHeader.LOCATION, to.location(host, port, path, uri.getQuery() == null ? ""
                : uri
                        .getQuery()));
        answer(response, callback, to.status());
    }
}
