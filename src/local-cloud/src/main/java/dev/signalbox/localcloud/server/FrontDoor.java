package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.Dispatcher;
import dev.signalbox.localcloud.wire.WireRequest;
import dev.signalbox.localcloud.wire.WireResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who answers a request: nobody, an unsigned route, S3's handler, or the API dispatcher. */
final class FrontDoor extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    /** A Lambda archive of 50 MB in base64 is the largest request that AWS takes outside S3. */
    private static final int LARGEST_BODY = 72 << 20;

    private final transient HostCheck hosts;
    private final transient Routes routes;
    private final transient Dispatcher dispatcher;

    FrontDoor(HostCheck hosts, Routes routes, Dispatcher dispatcher) {
        this.hosts = hosts;
        this.routes = routes;
        this.dispatcher = dispatcher;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = UUID.randomUUID().toString();
        response.setHeader("x-amzn-RequestId", id);
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        if (!hosts.allows(host)) {
            refuse(response, "The local cloud answers only to loopback names, not to the host '" + host + "'.");
        } else if (request.getHeader("Origin") != null && !isOpenToPages(request)) {
            refuse(response, "The local cloud does not answer web pages (the request has an Origin header).");
        } else {
            serve(request, response, id);
        }
    }

    /** Deployed APIs and presigned addresses are, as on AWS. Everything else is for programs that have the keys. */
    private boolean isOpenToPages(HttpServletRequest request) {
        return routes.unsigned(request.getRequestURI()).map(Route::isOpenToPages).orElseGet(() -> S3Requests
                .isPresigned(
                        request) || S3Requests.isPreflight(request));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        var unsigned = routes.unsigned(request.getRequestURI());
        if (unsigned.isPresent()) {
            route(unsigned.get(), request, response, id);
        } else if (routes.objects().isPresent() && S3Requests.isOne(request) && !isS3Api(request)) {
            objects(routes.objects().get(), request, response, id);
            S3Requests.drainStarted(request);
        } else {
            api(request, response, id);
        }
    }

    /** Presigned addresses are verified by S3's handler, so it answers all of them. */
    private boolean isS3Api(HttpServletRequest request) {
        return S3Requests.isSigned(request) && dispatcher.answersForS3(wire(request, new byte[0]));
    }

    private void objects(Route route, HttpServletRequest request, HttpServletResponse response, String id)
            throws IOException {
        if (!S3Requests.isSigned(request)) {
            route(route, request, response, id);
            return;
        }
        var signer = dispatcher.signerForS3(wire(request, new byte[0]), id);
        if (signer.refusal().isPresent()) {
            S3Requests.drain(request);
            write(signer.refusal().get(), response);
        } else {
            request.setAttribute(Route.CALLER, signer.caller().orElseThrow());
            route(route, S3Requests.verified(request), response, id);
        }
    }

    private static void route(Route route, HttpServletRequest request, HttpServletResponse response, String id)
            throws IOException {
        try {
            route.handle(request, response);
        } catch (RuntimeException e) {
            LOG.error("Request {} below {} failed inside the local cloud", id, route.prefix(), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                plain(response, 500, "Internal error in the local cloud, request id " + id
                        + "; its log has the cause.");
            }
        }
    }

    private void api(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        boolean tooLarge = body.length > LARGEST_BODY;
        var wire = wire(request, tooLarge ? new byte[0] : body);
        var answer = tooLarge ? dispatcher.refusal(wire, ServiceError.of(413, "RequestEntityTooLargeException",
                "Request must be smaller than " + LARGEST_BODY + " bytes."), id) : dispatcher.answer(wire, id);
        write(answer, response);
    }

    private static WireRequest wire(HttpServletRequest request, byte[] body) {
        return new WireRequest(request.getMethod(), request.getRequestURI(), Optional.ofNullable(request
                .getQueryString()).orElse(""), name -> header(request, name), Collections.list(
                        request.getHeaderNames()), body);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        var values = request.getHeaders(name);
        return values.hasMoreElements() ? Optional.of(String.join(",", Collections.list(values))) : Optional.empty();
    }

    private static void write(WireResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (!answer.headers().containsKey("Content-Length")) { // which tells an object's size, in answers to HEAD
            response.setContentLength(answer.body().length);
        }
        response.getOutputStream().write(answer.body());
    }

    private static void refuse(HttpServletResponse response, String why) throws IOException {
        plain(response, 403, why);
    }

    private static void plain(HttpServletResponse response, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
